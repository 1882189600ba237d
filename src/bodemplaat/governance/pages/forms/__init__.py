# SPDX-License-Identifier: EUPL-1.2
"""What people fill in."""

from bodemplaat.governance.pages.forms.comparison import (
    RuleSides,
    TargetPart,
    TargetReached,
    WithdrawRules,
)
from bodemplaat.governance.pages.forms.decisions import (
    ABSENT,
    Advise,
    Decide,
    Meeting,
    Withdraw,
)

__all__ = [
    "ABSENT",
    "Advise",
    "Decide",
    "Meeting",
    "RuleSides",
    "TargetPart",
    "TargetReached",
    "Withdraw",
    "WithdrawRules",
]
