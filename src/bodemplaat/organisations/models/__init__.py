# SPDX-License-Identifier: EUPL-1.2
"""Tables of partnerships, what is measured of them, and the people of both sides."""

from bodemplaat.organisations.models.access import AccessProposal
from bodemplaat.organisations.models.guests import Guest, Share, ShareLine
from bodemplaat.organisations.models.identities import (
    IdentityQuerySet,
    IdentityVersion,
    OrganisationIdentity,
    OrganisationLogo,
)
from bodemplaat.organisations.models.memberships import Membership, PublishedMembership
from bodemplaat.organisations.models.milestones import Milestone
from bodemplaat.organisations.models.names import Rename
from bodemplaat.organisations.models.partnerships import (
    Arrangement,
    ArrangementAddress,
    DocumentedSuccession,
    ExactValue,
    Measure,
    MeasuredFact,
    OpenQuestion,
    Participant,
    Participation,
    RegisterEntry,
    RegisterImport,
    StatedTotal,
)
from bodemplaat.organisations.models.people import Person, Post, Talk, Tenure
from bodemplaat.organisations.models.sources import SourceValue, ValueRange
from bodemplaat.organisations.models.stand_ins import StandIn
from bodemplaat.organisations.models.successions import Succession, SuccessorShare

__all__ = [
    "AccessProposal",
    "Arrangement",
    "ArrangementAddress",
    "DocumentedSuccession",
    "ExactValue",
    "Guest",
    "IdentityQuerySet",
    "IdentityVersion",
    "Measure",
    "MeasuredFact",
    "Membership",
    "Milestone",
    "OpenQuestion",
    "OrganisationIdentity",
    "OrganisationLogo",
    "Participant",
    "Participation",
    "Person",
    "Post",
    "PublishedMembership",
    "RegisterEntry",
    "RegisterImport",
    "Rename",
    "Share",
    "ShareLine",
    "SourceValue",
    "StandIn",
    "StatedTotal",
    "Succession",
    "SuccessorShare",
    "Talk",
    "Tenure",
    "ValueRange",
]
