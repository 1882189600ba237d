# SPDX-License-Identifier: EUPL-1.2
"""Keys, budgets, settlements and contributions with their explanation, for programs."""
