# SPDX-License-Identifier: EUPL-1.2
"""Which posts and levels are held on a day, and when a term may begin."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import (
    GapLine,
    Level,
    LevelLine,
    PairLine,
    ParticipantLine,
    PostKind,
    PostLine,
    SeatedPost,
    TenureLine,
)


class PostHeld(Refusal):
    """Somebody else holds the post on a day of the term."""

    code = "organisations.post-held"


class PostClosed(Refusal):
    """The post is closed on a day of the term, or was closed before."""

    code = "organisations.post-closed"


class StillHeld(Refusal):
    """A post cannot be closed, nor a person be erased, while a term runs or is to come."""

    code = "organisations.still-held"


class EndsLater(Refusal):
    """A term is ended on a day after the one on which it ends already."""

    code = "organisations.ends-later"


class OneOfThese(Refusal):
    """There is one such post per participant, so it has no subject."""

    code = "organisations.one-of-these"


class PersonErased(Refusal):
    """Who was erased is not written again."""

    code = "organisations.person-erased"


class NobodyNamed(Refusal):
    """Neither a known person nor the name of a new one was given."""

    code = "organisations.nobody-named"


class HeldInFuture(Refusal):
    """A talk is said to be held on a day that has not come."""

    code = "organisations.held-in-future"


class TalkClosed(Refusal):
    """A talk was held or cancelled before."""

    code = "organisations.talk-closed"


def check_named(person_id: int | None, name: str) -> None:
    """Raise NobodyNamed unless there is a person, or a name to make one of."""
    if person_id is None and not name.strip():
        raise NobodyNamed()


def check_free(
    kind: PostKind, terms: Iterable[TenureLine], starts_on: date, ends_before: date | None
) -> None:
    """Raise PostHeld where one of the terms shares a day with [starts_on, ends_before)."""
    for term in terms:
        is_after = term.ends_before is not None and term.ends_before <= starts_on
        is_before = ends_before is not None and ends_before <= term.starts_on
        if not is_after and not is_before:
            raise PostHeld(
                post=kind.value, code=term.post.participant_code,
                name=term.post.participant_name, starts_on=term.starts_on,
            )  # fmt: skip


def check_open(
    kind: PostKind, name: str, closed_on: date | None, ends_before: date | None
) -> None:
    """Raise PostClosed where a term would reach the day on which its post is closed."""
    if closed_on is not None and (ends_before is None or closed_on < ends_before):
        raise PostClosed(post=kind.value, name=name, closed_on=closed_on)


def check_not_held(terms: Iterable[TenureLine], on: date) -> None:
    """Raise StillHeld where one of the terms is not over on a day."""
    for term in terms:
        if term.ends_before is None or term.ends_before > on:
            raise StillHeld(
                post=term.post.kind.value, name=term.post.participant_name, on=on
            )


def check_ends_sooner(
    kind: PostKind, name: str, now: date | None, ends_before: date
) -> None:
    """Raise EndsLater where a term ends already on the day or before."""
    if now is not None and ends_before >= now:
        raise EndsLater(post=kind.value, name=name, ends_before=now)


def check_subject(kind: PostKind, subject: str) -> None:
    """Raise OneOfThese for a subject of a post of which a participant has one."""
    if subject and not kind.may_be_many:
        raise OneOfThese(post=kind.value, subject=subject)


def check_not_erased(person_id: int, erased_at: datetime | None) -> None:
    """Raise PersonErased for a person who was erased."""
    if erased_at is not None:
        raise PersonErased(number=person_id)


def check_can_be_held(subject: str, *, is_open: bool, held_on: date, today: date) -> None:
    """Raise TalkClosed for a talk that is no longer open, HeldInFuture before its day."""
    check_talk_open(subject, is_open=is_open)
    if held_on > today:
        raise HeldInFuture(held_on=held_on, on=today)


def check_talk_open(subject: str, *, is_open: bool) -> None:
    """Raise TalkClosed for a talk that was held or cancelled."""
    if not is_open:
        raise TalkClosed(subject=subject)


def seat_posts(
    posts: Iterable[PostLine], tenures: Iterable[TenureLine], on: date
) -> tuple[SeatedPost, ...]:
    """Return the posts of a day with who holds each, who stands in, and who held it last."""
    of: dict[int, list[TenureLine]] = {}
    for tenure in tenures:
        of.setdefault(tenure.post.id, []).append(tenure)
    return tuple(_seat(post, of.get(post.id, ()), on) for post in posts if post.is_open(on))


def _seat(post: PostLine, terms: Sequence[TenureLine], on: date) -> SeatedPost:
    present = [term for term in terms if term.holds(on)]
    over = [term for term in terms if term.ends_before is not None and term.ends_before <= on]
    return SeatedPost(
        post=post,
        holder=next((term for term in present if not term.is_deputy), None),
        deputy=next((term for term in present if term.is_deputy), None),
        last=max(over, key=lambda term: (term.ends_before, term.starts_on), default=None),
    )


def list_levels(
    participants: Iterable[ParticipantLine], seated: Iterable[SeatedPost]
) -> tuple[LevelLine, ...]:
    """
    Return the four levels of each participant with their posts; a chain partner owns nothing.

    Always holds: these levels are there also where no post was registered: then nobody is there,
    and the level is vacant.
    """
    of: dict[tuple[int, Level], list[SeatedPost]] = {}
    for one in seated:
        if one.post.kind.level is not None:
            of.setdefault((one.post.participant_id, one.post.kind.level), []).append(one)
    return tuple(
        LevelLine(
            participant_id=participant.id,
            participant_code=participant.code,
            participant_name=participant.name,
            level=level,
            posts=tuple(of.get((participant.id, level), ())),
        )
        for participant in participants
        for level in Level
        if not (participant.is_chain_partner and level is Level.OWNER)
    )


def list_gaps(
    posts: Iterable[PostLine], tenures: Iterable[TenureLine], on: date, until: date
) -> tuple[GapLine, ...]:
    """
    Return the posts that somebody holds on a day and nobody on a later day, up to another.

    A deputy counts as present. A gap that is there on the first day already is not to come.
    """
    posts, tenures = tuple(posts), tuple(tenures)
    ends = sorted({term.ends_before for term in tenures if term.ends_before is not None})
    found: dict[int, GapLine] = {}
    now = {one.post.id: one.present for one in seat_posts(posts, tenures, on)}
    for day in ends:
        for one in seat_posts(posts, tenures, day) if on < day <= until else ():
            present = now.get(one.post.id)
            if present is not None and one.is_vacant and one.post.id not in found:
                found[one.post.id] = GapLine(
                    post=one.post, starts_on=day, present_since=present.starts_on
                )
    return tuple(found.values())


def list_pairs(
    participants: Iterable[ParticipantLine], seated: Iterable[SeatedPost]
) -> tuple[PairLine, ...]:
    """Return the contract manager and the account manager of each participant."""
    holders = {(one.post.participant_id, one.post.kind): one.holder for one in seated}
    return tuple(
        PairLine(
            participant_id=participant.id,
            participant_code=participant.code,
            participant_name=participant.name,
            contract_manager=holders.get((participant.id, PostKind.CONTRACT_MANAGER)),
            account_manager=holders.get((participant.id, PostKind.ACCOUNT_MANAGER)),
        )
        for participant in participants
    )
