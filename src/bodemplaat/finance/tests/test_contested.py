# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest

from bodemplaat.finance import actions, queries
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.visitors import address, enter
from bodemplaat.finance.values import KeyKind, SettlementKind
from bodemplaat.foundation import sentences
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
OF = {"participant_code": "0710", "measure": "inhabitants", "reference_on": date(2010, 1, 1)}


@pytest.fixture
def made():
    """A booked year with a key by inhabitants, of which a second source says something else."""
    made = factories.make_booked()
    with made.context():
        organisation_actions.record_source_value(
            **OF, value=11_849, source="gemeente",
            actor=factories.controller(made, date(2010, 4, 1)),
        )
        yield made


def compute(**more):
    return queries.compute_settlement(year=2010, kind=SettlementKind.FINAL, **more)


class TestContestedFact:
    @pytest.mark.feature("D006")
    def test_stops_a_settlement_until_somebody_chose(self, made):
        with pytest.raises(queries.ContestedFact) as found:
            compute()
        before = compute(known_at=factories.controller(made, date(2010, 3, 31)).at)

        organisation_actions.set_leading_value(
            **OF, source="gemeente", reason="zo staat het in de regeling",
            actor=factories.controller(made, date(2010, 5, 1)),
        )
        after = compute()

        said = sentences.render(found.value, "nl")
        assert said.startswith(
            "Twee bronnen noemen een andere waarde van Wûnseradiel voor inwoners op 1 januari "
            "2010: 11.833 (telling) en 11.849 (gemeente)."
        )
        weights = [
            next(line for line in one.find("0710").lines if line.line == "netwerk").parts[0].weight
            for one in (before, after)
        ]
        assert weights == [11_833, 11_849]
        assert after.total_cents == before.total_cents

    def test_is_said_on_the_page_of_the_year(self, made):
        answer = enter(made, Role.SSO_CONTROLLER).get(
            address(made, "settlement-detail", year=2010, kind="final")
        )

        assert "welke leidend is" in answer.content.decode()
        assert answer.status_code < 500

    def test_of_somebody_who_takes_no_part_stops_nothing(self, made):
        organisation_actions.end_participation(
            participant_code="0710", ends_before=date(2010, 1, 1), source="x", reason="x",
            actor=factories.controller(made, date(2010, 5, 1)),
        )

        assert compute().find("0710") is None


class TestRange:
    @pytest.mark.feature("D005")
    def test_is_no_ground_for_a_key(self, made):
        controller = factories.controller(made, date(2010, 5, 1))
        organisation_actions.record_range(
            code="groei", name="Groei", measure="inhabitants", reference_on=date(2010, 1, 1),
            lowest=85_000, highest=140_000, source="deck", actor=controller,
        )

        with pytest.raises(actions.RangeIsNoFact) as found:
            actions.propose_key_version(
                key_code="inwoners", kind=KeyKind.MEASURED, starts_on=date(2011, 1, 1),
                reason="x", proposed_on=date(2010, 5, 1), actor=controller,
                components=(("groei", Fraction(100)),),
            )

        said = sentences.render(found.value, "nl")
        assert "85.000 tot 140.000: een scenario en geen feit" in said
        assert "zoals inwoners" in said
