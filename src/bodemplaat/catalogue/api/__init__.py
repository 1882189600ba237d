# SPDX-License-Identifier: EUPL-1.2
"""Services, packages, prices and agreements, for programs."""
