# SPDX-License-Identifier: EUPL-1.2
"""A small partnership with keys, pools and a ledger, for tests of this package."""

import itertools
from datetime import UTC, date, datetime
from fractions import Fraction

from bodemplaat.finance import actions
from bodemplaat.finance.values import KeyKind, LineKind, VatRegime
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.tests import factories as governance_factories
from bodemplaat.governance.values import DecisionReference
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.tests import factories as organisation_factories
from bodemplaat.organisations.tests.factories import Partnership
from bodemplaat.organisations.values import Actor, Role

CODES = ("0064", "0104", "0710")
INHABITANTS = {"0064": 9_866, "0104": 10_957, "0710": 11_833}
JOURNAL = (
    "datum;kostenplaats;kostensoort;omschrijving;bedrag;btw;deelnemer;stuk\n"
    "01-02-2010;netwerk;inkoop;Verbindingen;312.400,00;59.356,00;;F-1\n"
    "15-06-2010;inkoop;inkoop;Printers;1.000,00;190,00;0104;F-2\n"
)
_references = itertools.count(1)


def controller(made: Partnership, on: date = date(2010, 3, 1)) -> Actor:
    """Return the controller of the shared service organisation on a day."""
    moment = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Actor(
        account_id=7, name="Controller", role=Role.SSO_CONTROLLER, arrangement_id=made.id,
        at=moment,
    )


def make_finance(slug: str = "proef") -> Partnership:
    """Register a partnership whose network is split by inhabitants and purchases passed on."""
    made = organisation_factories.make_partnership(slug, codes=CODES)
    governance_factories.make_governance(made, CODES)
    with made.context():
        actor = controller(made, date(2009, 1, 5))
        for code, name in (("4000", "Kosten"), ("1500", "Btw"), ("1600", "Crediteuren")):
            actions.register_account(code=code, name=name, actor=actor)
        actions.register_category(code="inkoop", name="Inkoop", actor=actor)
        actions.register_key(code="inwoners", name="Inwoners", actor=actor)
        actions.register_pool(
            code="netwerk", name="Gezamenlijk netwerk", position=1, kind=LineKind.ALLOCATED,
            vat_regime=VatRegime.TRANSPARENT, key_code="inwoners", actor=actor,
        )
        actions.register_pool(
            code="inkoop", name="Overige inkoop", position=2, kind=LineKind.DIRECT,
            vat_regime=VatRegime.TRANSPARENT, actor=actor,
        )
        for code, value in INHABITANTS.items():
            organisation_actions.record_fact(
                participant_code=code, measure="inhabitants", reference_on=date(2010, 1, 1),
                value=value, source="telling", actor=controller(made),
            )
    return made


def propose_key(made: Partnership, *, starts_on: date = date(2010, 1, 1)) -> int:
    """Propose that the key weighs by inhabitants, and return the proposal."""
    row = actions.propose_key_version(
        key_code="inwoners", kind=KeyKind.MEASURED, starts_on=starts_on, reason="Naar inwoners.",
        components=[("inhabitants", Fraction(100))], proposed_on=date(2009, 10, 1),
        actor=controller(made, date(2009, 10, 1)),
    )
    return row.proposal_id or 0


def decide(made: Partnership, proposal_id: int, on: date) -> DecisionReference:
    """Let the right body adopt a proposal."""
    return governance_factories.adopt(
        made, proposal_id, on=on, reference=f"B-{next(_references)}"
    )


def make_booked(slug: str = "proef") -> Partnership:
    """Register a partnership with a key in force and a booked year."""
    made = make_finance(slug)
    with made.context():
        decide(made, propose_key(made), date(2009, 11, 2))
        actions.import_journal(
            content=JOURNAL.encode(), year=2010, source="boekingen.csv", actor=controller(made)
        )
    return made


def find_open_proposal(on: date) -> int:
    """Return the one proposal that waits."""
    (line,) = governance_queries.list_open_proposals(on=on)
    return line.id
