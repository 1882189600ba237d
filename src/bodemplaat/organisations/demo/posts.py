# SPDX-License-Identifier: EUPL-1.2
"""
Who holds which post: invented people, with some gaps so that the warnings have something to say.

Who has an account of the demo holds the post of its role; the others have none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.demo import people
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.values import Actor, PostKind, Role

INVENTED = "verzonnen voor de demo; de bron noemt alleen functies"
BY_ACCOUNT = {
    PostKind.PORTFOLIO_HOLDER: Role.ALDERMAN,
    PostKind.SECRETARY_DIRECTOR: Role.SECRETARY,
    PostKind.CONTRACT_MANAGER: Role.CONTRACT_MANAGER,
    PostKind.ACCOUNT_MANAGER: Role.ACCOUNT_MANAGER,
}
BY_NAME = (
    (PostKind.INFORMATION_MANAGER, ""),
    (PostKind.FUNCTIONAL_MANAGER, "Burgerzaken"),
    (PostKind.FUNCTIONAL_MANAGER, "Financiën"),
    (PostKind.ADVISER, ""),
)
# What nobody holds, per participant: the warnings of the demo.
VACANT = {
    ("0072", PostKind.INFORMATION_MANAGER), ("0072", PostKind.FUNCTIONAL_MANAGER),
    ("0879", PostKind.ADVISER), ("0798", PostKind.FUNCTIONAL_MANAGER),
}  # fmt: skip
WITH_DEPUTY = {"1900", "0826", "0064"}
NO_TALK = {"0140", "0809"}
TALK_HELD_ON, TALK_PLANNED_ON = date(2013, 11, 19), date(2014, 5, 20)


@dataclass(frozen=True)
class Change:
    """Somebody leaves a post on a day; `is_replaced`: somebody else takes over."""

    code: str
    kind: PostKind
    on: date
    reason: str
    is_replaced: bool
    note: str = ""


CHANGES = (
    Change("1900", PostKind.CONTRACT_MANAGER, date(2012, 5, 1), "Andere functie", True),
    Change("0826", PostKind.INFORMATION_MANAGER, date(2011, 9, 1), "Pensioen", True),
    Change("0140", PostKind.CONTRACT_MANAGER, date(2014, 1, 1), "Vertrek", False),
    Change("0140", PostKind.SECRETARY_DIRECTOR, date(2013, 3, 1), "Interim", True),
    Change("0826", PostKind.SECRETARY_DIRECTOR, date(2013, 9, 1), "Reorganisatie", True,
           "De directeur bedrijfsvoering is opdrachtgever; de secretaris bleef in de raad."),
    Change("0744", PostKind.PORTFOLIO_HOLDER, date(2014, 2, 1), "Afgetreden", False),
)


class Posts:
    """The posts of one partnership, filled as its participants join and leave."""

    def __init__(self, slug: str, cast: Cast) -> None:
        self.slug, self.cast = slug, cast
        self.names: Iterator[tuple[str, str]] = zip(
            cycle(reversed(people.FIRST_NAMES)), cycle(people.LAST_NAMES), strict=False
        )
        self.persons: dict[tuple[Role, str | None], int] = {}

    def fill(self, code: str, starts_on: date, actor: Actor) -> None:
        """Register the posts of a participant and let somebody hold most of them."""
        for kind in BY_ACCOUNT:
            post_id = self._fill_by_account(code, kind, starts_on, actor)
            if kind == PostKind.PORTFOLIO_HOLDER and code in WITH_DEPUTY:
                self._seat_new(post_id, starts_on, actor, is_deputy=True)
        for kind, subject in BY_NAME:
            post_id = actions.register_post(
                participant_code=code, kind=kind, subject=subject, actor=actor
            )
            if (code, kind) not in VACANT:
                self._seat_new(post_id, starts_on, actor)

    def connect(self, code: str, starts_on: date, actor: Actor) -> None:
        """Fill the posts of a chain partner, which owns nothing and has no council."""
        for kind in (PostKind.SECRETARY_DIRECTOR, PostKind.CONTRACT_MANAGER,
                     PostKind.ACCOUNT_MANAGER):  # fmt: skip
            self._fill_by_account(code, kind, starts_on, actor)
        post_id = actions.register_post(
            participant_code=code, kind=PostKind.FUNCTIONAL_MANAGER, actor=actor
        )
        self._seat_new(post_id, starts_on, actor)

    def _fill_by_account(self, code: str, kind: PostKind, starts_on: date, actor: Actor) -> int:
        post_id = actions.register_post(participant_code=code, kind=kind, actor=actor)
        person_id = self._find_person(BY_ACCOUNT[kind], None if kind.is_sso else code, actor)
        actions.seat_person(
            post_id=post_id, person_id=person_id, starts_on=starts_on, source=INVENTED, actor=actor
        )
        return post_id

    def _find_person(self, role: Role, code: str | None, actor: Actor) -> int:
        """Return the person of an account; one account is one person, also for several posts."""
        if (role, code) not in self.persons:
            account_id, name = self.cast.accounts[self.slug, role, code]
            self.persons[role, code] = actions.register_person(
                name=name, email=_write_address(name), account_id=account_id, source=INVENTED,
                is_synthetic=True, actor=actor,
            )  # fmt: skip
        return self.persons[role, code]

    def _seat_new(
        self, post_id: int, starts_on: date, actor: Actor, *, is_deputy: bool = False
    ) -> None:
        name = " ".join(next(self.names))
        actions.seat_person(
            post_id=post_id, name=name, email=_write_address(name), starts_on=starts_on,
            is_deputy=is_deputy, source=INVENTED, is_synthetic=True, actor=actor,
        )  # fmt: skip

    def change(self, change: Change, actor: Actor) -> None:
        """Let somebody go, and where it is so let somebody else take over."""
        participant = queries.get_participant(change.code)
        (term,) = (
            term
            for term in queries.list_tenures(participant_id=participant.id)
            if term.post.kind == change.kind and not term.is_deputy and term.ends_before is None
        )
        if not change.is_replaced:
            actions.end_tenure(
                tenure_id=term.id, ends_before=change.on, reason=change.reason, actor=actor
            )
            return
        name = " ".join(next(self.names))
        actions.replace_holder(
            tenure_id=term.id, starts_on=change.on, reason=change.reason, name=name,
            note=change.note, email=_write_address(name), source=INVENTED, is_synthetic=True,
            actor=actor,
        )  # fmt: skip

    def clear(self, code: str, ends_before: date, reason: str, actor: Actor) -> None:
        """End the terms of a participant that leaves."""
        participant = queries.get_participant(code)
        for term in queries.list_tenures(participant_id=participant.id):
            if term.ends_before is None:
                actions.end_tenure(
                    tenure_id=term.id, ends_before=ends_before, reason=reason, actor=actor
                )

    def plan_talks(self, code: str, actor: Actor) -> int:
        """Record the last talk with the adviser, and plan the next; return the id of the last."""
        talk_id = actions.register_talk(
            participant_code=code, planned_on=TALK_HELD_ON, subject="Informatieplan 2014",
            actor=actor,
        )  # fmt: skip
        actions.record_talk(
            talk_id=talk_id, held_on=TALK_HELD_ON, actor=actor,
            outcome="Het informatieplan gaat in januari naar het college.",
        )  # fmt: skip
        if code not in NO_TALK:
            actions.register_talk(
                participant_code=code, planned_on=TALK_PLANNED_ON,
                subject="Informatieplan 2015", actor=actor,
            )  # fmt: skip
        return talk_id


def list_changes(code: str) -> tuple[Change, ...]:
    """Return who leaves a post of a participant, in order of the days."""
    return tuple(change for change in CHANGES if change.code == code)


def find_seated(code: str) -> tuple[str, int, int, int]:
    """Return a participant, with the ids of a post, of who holds it now and of the person."""
    participant = queries.get_participant(code)
    terms = queries.list_tenures(participant_id=participant.id)
    term = next(term for term in terms if term.ends_before is None)
    return code, term.post.id, term.id, term.person.id


def _write_address(name: str) -> str:
    """Return an address that nobody can have: .example is kept free for this."""
    first, _, last = name.lower().partition(" ")
    return f"{first[0]}.{last.replace(' ', '')}@voorbeeld.example"


TALKED_ON = TALK_HELD_ON + timedelta(days=1)
