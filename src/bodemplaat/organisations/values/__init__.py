# SPDX-License-Identifier: EUPL-1.2
"""Enumerations and the frozen lines that other packages read."""

from bodemplaat.organisations.values.access import (
    AccessKind,
    AccessLine,
    AccessState,
    ProviderLine,
    RightLine,
    StandInLine,
)
from bodemplaat.organisations.values.partnerships import (
    Actor,
    ArrangementLine,
    AssignmentLine,
    FactLine,
    IdentityLine,
    LegalForm,
    MeasureLine,
    OpenQuestionLine,
    ParticipantLine,
    ParticipationLine,
    RegisterLine,
    RegisterSource,
    Relation,
    Role,
    SourceConflictLine,
    StatedTotalLine,
    SuccessorLine,
)
from bodemplaat.organisations.values.successions import SuccessionLine, SuccessorShareLine

__all__ = [
    "AccessKind",
    "AccessLine",
    "AccessState",
    "Actor",
    "ArrangementLine",
    "AssignmentLine",
    "FactLine",
    "IdentityLine",
    "LegalForm",
    "MeasureLine",
    "OpenQuestionLine",
    "ParticipantLine",
    "ParticipationLine",
    "ProviderLine",
    "RegisterLine",
    "RegisterSource",
    "Relation",
    "RightLine",
    "Role",
    "SourceConflictLine",
    "StandInLine",
    "StatedTotalLine",
    "SuccessionLine",
    "SuccessorLine",
    "SuccessorShareLine",
]
