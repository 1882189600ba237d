# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.finance import queries
from bodemplaat.finance.rules import digesting, explaining, settlement, successors
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.examples import make_facts, make_input, make_source, make_span
from bodemplaat.finance.tests.test_methods import list_table
from bodemplaat.finance.tests.visitors import address, enter, read
from bodemplaat.finance.values import Heir, SettlementKind
from bodemplaat.foundation import sentences
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.tests import factories as organisation_factories
from bodemplaat.organisations.values import Role

NAMES = {"0080": "Leeuwarden", "1900": "Súdwest-Fryslân", "1949": "Waadhoeke"}
AGREED = {"0080": Fraction(1, 3), "1900": Fraction(1, 2), "1949": Fraction(1, 6)}


def make_heirs(shares):
    return tuple(
        Heir(code, NAMES.get(code, code), share, "overeenkomst") for code, share in shares.items()
    )


def settle_last_year(shares, cents=1_000_003):
    """Return the last year of Littenseradiel, which leaves several successors behind."""
    spans = [
        make_span("0072"),
        make_span("0140", ends_before=date(2011, 1, 1), heirs=make_heirs(shares)),
    ]
    facts = make_facts({"0072": 1, "0140": 1})
    sources = [make_source(cents, vat_cents=100_001)]
    return settlement.settle(make_input(sources=sources, spans=spans, facts=facts))


class TestSplit:
    def test_gives_each_successor_its_agreed_part_to_the_cent(self):
        settled = settle_last_year(AGREED)

        gone = settled.find("0140")
        assert (gone.net_cents, gone.vat_cents) == (500_001, 50_000)
        assert {one.code: (one.net_cents, one.vat_cents) for one in gone.payers} == {
            "0080": (166_667, 16_667), "1900": (250_001, 25_000), "1949": (83_333, 8_333),
        }
        assert settled.find("0072").payers == ()
        assert settled.net_cents == 1_000_003

    @given(
        net=st.integers(-(10**9), 10**9), vat=st.integers(-(10**9), 10**9),
        weights=st.lists(st.integers(1, 10**6), min_size=2, max_size=12),
    )
    def test_adds_up_for_any_amount_and_any_parts_and_mirrors_a_refund(self, net, vat, weights):
        total = sum(weights)
        shares = {f"{i:04d}": Fraction(weight, total) for i, weight in enumerate(weights)}

        payers = successors.split(net, vat, make_heirs(shares))
        back = successors.split(-net, -vat, make_heirs(shares))

        assert sum(one.net_cents for one in payers) == net
        assert sum(one.vat_cents for one in payers) == vat
        assert all(abs(one.net_cents - net * one.share) < 1 for one in payers)
        assert [(-one.net_cents, -one.vat_cents) for one in back] == [
            (one.net_cents, one.vat_cents) for one in payers
        ]

    def test_refuses_a_year_whose_successors_agreed_nothing(self):
        with pytest.raises(successors.SuccessorSharesOpen) as found:
            settle_last_year(dict.fromkeys(NAMES))

        said = sentences.render(found.value, "nl")
        assert said.startswith(
            "Littenseradiel is verdeeld over 3 opvolgers (Leeuwarden, Súdwest-Fryslân, Waadhoeke) "
            "en hun aandelen zijn nog niet afgesproken"
        )
        assert "First record the shares" in sentences.render(found.value, "en")

    def test_is_the_same_in_every_order_of_the_successors(self):
        one = settle_last_year(AGREED)
        other = settle_last_year(dict(reversed(AGREED.items())))

        assert one.find("0140").payers == other.find("0140").payers


class TestExplanation:
    def test_names_each_successor_with_part_amount_and_what_rounding_moved(self):
        root = explaining.explain(settle_last_year(AGREED), "0140")

        rows = root.inputs["payers"]
        assert [(row["code"], row["share"], row["total_cents"]) for row in rows] == [
            ("0080", "1/3", 183_334), ("1900", "1/2", 275_001), ("1949", "1/6", 91_666),
        ]
        assert sum(row["total_cents"] for row in rows) == root.amount_cents
        assert sum(Fraction(row["rounding_cents"]) for row in rows) == 0
        assert "payers" not in explaining.explain(settle_last_year(AGREED), "0072").inputs


class TestPin:
    def test_reads_a_year_with_successors_back_to_the_same_digest(self):
        settled = settle_last_year(AGREED)

        pin = json.loads(json.dumps(digesting.pack(settled.input)))
        again = settlement.settle(digesting.read_input(pin))

        assert again == settled

    def test_leaves_the_form_of_older_pins_alone(self):
        packed = digesting.pack(make_span("0064", payer_code="1900", payer_name="SF"))

        assert "heirs" not in packed
        assert digesting.read_input(
            digesting.pack(settle_last_year({"1900": Fraction(1)}).input)
        ).spans[1].heirs[0].share == 1


