# SPDX-License-Identifier: EUPL-1.2
"""Pages of the partnership, and of its people."""
