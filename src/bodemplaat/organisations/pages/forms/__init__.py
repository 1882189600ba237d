# SPDX-License-Identifier: EUPL-1.2
"""Fields and their labels, nothing else."""

from bodemplaat.organisations.pages.forms.access import EndOfRole, Reason, RoleOf, StandIn
from bodemplaat.organisations.pages.forms.facts import Correction, Fact
from bodemplaat.organisations.pages.forms.guests import Guest, GuestPerson, Share
from bodemplaat.organisations.pages.forms.identities import Brand, Identity, Logo, Tokens
from bodemplaat.organisations.pages.forms.memberships import (
    Membership,
    MembershipCorrection,
    Withdrawal,
)
from bodemplaat.organisations.pages.forms.milestones import Milestone, MilestoneCorrection
from bodemplaat.organisations.pages.forms.names import Name, NameCorrection, NameWithdrawal
from bodemplaat.organisations.pages.forms.participants import (
    EndOfParticipation,
    Participant,
    Participation,
)
from bodemplaat.organisations.pages.forms.people import (
    Cancelling,
    Closing,
    Ending,
    Erasing,
    Held,
    Person,
    Post,
    Replacement,
    Seat,
    Talk,
)
from bodemplaat.organisations.pages.forms.providers import Provider, ProviderEdit
from bodemplaat.organisations.pages.forms.sources import LeadingValue, SourceValue, ValueRange
from bodemplaat.organisations.pages.forms.successions import Succession

__all__ = [
    "Brand",
    "Cancelling",
    "Closing",
    "Correction",
    "EndOfParticipation",
    "EndOfRole",
    "Ending",
    "Erasing",
    "Fact",
    "Guest",
    "GuestPerson",
    "Held",
    "Identity",
    "LeadingValue",
    "Logo",
    "Membership",
    "MembershipCorrection",
    "Milestone",
    "MilestoneCorrection",
    "Name",
    "NameCorrection",
    "NameWithdrawal",
    "Participant",
    "Participation",
    "Person",
    "Post",
    "Provider",
    "ProviderEdit",
    "Reason",
    "Replacement",
    "RoleOf",
    "Seat",
    "Share",
    "SourceValue",
    "StandIn",
    "Succession",
    "Talk",
    "Tokens",
    "ValueRange",
    "Withdrawal",
]
