# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention, for programs."""
