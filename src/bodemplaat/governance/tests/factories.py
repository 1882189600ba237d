# SPDX-License-Identifier: EUPL-1.2
"""Bodies, seats and rules of a small partnership, for tests of this package and higher ones."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction

from bodemplaat.governance import actions, queries
from bodemplaat.governance.values import (
    BodyKind,
    Choice,
    CompositionDraft,
    CompositionKind,
    DecisionKind,
    DecisionReference,
    Level,
    Majority,
    RuleDraft,
    SeatRole,
    SettingDraft,
    SubjectReference,
    Vote,
    VotingRule,
)
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.tests.factories import Partnership
from bodemplaat.organisations.values import Actor, Role

FOUNDED_ON = date(2003, 12, 1)
BOARD_KINDS = (DecisionKind.PACKAGE, DecisionKind.PRICE, DecisionKind.KEY)
ASSEMBLY_KINDS = (
    DecisionKind.BUDGET,
    DecisionKind.SETTLEMENT,
    DecisionKind.MEMBERSHIP,
    DecisionKind.ENTRY_FEE,
    DecisionKind.CHARTER,
)
SIMPLE = VotingRule(Majority.SIMPLE, Fraction(1, 2))
SETTINGS = (
    SettingDraft("within_year_method", "segments-per-day", "artikel 12"),
    SettingDraft("rounding_rule", "largest-remainder", "artikel 12"),
)


def make_actor(
    partnership: Partnership, role: Role, on: date, *, account_id: int, code: str | None = None
) -> Actor:
    """Return somebody with an account of the own role at nine o'clock on a day."""
    participant = None
    if code:
        with partnership.context():
            participant = organisations_queries.get_participant(code).id
    return Actor(
        account_id=account_id,
        name=f"{role.value} {code or 'sso'}",
        role=role,
        arrangement_id=partnership.id,
        participant_id=participant,
        participant_code=code,
        at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC),
    )


def make_rules() -> list[RuleDraft]:
    """Return rules of which every kind is settled but the destination of the result."""
    board = [RuleDraft(kind, "artikel 9", "DB", SIMPLE) for kind in BOARD_KINDS]
    assembly = [
        RuleDraft(kind, "artikel 7", "AB", SIMPLE, may_work_back=kind == "settlement")
        for kind in ASSEMBLY_KINDS
    ]
    policy = RuleDraft("policy", "artikel 10", "AB", SIMPLE, advised_by="AC", needs_advice=True)
    result = RuleDraft("result-destination", "artikel 11", is_open=True, note="niet beslist")
    return [*board, *assembly, policy, result]


def _make_bodies(codes: Sequence[str], starts_on: date, director: Actor) -> None:
    for code, name, is_deciding in (
        ("AB", "Algemeen Bestuur", True),
        ("DB", "Dagelijks Bestuur", True),
        ("AC", "Adviescommissie", False),
    ):
        actions.register_body(
            code=code,
            name=name,
            kind=BodyKind.GOVERNING_BODY if is_deciding else BodyKind.COMMITTEE,
            is_deciding=is_deciding,
            level=Level.STRATEGIC,
            actor=director,
        )
        for place, participant in enumerate(codes):
            actions.seat_member(
                body_code=code,
                person_name=f"Lid {participant}",
                participant_code=participant,
                role=SeatRole.MEMBER if place else SeatRole.CHAIR,
                starts_on=starts_on,
                actor=director,
            )
    actions.seat_member(
        body_code="DB",
        person_name="Directeur",
        role=SeatRole.SECRETARY,
        starts_on=starts_on,
        actor=director,
    )


def make_governance(
    partnership: Partnership, codes: Sequence[str], *, starts_on: date = FOUNDED_ON
) -> None:
    """Give a partnership an AB and a DB with one seat per participant, an AC, and rules."""
    director = make_actor(partnership, Role.SSO_DIRECTOR, starts_on, account_id=1)
    with partnership.context():
        _make_bodies(codes, starts_on, director)
        actions.set_rule_set(
            title="Regeling 2003",
            article_source="Regeling 2003",
            adopted_by="de raden",
            starts_on=starts_on,
            rules=make_rules(),
            settings=SETTINGS,
            compositions=(
                CompositionDraft("DB", CompositionKind.ONE_PER_PARTICIPANT, "artikel 8"),
                CompositionDraft(
                    "DB", CompositionKind.NO_MAJORITY_OF, "Wgr 14", "AB", is_open=True
                ),
            ),
            actor=director,
        )


def propose(
    partnership: Partnership,
    kind: str = "package",
    *,
    on: date,
    effective_on: date | None = None,
    subject_id: int = 1,
) -> int:
    """Bring a proposal as the director of the SSO, and return its id."""
    director = make_actor(partnership, Role.SSO_DIRECTOR, on, account_id=1)
    return actions.propose(
        kind=kind,
        subject=SubjectReference("catalogue.package-version", subject_id),
        title=f"Voorstel {kind}",
        text="De tekst van het voorstel.",
        effective_on=effective_on or date(on.year + 1, 1, 1),
        proposed_on=on,
        actor=director,
    )


def adopt(
    partnership: Partnership, proposal_id: int, *, on: date, reference: str
) -> DecisionReference:
    """Let the right body adopt a proposal with every vote in favour."""
    line = queries.get_proposal(proposal_id=proposal_id, on=on)
    seats = [seat for seat in queries.list_seats(line.body_code, on) if seat.may_vote]
    secretary = make_actor(
        partnership, Role.SECRETARY, on, account_id=2, code=seats[0].participant_code
    )
    return actions.decide(
        proposal_id=proposal_id,
        body_code=line.body_code,
        votes=[Vote(Choice.FOR, member_id=seat.id) for seat in seats],
        decided_on=on,
        reference=reference,
        actor=secretary,
    )
