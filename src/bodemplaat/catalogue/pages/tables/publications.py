# SPDX-License-Identifier: EUPL-1.2
"""A published catalogue, and two lists beside each other, as the pages show them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.values import (
    Difference,
    EntryDraft,
    EntryKind,
    Level,
    PublicationLine,
    SideLine,
)

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    """One thing with where it stands, and at which level."""

    name: str
    left: Text | None
    right: Text | None

    @property
    def is_same(self) -> bool:
        """Whether both have it at the same level."""
        return self.left is not None and self.left == self.right

    @property
    def left_text(self) -> str:
        """What stands on the left, for a file."""
        return str(self.left) if self.left is not None else gettext("ontbreekt")

    @property
    def right_text(self) -> str:
        """What stands on the right, for a file."""
        return str(self.right) if self.right is not None else gettext("ontbreekt")


@dataclass(frozen=True, kw_only=True)
class EntryRow:
    """One line of a published catalogue in words."""

    line: EntryDraft
    level: Text
    unit: Text
    norms: str


@dataclass(frozen=True, kw_only=True)
class EntryGroup:
    """The lines of one package of a published catalogue."""

    name: str
    rows: tuple[EntryRow, ...]


def name_side(side: SideLine, sso_name: str) -> str:
    """Return what a list is called: its package, or the tasks of a partnership."""
    if side.key.split(":")[-1] == "taken":
        return gettext("Takenpakket %(name)s") % {"name": side.label or sso_name}
    return side.label


def list_side_rows(difference: Difference, *, has_levels: bool) -> tuple[ComparedRow, ...]:
    """Return what only one side has first, then what differs, then what both have."""
    here = gettext("staat erin")  # a task has no level
    levels: dict[Level, Text] = {
        level: words.LEVELS[level] if has_levels else here for level in Level
    }
    rows = [
        *(ComparedRow(name=one.service_name, left=levels[one.level], right=None)
          for one in difference.removed),
        *(ComparedRow(name=one.service_name, left=None, right=levels[one.level])
          for one in difference.added),
        *(ComparedRow(name=one.service_name, left=levels[one.level], right=levels[other.level])
          for one, other in difference.changed),
        *(ComparedRow(name=one.service_name, left=levels[one.level], right=levels[one.level])
          for one in difference.kept),
    ]  # fmt: skip
    return tuple(rows)


def list_entry_groups(line: PublicationLine, kind: EntryKind) -> tuple[EntryGroup, ...]:
    """Return the lines of one kind per package or service, in the order of the catalogue."""
    grouped: dict[str, list[EntryRow]] = {}
    for entry in line.list_entries(kind):
        row = EntryRow(
            line=entry, level=words.LEVELS[entry.level] if entry.level else gettext("variant"),
            unit=words.UNITS[entry.unit] if entry.unit else "", norms=_say_norms(entry.norms),
        )  # fmt: skip
        grouped.setdefault(entry.package_name, []).append(row)
    return tuple(EntryGroup(name=name, rows=tuple(rows)) for name, rows in grouped.items())


def _say_norms(text: str) -> str:
    """Return norms in words; they are kept as a line each of name, value and unit."""
    said = []
    for line in text.splitlines():
        name, value, unit = (*line.split("\t"), "", "")[:3]
        word = words.NORM_UNITS.get(unit, unit)  # type: ignore[call-overload]
        said.append(f"{name} {value.replace('.', ',')} {word}".strip())
    return "; ".join(said)
