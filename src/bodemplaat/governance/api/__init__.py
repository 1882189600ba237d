# SPDX-License-Identifier: EUPL-1.2
"""Bodies, proposals and decisions, for programs."""
