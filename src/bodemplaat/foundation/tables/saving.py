# SPDX-License-Identifier: EUPL-1.2
"""Saved views: one's own, those of one's team, and the one that a list opens with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from bodemplaat.foundation import undoing
from bodemplaat.foundation.personal import HERE, DefaultView, SavedView, TeamView
from bodemplaat.kernel.refusals import Refusal

OWN, TEAM = "eigen", "team"
LONGEST_TITLE, LONGEST_QUERY = 60, 2_000


class NoTitle(Refusal):
    """A view has a name of some length."""

    code = "foundation.view-without-name"


class TitleTaken(Refusal):
    """There is a view with this name already."""

    code = "foundation.view-name-taken"


class UnknownView(Refusal):
    """The view is not there, or is not the reader's to change."""

    code = "foundation.unknown-view"


@dataclass(frozen=True)
class ViewLine:
    """A view as a list shows it."""

    id: int
    kind: str
    table: str
    title: str
    query: str
    made_by: str
    is_mine: bool
    is_default: bool


def _own(actor: Any) -> QuerySet[SavedView]:
    return SavedView.objects.filter(HERE, person_id=actor.account_id)


def _team(actor: Any) -> QuerySet[TeamView]:
    return TeamView.objects.filter(
        HERE, participant_id=actor.participant_id, role=str(actor.role or "")
    )


def list_views(actor: Any, table: str = "") -> tuple[ViewLine, ...]:
    """Return the views of a list that a person has: the own ones and those of the team."""
    given = {"table": table} if table else {}
    defaults = {
        (one.table, one.kind, one.view_id)
        for one in DefaultView.objects.filter(person_id=actor.account_id, **given)
    }
    found: list[ViewLine] = []
    sources: Iterable[tuple[str, Any]] = ((OWN, _own(actor)), (TEAM, _team(actor)))
    for kind, rows in sources:
        for row in rows.filter(**given).order_by("table", "title", "pk"):
            found.append(
                ViewLine(
                    row.pk, kind, row.table, row.title, row.query,
                    getattr(row, "person_name", ""), row.person_id == actor.account_id,
                    (row.table, kind, row.pk) in defaults,
                )
            )  # fmt: skip
    return tuple(found)


def register_view(
    *, actor: Any, kind: str, table: str, title: str, query: str, is_default: bool = False
) -> ViewLine:
    """Keep a way to look at a list. Raises NoTitle, TitleTaken."""
    title = _check_title(title, _get_rows(actor, kind).filter(table=table))
    given = {
        "arrangement_id": actor.arrangement_id, "person_id": actor.account_id, "table": table,
        "title": title, "query": query[:LONGEST_QUERY],
    }  # fmt: skip
    row: SavedView | TeamView
    if kind == TEAM:
        row = TeamView.objects.create(
            **given, participant_id=actor.participant_id, role=str(actor.role or ""),
            person_name=actor.name,
        )  # fmt: skip
    else:
        row = SavedView.objects.create(**given)
    if is_default:
        set_default(actor=actor, kind=kind, pk=row.pk)
    return ViewLine(row.pk, kind, table, title, row.query, actor.name, True, is_default)


def _get_rows(actor: Any, kind: str) -> QuerySet[Any]:
    return _team(actor) if kind == TEAM else _own(actor)


def _check_title(title: str, others: QuerySet[Any]) -> str:
    text = " ".join(title.split())
    if not text or len(text) > LONGEST_TITLE:
        raise NoTitle(most=LONGEST_TITLE)
    if others.filter(title=text).exists():
        raise TitleTaken(title=text)
    return text


def _lock(actor: Any, kind: str, pk: int) -> Any:
    rows = _get_rows(actor, kind).select_for_update()
    row = rows.filter(pk=pk, person_id=actor.account_id).first()
    if row is None:
        raise UnknownView()
    return row


def rename_view(*, actor: Any, kind: str, pk: int, title: str) -> None:
    """Give a view another name. Raises UnknownView, NoTitle, TitleTaken."""
    row = _lock(actor, kind, pk)
    others = _get_rows(actor, kind).filter(table=row.table).exclude(pk=pk)
    row.title = _check_title(title, others)
    row.save(update_fields=["title"])


def set_default(*, actor: Any, kind: str, pk: int) -> None:
    """Let a list open with a view, or with none again if it did already. Raises UnknownView."""
    row = _get_rows(actor, kind).filter(pk=pk).first()
    if row is None:
        raise UnknownView()
    found, _ = DefaultView.objects.select_for_update().get_or_create(
        arrangement_id=actor.arrangement_id, person_id=actor.account_id, table=row.table
    )
    is_same = (found.kind, found.view_id) == (kind, pk)
    found.kind, found.view_id = ("", None) if is_same else (kind, pk)
    found.save(update_fields=["kind", "view_id"])


def find_default(actor: Any, table: str) -> str | None:
    """Return the address with which a list opens for a person, or None."""
    found = DefaultView.objects.filter(person_id=actor.account_id, table=table).first()
    if found is None or found.view_id is None:
        return None
    row = _get_rows(actor, found.kind).filter(pk=found.view_id).first()
    return row.query if row else None


def remove_view(*, actor: Any, kind: str, pk: int) -> tuple[str, int]:
    """Remove a view; return its name and the number that brings it back. Raises UnknownView."""
    row = _lock(actor, kind, pk)
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])
    return row.title, undoing.offer("foundation.remove-view", actor=actor, kind=kind, pk=pk)


@undoing.reverses("foundation.remove-view")
def restore_view(*, actor: Any, kind: str, pk: int) -> None:
    """Bring a removed view back. Raises UnknownView, TitleTaken."""
    model = TeamView if kind == TEAM else SavedView
    row = model.objects.select_for_update().filter(pk=pk, person_id=actor.account_id).first()
    if row is None:
        raise UnknownView()
    _check_title(row.title, _get_rows(actor, kind).filter(table=row.table))
    row.removed_at = None
    row.save(update_fields=["removed_at"])


def keep_own(query: QueryDict, words: Iterable[str]) -> str:
    """Return the part of an address that a view keeps: no dates, no place, nothing foreign."""
    kept = QueryDict(mutable=True)
    for word in words:
        values = [value for value in query.getlist(word) if value]
        if values:
            kept.setlist(word, values)
    return kept.urlencode()
