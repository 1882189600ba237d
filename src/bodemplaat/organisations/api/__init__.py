# SPDX-License-Identifier: EUPL-1.2
"""The arrangement, its participants and what is measured, for programs."""
