# SPDX-License-Identifier: EUPL-1.2
"""Every change to arrangements, participants, facts, identities, accounts and the register."""

from bodemplaat.organisations.actions.accounts import (
    DemoOnly,
    UnknownRole,
    UsernameTaken,
    assign_role,
    register_account,
)
from bodemplaat.organisations.actions.arrangements import (
    AlreadyRegistered,
    record_open_question,
    record_stated_total,
    register_arrangement,
    register_measure,
    set_identity,
)
from bodemplaat.organisations.actions.facts import FactUnchanged, record_fact
from bodemplaat.organisations.actions.participants import (
    NotTakingPart,
    ParticipationOverlaps,
    UnknownCode,
    UnknownParticipation,
    amend_participation,
    end_participation,
    register_participant,
    start_participation,
)
from bodemplaat.organisations.actions.register import (
    ImportResult,
    import_register,
)
from bodemplaat.organisations.permissions import NotYourRole
from bodemplaat.organisations.queries.facts import UnknownMeasure
from bodemplaat.organisations.queries.participants import UnknownParticipant
from bodemplaat.organisations.rules.identities import TooLittleContrast, UnknownColour
from bodemplaat.organisations.rules.participations import (
    CorrectionWithoutReason,
    EmptyPeriod,
    NegativeValue,
    NotYetMeasured,
    RecordedEarlier,
    TakesNoPart,
    ValueNotWhole,
    ValueTooLarge,
)
from bodemplaat.organisations.rules.register import (
    EmptyRegister,
    WrongColumns,
    WrongField,
)

__all__ = [
    "AlreadyRegistered",
    "CorrectionWithoutReason",
    "DemoOnly",
    "EmptyPeriod",
    "EmptyRegister",
    "FactUnchanged",
    "ImportResult",
    "NegativeValue",
    "NotTakingPart",
    "NotYetMeasured",
    "NotYourRole",
    "ParticipationOverlaps",
    "RecordedEarlier",
    "TakesNoPart",
    "TooLittleContrast",
    "UnknownCode",
    "UnknownColour",
    "UnknownMeasure",
    "UnknownParticipant",
    "UnknownParticipation",
    "UnknownRole",
    "UsernameTaken",
    "ValueNotWhole",
    "ValueTooLarge",
    "WrongColumns",
    "WrongField",
    "amend_participation",
    "assign_role",
    "end_participation",
    "import_register",
    "record_fact",
    "record_open_question",
    "record_stated_total",
    "register_account",
    "register_arrangement",
    "register_measure",
    "register_participant",
    "set_identity",
    "start_participation",
]
