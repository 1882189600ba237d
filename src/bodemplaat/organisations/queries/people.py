# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from datetime import date, datetime

from bodemplaat.kernel.names import get_sort_key
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Participant, Person, Post, Talk, Tenure
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import people as rules
from bodemplaat.organisations.values import (
    GapLine,
    LevelLine,
    PairLine,
    PersonLine,
    PostKind,
    PostLine,
    SeatedPost,
    Seating,
    TalkLine,
    TenureLine,
)


class UnknownPerson(Refusal):
    """There is no such person in this arrangement."""

    code = "organisations.unknown-person"


class UnknownPost(Refusal):
    """There is no such post in this arrangement."""

    code = "organisations.unknown-post"


class UnknownTenure(Refusal):
    """There is no such term, or it was replaced before."""

    code = "organisations.unknown-tenure"


class UnknownTalk(Refusal):
    """There is no such talk."""

    code = "organisations.unknown-talk"


def list_persons() -> tuple[PersonLine, ...]:
    """Return everybody who holds, held or may hold a post, in order of name."""
    found = (_person(row) for row in Person.objects.all())
    return tuple(sorted(found, key=lambda one: (get_sort_key(one.name), one.id)))


def list_persons_gone(*, before: date) -> tuple[int, ...]:
    """Return who held a post once, whose last term ended before a day, and who is not erased."""
    after_day = Tenure.objects.known().exclude(ends_before__lte=before)
    rows = Person.objects.filter(erased_at__isnull=True, pk__in=Tenure.objects.values("person_id"))
    found = rows.exclude(pk__in=after_day.values("person_id")).order_by("pk")
    return tuple(found.values_list("pk", flat=True))


def find_person(person_id: int) -> PersonLine | None:
    """Return a person, or None."""
    row = Person.objects.filter(pk=person_id).first()
    return _person(row) if row else None


def lock_person(person_id: int) -> Person:
    """Return a person, kept for a change; raise UnknownPerson."""
    row = Person.objects.select_for_update().filter(pk=person_id).first()
    if row is None:
        raise UnknownPerson(number=person_id)
    return row


def _person(row: Person) -> PersonLine:
    return PersonLine(
        id=row.pk,
        name=row.name,
        email=row.email,
        phone=row.phone,
        account_id=row.account_id,
        source=row.source,
        is_synthetic=row.is_synthetic,
        erased_at=row.erased_at,
    )


def list_posts(*, participant_id: int | None = None) -> tuple[PostLine, ...]:
    """Return the posts of a participant, or of all, in order of code, kind and subject."""
    rows = Post.objects.select_related("participant")
    if participant_id is not None:
        rows = rows.filter(participant_id=participant_id)
    kinds = list(PostKind)
    found = [_post(row) for row in rows]
    return tuple(
        sorted(found, key=lambda p: (p.participant_code, kinds.index(p.kind), p.subject, p.id))
    )


def find_post(post_id: int) -> PostLine | None:
    """Return a post, or None."""
    row = Post.objects.select_related("participant").filter(pk=post_id).first()
    return _post(row) if row else None


def lock_post(post_id: int) -> Post:
    """Return a post, kept until the transaction ends; raise UnknownPost."""
    row = Post.objects.select_for_update().filter(pk=post_id).first()
    if row is None:
        raise UnknownPost(number=post_id)
    return row


def _post(row: Post) -> PostLine:
    return PostLine(
        id=row.pk,
        participant_id=row.participant_id,
        participant_code=row.participant.code,
        participant_name=row.participant.name,
        kind=PostKind(row.kind),
        subject=row.subject,
        closed_on=row.closed_on,
    )


def list_tenures(
    *,
    known_at: datetime | None = None,
    participant_id: int | None = None,
    post_id: int | None = None,
    person_id: int | None = None,
) -> tuple[TenureLine, ...]:
    """Return the terms of a post, of a person, of a participant or of all, in order of start."""
    rows = Tenure.objects.known(known_at)
    if participant_id is not None:
        rows = rows.filter(post__participant_id=participant_id)
    if post_id is not None:
        rows = rows.filter(post_id=post_id)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    return _tenures(rows)


