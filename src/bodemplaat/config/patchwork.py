# SPDX-License-Identifier: EUPL-1.2
"""
The partnerships of one municipality side by side.

What another partnership says comes from rows that it published: who takes part, and its tasks.
Figures of another partnership are read in a context of their own, and only where the reader has a
role there; nothing of one context reaches a question in another one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue import queries as catalogue_queries
from bodemplaat.catalogue.values import EntryKind
from bodemplaat.config import opening, second_factor
from bodemplaat.config.opening import Paid
from bodemplaat.foundation import search, sentences, tenancy
from bodemplaat.foundation.login import pages as login_pages
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Mark,
    StateColumn,
    StateFilter,
    Table,
    TextFilter,
    WordColumn,
)
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import Actor, AssignmentLine, ParticipantLine

HERE, ELSEWHERE, OUTSIDE = "here", "elsewhere", "outside"
PLACES: dict[str, Promise] = {
    HERE: gettext_lazy("dit samenwerkingsverband"),
    ELSEWHERE: gettext_lazy("werkt ook met Bodemplaat"),
    OUTSIDE: gettext_lazy("elders"),
}


@dataclass(frozen=True)
class Patch:
    """One membership of the municipality, and how it is known."""

    key: str
    name: str
    tasks: str
    place: str
    relation: str
    starts_on: date
    ends_before: date | None
    state: str
    source: str
    is_assumption: bool
    pk: int | None = None


@dataclass(frozen=True)
class OwnPart:
    """What the reader sees of the municipality in one partnership where he has a role."""

    name: str
    url: str
    role: Promise
    paid: Paid | None
    agreements: int
    need_count: int


class Patches(Table):
    """Every membership of one municipality."""

    name, label, order = "config.patchwork", gettext_lazy("Samenwerkingen"), "vanaf"
    key = "key"
    empty = gettext_lazy(
        "Hier staat waaraan de gemeente deelneemt, bijvoorbeeld: Veiligheidsregio Fryslân, vanaf "
        "1 januari 2012."
    )
    begin = search.Act(gettext_lazy("Naar Vandaag"), "opening")
    columns = (
        Column("verband", gettext_lazy("Samenwerkingsverband"), "name",
               marks=(Mark("assumption", when="is_assumption", source="source"),)),
        Column("taken", gettext_lazy("Taken"), "tasks"),
        WordColumn("waar", gettext_lazy("Waar"), "place", words=PLACES, is_wide=True),
        WordColumn("relatie", gettext_lazy("Als"), "relation", is_wide=True),
        DayColumn("vanaf", gettext_lazy("Vanaf"), "starts_on"),
        DayColumn("tot", gettext_lazy("Tot"), "ends_before", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state", is_wide=True),
        Column("bron", gettext_lazy("Bron"), "source", is_wide=True),
    )  # fmt: skip
    filters = (
        TextFilter("verband", gettext_lazy("Samenwerkingsverband"), "name"),
        ChoiceFilter("waar", gettext_lazy("Waar"), "place", choices=PLACES),
        StateFilter("stand", gettext_lazy("Stand"), "state",
                    states=("in-force", "open", "ended")),
    )  # fmt: skip


def list_patches(
    participant: ParticipantLine, *, slug: str, sso_name: str, on: date,
    known_at: datetime | None,
) -> list[Patch]:
    """Return the memberships of a municipality: here, published elsewhere, and recorded."""
    participations = organisation_queries.list_participations_of(
        participant.id, known_at=known_at
    )
    own_tasks = ", ".join(task.name for task in catalogue_queries.list_tasks())
    found = [
        Patch(
            f"{HERE}-{line.id}", sso_name, own_tasks, HERE, line.relation, line.starts_on,
            line.ends_before, _tell_state(line.starts_on, line.ends_before, on), line.source,
            line.is_assumption,
        )
        for line in participations
    ]  # fmt: skip
    found += _list_published(participant.code, slug, on)
    found += [
        Patch(
            f"{OUTSIDE}-{line.id}", line.name, line.tasks, OUTSIDE, "", line.starts_on,
            line.ends_before, _tell_state(line.starts_on, line.ends_before, on), line.source,
            line.is_assumption, line.id,
        )
        for line in organisation_queries.list_memberships(participant.id, known_at)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.starts_on, one.name))


def _list_published(code: str, own_slug: str, on: date) -> list[Patch]:
    """Return what other partnerships say in public about a municipality, with their tasks."""
    lines = organisation_queries.list_published_memberships([code])
    tasks = {
        line.slug: ", ".join(entry.name for entry in line.list_entries(EntryKind.TASK))
        for line in (catalogue_queries.list_published() if lines else ())
    }
    return [
        Patch(
            f"{ELSEWHERE}-{line.slug}-{line.starts_on}", line.sso_name, tasks.get(line.slug, ""),
            ELSEWHERE, line.relation, line.starts_on, line.ends_before,
            _tell_state(line.starts_on, line.ends_before, on), line.arrangement_name, False,
        )
        for line in lines
        if line.slug != own_slug
    ]  # fmt: skip


def _tell_state(starts_on: date, ends_before: date | None, on: date) -> str:
    if on < starts_on:
        return "open"
    return "in-force" if ends_before is None or on < ends_before else "ended"


def list_own_parts(request: HttpRequest, code: str, *, on: date) -> tuple[OwnPart, ...]:
    """
    Return what the reader may see of a municipality in each partnership where he has a role.

    Who looks along sees the one partnership in which that was asked; a session that one
    partnership's log-in service opened reaches no other; a role that asks a second factor counts
    with one alone.
    """
    if request.stand_in is not None:
        return ()
    within = request.session.get(login_pages.WITHIN)
    lines = organisation_queries.list_assignments_for(
        account_id=request.user.pk, on=request.today
    )
    parts = []
    for line in _list_first(lines):
        if within not in (None, line.arrangement_id) or second_factor.is_missing(
            request.user, line
        ):
            continue
        part = _read_part(request, line, code, on)
        parts += [part] if part else []
    return tuple(parts) if len(parts) > 1 else ()


def _list_first(lines: Iterable[AssignmentLine]) -> list[AssignmentLine]:
    """Return the first role per partnership: the one in which its pages open."""
    found: dict[int, AssignmentLine] = {}
    for line in lines:
        found.setdefault(line.arrangement_id, line)
    return list(found.values())


def _read_part(
    request: HttpRequest, line: AssignmentLine, code: str, on: date
) -> OwnPart | None:
    """Read a municipality in the context of one role; None where it is not that role's."""
    scope = "sso" if line.role.is_sso else "participant"
    with tenancy.context(
        line.arrangement_id, participant_id=line.participant_id, scope=scope,
        person_id=line.account_id,
    ):
        found = organisation_queries.find_participant(code)
        if found is None or not (line.role.is_sso or found.id == line.participant_id):
            return None
        actor = Actor(
            account_id=line.account_id, name=line.account_name, role=line.role,
            arrangement_id=line.arrangement_id, participant_id=line.participant_id,
            participant_code=None if line.role.is_sso else code, at=request.actor.at,
        )  # fmt: skip
        shown = opening.get_opening(actor=actor, on=on, known_at=request.known_at, about=found)
        name = organisation_queries.get_arrangement_by_id(line.arrangement_id).sso_name
    return OwnPart(
        name=name, role=sentences.word(line.role), paid=shown.paid,
        agreements=len(shown.got.agreements), need_count=shown.need_count,
        url=reverse("principal-detail", kwargs={"arrangement": line.slug, "code": code}),
    )  # fmt: skip