class TestPage:
    def test_shows_what_the_rules_give(self):
        settled = settle_last_year(AGREED)

        rows = list_table(
            "settlement.md", "| successor | part | exact net | net | exact VAT | VAT |"
        )
        gone = settled.find("0140")
        assert rows == [
            [
                one.code, str(one.share), str(gone.net_cents * one.share), str(one.net_cents),
                str(gone.vat_cents * one.share), str(one.vat_cents),
            ]
            for one in gone.payers
        ]


@pytest.mark.django_db
class TestYear:
    """The year in which Wûnseradiel was dissolved, from what organisations recorded."""

    MINE = {"year": 2010, "kind": "final", "code": "0710"}

    @pytest.fixture
    def made(self):
        made = factories.make_booked()
        organisation_factories.register_municipalities({**organisation_factories.NAMES, **NAMES})
        return made

    def divide(self, made, shares, *, on=date(2011, 1, 1), day=date(2010, 9, 1)):
        with made.context():
            organisation_actions.record_succession(
                participant_code="0710", takes_effect_on=on, successors=list(shares.items()),
                source="overeenkomst van 2010", reason="herindeling",
                actor=factories.controller(made, day),
            )

    def test_is_settled_to_the_successors_in_the_agreed_parts(self, made):
        self.divide(made, AGREED)

        with made.context():
            settled = queries.compute_settlement(year=2010, kind=SettlementKind.FINAL)
            before = queries.compute_settlement(
                year=2010, kind=SettlementKind.FINAL,
                known_at=factories.controller(made, date(2010, 8, 1)).at,
            )

        gone = settled.find("0710")
        assert (gone.payer_code, gone.payer_name) == (
            "", "Leeuwarden, Súdwest-Fryslân, Waadhoeke",
        )
        assert sum(one.total_cents for one in gone.payers) == gone.total_cents
        assert settled.find("0064").payer_code == "0064"
        assert settled.total_cents == before.total_cents
        assert before.find("0710").payer_code == "0710"

    def test_stays_with_the_municipality_while_it_is_there(self, made):
        self.divide(made, AGREED, on=date(2012, 1, 1))

        with made.context():
            settled = queries.compute_settlement(year=2010, kind=SettlementKind.FINAL)
            later = queries.compute_settlement(
                year=2010, kind=SettlementKind.FINAL, as_of=date(2012, 3, 1)
            )

        assert settled.find("0710").payer_code == "0710"
        assert len(later.find("0710").payers) == 3

    def test_is_shown_per_successor_on_screen_in_the_explanation_and_on_paper(self, made):
        self.divide(made, AGREED)
        client = enter(made, Role.SSO_CONTROLLER)

        pages = [
            read(client, address(made, name, **self.MINE)).replace("\xa0", " ")
            for name in ("statement-detail", "explanation-detail")
        ]
        paper = client.get(address(made, "statement-print", **self.MINE))
        programs = client.get(
            f"/api/v1/arrangements/{made.slug}/contributions/2010/final/0710"
        ).json()

        for page in pages:
            assert "Wûnseradiel bestaat niet meer." in page
            assert "1/3" in page and "50 %" in page and "overeenkomst van 2010" in page
        assert paper.status_code == 200
        assert [one["share"] for one in programs["payers"]] == ["1/3", "1/2", "1/6"]
        assert sum(one["totalCents"] for one in programs["payers"]) == programs["totalCents"]

    def test_is_refused_with_the_way_out_while_the_parts_are_open(self, made):
        self.divide(made, dict.fromkeys(AGREED))
        client = enter(made, Role.SSO_CONTROLLER)

        answer = client.get(address(made, "statement-detail", **self.MINE))

        assert "hun aandelen zijn nog niet afgesproken" in answer.content.decode()
        with made.context(), pytest.raises(successors.SuccessorSharesOpen):
            queries.compute_settlement(year=2010, kind=SettlementKind.FINAL)

    @pytest.mark.feature("D106")
    def test_changes_participants_and_keys_from_that_date_only(self, made):
        self.divide(made, AGREED)
        last, first = date(2010, 12, 31), date(2011, 1, 1)

        with made.context():
            controller = factories.controller(made, date(2011, 3, 1))
            for code in ("0064", "0104"):
                organisation_actions.record_fact(
                    participant_code=code, measure="inhabitants", reference_on=first, value=10,
                    source="telling", actor=controller,
                )
            version = queries.get_key_overview(code="inwoners", on=last).find_version(last)
            before, after = (
                [share.code for share in queries.compute_key_shares(version, on=on)]
                for on in (last, first)
            )
            members = [
                [one.code for one in organisation_queries.list_participants_on(on=on)]
                for on in (last, first)
            ]

        assert before == members[0] == ["0064", "0104", "0710"]
        assert after == members[1] == ["0064", "0104"]
