# SPDX-License-Identifier: EUPL-1.2
"""What happened to participations and measured facts."""

from dataclasses import dataclass
from datetime import date, datetime

from bodemplaat.foundation.events import Event


@dataclass(frozen=True)
class ParticipationStarted(Event):
    """A participant takes part from a day."""

    participation_id: int
    participant_code: str
    starts_on: date


@dataclass(frozen=True)
class ParticipationEnded(Event):
    """A participant no longer takes part from a day; with a successor where it merged."""

    participation_id: int
    participant_code: str
    ends_before: date
    successor_code: str


@dataclass(frozen=True)
class FactRecorded(Event):
    """A measured value was recorded or corrected."""

    fact_id: int
    participant_code: str
    measure: str
    reference_on: date


@dataclass(frozen=True)
class SuccessionRecorded(Event):
    """It is known who takes the place of a participant, or for which parts."""

    succession_id: int
    participant_code: str
    takes_effect_on: date


@dataclass(frozen=True)
class ParticipantRenamed(Event):
    """A participant has another name from a day, or that was corrected or taken back."""

    rename_id: int
    participant_code: str
    recorded_at: datetime


@dataclass(frozen=True)
class TenureStarted(Event):
    """Somebody holds a post, or stands in, from a day."""

    tenure_id: int
    starts_on: date


@dataclass(frozen=True)
class TenureEnded(Event):
    """Somebody no longer holds a post from a day."""

    tenure_id: int
    ends_before: date
