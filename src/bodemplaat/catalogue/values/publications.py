# SPDX-License-Identifier: EUPL-1.2
"""What of a catalogue everyone may read, and two lists beside each other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bodemplaat.catalogue.values.packages import Level, Unit


class EntryKind(StrEnum):
    """What a line of a published catalogue is about."""

    SERVICE = "service"
    OFFERING = "offering"
    TASK = "task"


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """One task of the shared service organisation, as its arrangement names it."""

    id: int
    code: str
    name: str
    position: int
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """One line of a catalogue, before it is published."""

    kind: EntryKind
    package_code: str
    package_name: str
    code: str
    name: str
    description: str
    level: Level | None = None
    unit: Unit | None = None
    cents: int | None = None
    term_days: int | None = None
    norms: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicationLine:
    """A published catalogue: whose, of which day, and in which colours."""

    id: int
    slug: str
    arrangement_name: str
    sso_name: str
    number: int
    shown_on: date
    published_on: date
    shows_prices: bool
    is_published: bool
    primary: str
    on_primary: str
    accent: str
    initials: str
    entries: tuple[EntryDraft, ...]

    def list_entries(self, kind: EntryKind) -> tuple[EntryDraft, ...]:
        """Return the lines of one kind, in the order of the catalogue."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


@dataclass(frozen=True, kw_only=True)
class SideLine:
    """A list that can be laid beside another: a package or the tasks of a partnership."""

    key: str
    label: str
    lines: tuple[tuple[str, str, Level | None], ...]
