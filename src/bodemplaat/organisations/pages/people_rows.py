# SPDX-License-Identifier: EUPL-1.2
"""People as the pages show them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import (
    Level,
    LevelLine,
    PairLine,
    PostKind,
    SeatedPost,
    TenureLine,
)


@dataclass(frozen=True)
class ContactRow:
    """
    One participant with its four levels, and who sits opposite its contract manager.

    A level is None where the participant has none: a chain partner owns nothing.
    """

    code: str
    name: str
    levels: tuple[LevelLine | None, ...]
    pair: PairLine


def group_levels(
    levels: Iterable[LevelLine], pairs: Iterable[PairLine]
) -> tuple[ContactRow, ...]:
    """Return a row per participant."""
    of = {(line.participant_code, line.level): line for line in levels}
    return tuple(
        ContactRow(
            pair.participant_code, pair.participant_name,
            tuple(of.get((pair.participant_code, level)) for level in words.LEVELS), pair,
        )
        for pair in pairs
    )  # fmt: skip


@dataclass(frozen=True)
class PostRow:
    """One post on a day, and whether the reader may say who holds it."""

    seated: SeatedPost
    word: Promise
    group: str
    can_arrange: bool

    @property
    def state(self) -> str:
        """Whether somebody is there."""
        return "vacant" if self.seated.is_vacant else "in-force"


def list_post_rows(
    seated: Iterable[SeatedPost], ours: Collection[PostKind] = ()
) -> tuple[PostRow, ...]:
    """Return posts with their words."""
    return tuple(
        PostRow(one, words.POSTS[one.post.kind], words.get_side(one.post.kind),
                one.post.kind in ours)
        for one in seated
    )  # fmt: skip


@dataclass(frozen=True)
class PostGroup:
    """The posts on one level, or beside the levels."""

    is_level: bool
    name: Promise
    rows: tuple[PostRow, ...]


def list_post_groups(
    seated: Sequence[SeatedPost], ours: Collection[PostKind]
) -> tuple[PostGroup, ...]:
    """Return the posts of a participant, the four levels first, also empty ones."""
    rows = list_post_rows(seated, ours)
    groups = (
        PostGroup(side in words.LEVELS, name, tuple(row for row in rows if row.group == side))
        for side, name in words.SIDES.items()
    )
    return tuple(group for group in groups if group.is_level or group.rows)


def list_vacant_levels(seated: Sequence[SeatedPost]) -> tuple[Promise, ...]:
    """Return the levels on which nobody is there for a participant."""
    present = {one.post.kind.level for one in seated if not one.is_vacant}
    return tuple(words.LEVELS[level] for level in Level if level not in present)


@dataclass(frozen=True)
class TermRow:
    """A term with the word for its post."""

    line: TenureLine
    word: Promise


def _list_terms(tenures: Iterable[TenureLine]) -> tuple[TermRow, ...]:
    return tuple(TermRow(line, words.POSTS[line.post.kind]) for line in tenures)


def list_current(tenures: Iterable[TenureLine], on: date) -> tuple[TermRow, ...]:
    """Return the terms that hold on a day."""
    return _list_terms(line for line in tenures if line.holds(on))


def list_ended(tenures: Iterable[TenureLine], on: date) -> tuple[TermRow, ...]:
    """Return the terms that are over on a day, the last one first."""
    over = [line for line in tenures if line.ends_before is not None and line.ends_before <= on]
    over.sort(key=lambda line: (line.ends_before, line.id), reverse=True)
    return _list_terms(over)


def list_coming(tenures: Iterable[TenureLine], on: date) -> tuple[TermRow, ...]:
    """Return the terms that are still to begin on a day."""
    return _list_terms(line for line in tenures if line.starts_on > on)
