# SPDX-License-Identifier: EUPL-1.2
"""Enumerations and the frozen lines that other packages read."""

from bodemplaat.organisations.values.access import (
    AccessKind,
    AccessLine,
    AccessState,
    ProviderLine,
    RightLine,
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
    "StatedTotalLine",
    "SuccessorLine",
]
