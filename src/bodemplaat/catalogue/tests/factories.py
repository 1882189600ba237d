# SPDX-License-Identifier: EUPL-1.2
"""A small partnership with a body that decides, for tests of this package and of higher ones."""

import itertools
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from bodemplaat.catalogue import actions
from bodemplaat.catalogue.values import (
    AgreementDraft,
    CharterDraft,
    Choice,
    ChoiceDraft,
    ChoiceOutcome,
    Deviation,
    Direction,
    Level,
    LimitDraft,
    NormUnit,
    OfferingKind,
    PackageDraft,
    PackageKind,
    Perspective,
    PriceDraft,
    Proposed,
    TermsDraft,
    Unit,
)
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance import values as governance_values
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.tests import factories as organisations_factories
from bodemplaat.organisations.tests.factories import Partnership, moment
from bodemplaat.organisations.values import Actor, Role

CODES = ("0064", "0104")
SERVICES = {"werkplek": "Werkplek", "e-mail": "E-mail", "telefonie": "Telefonie"}
PERSPECTIVES = {
    "werkplek": Perspective.MAINTENANCE, "e-mail": Perspective.SUPPORT,
    "telefonie": Perspective.RENEWAL,
}  # fmt: skip
_references = itertools.count(1)


def make_partnership(slug: str = "proef") -> Partnership:
    """Register a partnership of two municipalities whose board decides about the catalogue."""
    made = organisations_factories.make_partnership(slug, codes=CODES)
    with made.context():
        actor = made.actor(Role.SSO_DIRECTOR, at=moment(2004))
        governance_actions.register_body(
            code="DB", name="Dagelijks Bestuur", is_deciding=True,
            kind=governance_values.BodyKind.GOVERNING_BODY,
            level=governance_values.Level.STRATEGIC, actor=actor,
        )  # fmt: skip
        for code in CODES:
            governance_actions.seat_member(
                body_code="DB", person_name=f"Lid {code}", participant_code=code,
                role=governance_values.SeatRole.MEMBER, starts_on=date(2004, 1, 1), actor=actor,
            )  # fmt: skip
        governance_actions.set_rule_set(
            title="Regels", article_source="test", adopted_by="raden", starts_on=date(2004, 1, 1),
            rules=[_rule(kind) for kind in ("package", "price", "charter")], settings=(),
            actor=actor,
        )  # fmt: skip
        for code, name in SERVICES.items():
            actions.register_service(
                code=code, name=name, description="", principal=Role.SECRETARY,
                perspective=PERSPECTIVES[code], actor=actor,
            )  # fmt: skip
        for code, kind in (("basis", PackageKind.BASE), ("plus", PackageKind.PLUS)):
            actions.register_package(code=code, name=f"Pakket {code}", kind=kind, actor=actor)
    return made


def _rule(kind: str) -> governance_values.RuleDraft:
    return governance_values.RuleDraft(
        kind=kind,
        article="art. 5",
        body_code="DB",
        voting=governance_values.VotingRule(
            governance_values.Majority.SIMPLE, quorum=Fraction(1, 2), is_quorum_strict=True
        ),
        may_work_back=True,
    )


def director(made: Partnership, at: datetime) -> Actor:
    """Return the director of the shared service organisation, at a moment."""
    return _with_account(made.actor(Role.SSO_DIRECTOR, at=at), 1)


def secretary(made: Partnership, code: str, at: datetime) -> Actor:
    """Return the secretary of a municipality, at a moment."""
    participant = organisations_queries.get_participant(code)
    actor = made.actor(
        Role.SECRETARY, at=at, participant_id=participant.id, participant_code=code
    )
    return _with_account(actor, 100 + participant.id)


def _with_account(actor: Actor, account_id: int) -> Actor:
    return Actor(
        account_id=account_id,
        name=f"Test {account_id}",
        role=actor.role,
        arrangement_id=actor.arrangement_id,
        participant_id=actor.participant_id,
        participant_code=actor.participant_code,
        at=actor.at,
    )


def decide(made: Partnership, proposed: Proposed, at: datetime, *, value: str = "for") -> str:
    """Let the board vote about a proposal; return the reference of its decision."""
    reference = f"DB-{next(_references)}"
    governance_actions.decide(
        proposal_id=proposed.governance_proposal_id,
        body_code="DB",
        votes=[
            governance_values.Vote(value=value, member_id=seat.id)
            for seat in governance_queries.list_seats("DB", at.date())
        ],
        decided_on=at.date(),
        reference=reference,
        actor=secretary(made, CODES[0], at),
    )
    return reference


def propose_package(
    made: Partnership, contents: dict[str, Level], starts_on: date, at: datetime, **draft: object
) -> Proposed:
    """Propose contents of the base package (or `package_code`) from a day."""
    fields = {"package_code": "basis", **draft}
    return actions.propose_package_version(
        draft=PackageDraft(contents=tuple(contents.items()), starts_on=starts_on, **fields),
        title="Pakket", text="Tekst", proposed_on=at.date(), actor=director(made, at),
    )  # fmt: skip