def find_tenure(tenure_id: int) -> TenureLine | None:
    """Return a term that is known now, or None."""
    found = _tenures(Tenure.objects.known().filter(pk=tenure_id))
    return found[0] if found else None


def lock_tenure(tenure_id: int) -> Tenure:
    """Return a term that is known now, with its post kept; raise UnknownTenure."""
    row = Tenure.objects.known().filter(pk=tenure_id).first()
    if row is None:
        raise UnknownTenure(number=tenure_id)
    lock_post(row.post_id)
    return row


def _tenures(rows: Iterable[Tenure]) -> tuple[TenureLine, ...]:
    found = rows.select_related("person", "post__participant")  # type: ignore[attr-defined]
    return tuple(
        TenureLine(
            id=row.pk,
            post=_post(row.post),
            person=_person(row.person),
            is_deputy=row.is_deputy,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            note=row.note,
            source=row.source,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            reason=row.reason,
        )
        for row in found.order_by("starts_on", "pk")
    )


def list_seated(
    *, on: date, known_at: datetime | None = None, participant_id: int | None = None
) -> tuple[SeatedPost, ...]:
    """Return the posts of a participant, or of all who take part, with who holds them on a day."""
    if participant_id is None:
        return get_seating(on=on, known_at=known_at).posts
    posts = list_posts(participant_id=participant_id)
    tenures = list_tenures(known_at=known_at, participant_id=participant_id)
    return rules.seat_posts(posts, tenures, on)


def get_seating(*, on: date, known_at: datetime | None = None) -> Seating:
    """Return posts, levels and pairs of everybody who takes part on a day, asked for once."""
    participants = participant_queries.list_participants_on(on=on, known_at=known_at)
    there = {line.id for line in participants}
    posts = [post for post in list_posts() if post.participant_id in there]
    seated = rules.seat_posts(posts, list_tenures(known_at=known_at), on)
    return Seating(
        seated, rules.list_levels(participants, seated), rules.list_pairs(participants, seated)
    )


def list_levels(*, on: date, known_at: datetime | None = None) -> tuple[LevelLine, ...]:
    """Return the four levels of everybody who takes part on a day, with who is there."""
    return get_seating(on=on, known_at=known_at).levels


def list_gaps(
    kind: PostKind, *, on: date, until: date, known_at: datetime | None = None
) -> tuple[GapLine, ...]:
    """Return where somebody holds such a post on a day, and nobody will by another day."""
    posts = [post for post in list_posts() if post.kind == kind]
    return rules.list_gaps(posts, list_tenures(known_at=known_at), on, until)


def list_pairs(*, on: date, known_at: datetime | None = None) -> tuple[PairLine, ...]:
    """Return who sits opposite whom: contract manager and account manager, per participant."""
    return get_seating(on=on, known_at=known_at).pairs


def list_talks(
    *, participant_id: int | None = None, known_at: datetime | None = None
) -> tuple[TalkLine, ...]:
    """Return the talks with the adviser that the reader may see, the first one first."""
    rows = Talk.objects.order_by("planned_on", "pk")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    if participant_id is not None:
        rows = rows.filter(participant_id=participant_id)
    return _talks(rows)


def find_talk(talk_id: int) -> TalkLine | None:
    """Return a talk, or None."""
    found = _talks(Talk.objects.filter(pk=talk_id))
    return found[0] if found else None


def lock_talk(talk_id: int) -> Talk:
    """Return a talk, kept for a change; raise UnknownTalk."""
    row = Talk.objects.select_for_update().filter(pk=talk_id).first()
    if row is None:
        raise UnknownTalk(number=talk_id)
    return row


def _talks(rows: Iterable[Talk]) -> tuple[TalkLine, ...]:
    found = list(rows)
    named = Participant.objects.in_bulk({row.participant_id for row in found})
    return tuple(
        TalkLine(
            id=row.pk,
            participant_id=row.participant_id or 0,
            participant_code=named[row.participant_id].code,
            participant_name=named[row.participant_id].name_on(row.planned_on),
            planned_on=row.planned_on,
            subject=row.subject,
            held_on=row.held_on,
            outcome=row.outcome,
            cancelled_on=row.cancelled_on,
            cancelled_because=row.cancelled_because,
        )
        for row in found
    )
