# SPDX-License-Identifier: EUPL-1.2
"""What people fill in."""

from bodemplaat.governance.pages.forms.bodies import (
    Body,
    BodyTexts,
    Seat,
    SeatEnd,
)
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
    FailedMeeting,
    Meeting,
    Withdraw,
)
from bodemplaat.governance.pages.forms.local import (
    LocalException,
    Matter,
    Ranking,
)
from bodemplaat.governance.pages.forms.mandates import (
    HOLDERS,
    Mandate,
    MandateApproval,
    MandateEnd,
)
from bodemplaat.governance.pages.forms.weights import (
    VoteWeight,
)

__all__ = [
    "ABSENT",
    "HOLDERS",
    "Advise",
    "Body",
    "BodyTexts",
    "Decide",
    "FailedMeeting",
    "LocalException",
    "Mandate",
    "MandateApproval",
    "MandateEnd",
    "Matter",
    "Meeting",
    "Ranking",
    "RuleSides",
    "Seat",
    "SeatEnd",
    "TargetPart",
    "TargetReached",
    "VoteWeight",
    "Withdraw",
    "WithdrawRules",
]
