# SPDX-License-Identifier: EUPL-1.2
"""The interface as a whole: its description, its page, and what is at no address."""
