# SPDX-License-Identifier: EUPL-1.2
"""Fields and their labels, nothing else."""

from bodemplaat.organisations.pages.forms.access import EndOfRole, Reason, RoleOf
from bodemplaat.organisations.pages.forms.facts import Correction, Fact

__all__ = [
    "Correction",
    "EndOfRole",
    "Fact",
    "Reason",
    "RoleOf",
]