def propose_price(
    made: Partnership, cents: int | None, starts_on: date, at: datetime, **draft: object
) -> Proposed:
    """Propose a price of a workplace (or `service_code`) from a day."""
    fields = {"service_code": "werkplek", "unit": Unit.WORKPLACE, **draft}
    return actions.propose_price(
        draft=PriceDraft(cents_per_unit=cents, starts_on=starts_on, **fields),
        title="Prijs", text="Tekst", proposed_on=at.date(), actor=director(made, at),
    )  # fmt: skip


def offer_plus(made: Partnership, at: datetime, starts_on: date) -> None:
    """Let telephony be a plus service with a price from a day."""
    decide(
        made,
        propose_package(
            made, {"telefonie": Level.STANDARD}, starts_on, at, package_code="plus"
        ),
        at,
    )
    price = propose_price(
        made, 12_000, starts_on, at, service_code="telefonie", unit=Unit.CONNECTION
    )
    decide(made, price, at)


def draft_agreement(
    made: Partnership,
    code: str = "0064",
    *,
    starts_on: date,
    ends_before: date | None,
    at: datetime,
    choices: tuple[Choice, ...] = (),
    deviations: tuple[Deviation, ...] = (),
) -> int:
    """Draft an agreement of a municipality."""
    draft = AgreementDraft(
        number=f"DVO-{code}-{starts_on.year}", participant_code=code, starts_on=starts_on,
        ends_before=ends_before, choices=choices, deviations=deviations,
    )  # fmt: skip
    return actions.draft_agreement(draft=draft, drafted_on=at.date(), actor=director(made, at))


def sign_both(made: Partnership, agreement_id: int, at: datetime, code: str = "0064") -> None:
    """Let both sides sign on the day of a moment."""
    for actor in (director(made, at), secretary(made, code, at)):
        actions.sign_agreement(agreement_id=agreement_id, signed_on=at.date(), actor=actor)


def register_norms(made: Partnership) -> None:
    """Let there be two norms: one for all services, one for e-mail."""
    fields = {"actor": director(made, moment(2004))}
    actions.register_norm(
        code="herstel", name="Herstel binnen", unit=NormUnit.HOUR, direction=Direction.LOWER,
        **fields,
    )  # fmt: skip
    actions.register_norm(
        code="post", name="Post beschikbaar", unit=NormUnit.PERCENT, direction=Direction.HIGHER,
        service_code="e-mail", **fields,
    )  # fmt: skip


def adopt_charter(made: Partnership, starts_on: date, at: datetime, **norms: str) -> str:
    """Let the board adopt a charter that gives norms a value; return the reference."""
    draft = CharterDraft(
        title=f"Handvest {starts_on.year}", text="Tekst", starts_on=starts_on,
        norms=tuple((code, Decimal(value)) for code, value in norms.items()),
    )  # fmt: skip
    proposed = actions.propose_charter(
        draft=draft, title=draft.title, text="Waarom", proposed_on=at.date(),
        actor=director(made, at),
    )  # fmt: skip
    return decide(made, proposed, at)


def offer_levels(made: Partnership) -> None:
    """Let e-mail have a standard and an extended level, and two variants, with terms from 2010."""
    actor = director(made, moment(2004))
    for code, level, cents in (
        ("post-standaard", Level.STANDARD, 0), ("post-uitgebreid", Level.EXTENDED, 1_200),
        ("eigen-post", None, 50_000), ("eigen-adres", None, 20_000),
    ):  # fmt: skip
        actions.register_offering(
            code=code, name=code.replace("-", " ").capitalize(), service_code="e-mail",
            kind=OfferingKind.LEVEL if level else OfferingKind.VARIANT, level=level,
            unit=Unit.ACCOUNT, actor=actor,
        )  # fmt: skip
        adopt_terms(made, code, cents, date(2010, 1, 1), moment(2009, 2))


def adopt_terms(
    made: Partnership, code: str, cents: int, starts_on: date, at: datetime, **draft: object
) -> str:
    """Let the board adopt terms of an offering; return the reference."""
    proposed = actions.propose_terms(
        draft=TermsDraft(
            offering_code=code, extra_cents=cents, term_days=10, starts_on=starts_on, **draft
        ),
        title=code, text="Tekst", proposed_on=at.date(), actor=director(made, at),
    )  # fmt: skip
    return decide(made, proposed, at)


def adopt_limit(made: Partnership, variants: int, cents: int, at: datetime) -> str:
    """Let the board set how far one may vary on e-mail from 2010; return the reference."""
    proposed = actions.propose_limit(
        draft=LimitDraft(
            service_code="e-mail", most_variants=variants, most_extra_cents=cents,
            starts_on=date(2010, 1, 1),
        ),
        title="Grens", text="Tekst", proposed_on=at.date(), actor=director(made, at),
    )  # fmt: skip
    return decide(made, proposed, at)


def choose(
    made: Partnership, offering: str, quantity: int, starts_on: date, at: datetime,
    code: str = "0064", **draft: object,
) -> ChoiceOutcome:  # fmt: skip
    """Let the secretary of a municipality choose an offering."""
    wanted = ChoiceDraft(
        participant_code=code, offering_code=offering, quantity=quantity, starts_on=starts_on,
        **draft,
    )  # fmt: skip
    return actions.submit_choice(
        draft=wanted, text="Tekst", chosen_on=at.date(), actor=secretary(made, code, at)
    )
