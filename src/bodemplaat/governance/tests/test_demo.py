# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.db import transaction

from bodemplaat.foundation import audit, tenancy
from bodemplaat.governance import actions, queries
from bodemplaat.governance.values import (
    CompositionKind,
    CompositionState,
    DecisionKind,
    SeatRole,
    SubjectReference,
)

pytestmark = pytest.mark.django_db
TODAY = date(2014, 3, 15)
DAYS = [date(year, month, 20) for year in range(2004, 2015) for month in (1, 12)]


def see(world, slug):
    return tenancy.context(world.arrangements[slug])


class TestIszf:
    def test_has_a_deciding_body_with_seats_and_a_chair_on_every_day(self, world):
        with see(world, "iszf"):
            for day in [date(2003, 12, 1), *DAYS]:
                seats = queries.list_seats("DB", day)
                chairs = [seat for seat in seats if seat.role is SeatRole.CHAIR]
                assert len(chairs) == 1, day
                assert [line.is_open for line in queries.get_rule_set(on=day).rules] == [False] * 12

    @pytest.mark.feature("D106")
    def test_seats_the_merged_participants_until_the_merger(self, world):
        with see(world, "iszf"):
            before, after = (
                {seat.participant_code for seat in queries.list_seats("AB", day)}
                for day in (date(2010, 12, 31), date(2011, 1, 1))
            )

        assert before - after == {"0064", "0104", "0710"}
        assert after - before == {"1900"}

    @pytest.mark.feature("D090", "D091")
    def test_gives_each_participant_one_member_and_leaves_the_majority_open(self, world):
        with see(world, "iszf"):
            lines = queries.list_compositions(on=date(2010, 6, 1))

        found = {(line.kind, line.body_code): line for line in lines}
        one_each = found[CompositionKind.ONE_PER_PARTICIPANT, "DB"]
        majority = found[CompositionKind.NO_MAJORITY_OF, "DB"]
        assert (one_each.members, one_each.of, one_each.state) == (7, 7, CompositionState.HOLDS)
        assert (majority.members, majority.of, majority.state) == (7, 7, CompositionState.OPEN)

    @pytest.mark.feature("D091", "D095")
    def test_seats_the_offices_that_the_rules_ask_on_every_day(self, world):
        asked = (CompositionKind.MEMBER_OFFICE, CompositionKind.CHAIR_OFFICE)
        with see(world, "iszf"):
            for day in DAYS:
                found = [one for one in queries.list_compositions(on=day) if one.kind in asked]
                assert {one.body_code for one in found} == {"DB", "AC", "ABG"}
                assert {one.state for one in found} == {CompositionState.HOLDS}, day

    @pytest.mark.feature("D093")
    def test_keeps_the_director_as_secretary_without_a_vote(self, world):
        with see(world, "iszf"):
            found = [seat for seat in queries.list_seats("DB", TODAY) if not seat.may_vote]

        assert [seat.portfolio for seat in found] == ["Directeur ISZF"]

    @pytest.mark.feature("D091", "D264", "D282")
    def test_names_the_body_of_each_kind(self, world):
        with see(world, "iszf"):
            bodies = {rule.kind: rule.body_code for rule in queries.get_rule_set(on=TODAY).rules}
            method = queries.get_setting(name="within_year_method", on=date(2010, 1, 1))

        assert {bodies[kind] for kind in ("package", "price", "key")} == {"DB"}
        assert bodies["budget"] == bodies["settlement"] == bodies["membership"] == "AB"
        assert method == "segments-per-day"


class TestEqualit:
    @pytest.mark.feature("D118", "D162", "D264")
    def test_lets_the_owner_decide_and_customers_advise(self, world):
        with see(world, "equalit"):
            rules = [
                queries.get_rule(kind=kind, on=date(2010, 1, 1))
                for kind in ("package", "price", "key")
            ]
            seats = queries.list_seats("EIG", date(2010, 1, 1))
            council = queries.list_seats("DR", date(2010, 1, 1))
            method = queries.get_setting(name="within_year_method", on=date(2010, 1, 1))

        assert {(rule.body_code, rule.advised_by, rule.is_open) for rule in rules} == {
            ("EIG", "DR", False)
        }
        chairs = [seat.portfolio for seat in council if seat.role is SeatRole.CHAIR]
        assert chairs == ["Hoofd Equalit"]
        assert {seat.participant_code for seat in seats} == {"0826"}
        assert method == "segments-per-month"

    @pytest.mark.feature("D268")
    def test_shows_what_is_not_settled_as_open(self, world):
        with see(world, "equalit"):
            rules = queries.get_rule_set(on=TODAY).rules
            waiting = queries.list_open_proposals(on=TODAY)

        unsettled = {"policy", "ranking", "result-destination"}
        assert {rule.kind for rule in rules if rule.is_open} == unsettled
        assert {line.is_open for line in waiting} == {True}

    def test_lets_the_mayor_break_a_tie(self, world):
        with see(world, "equalit"):
            line = next(iter(queries.list_decisions(kind="entry-fee")))
            record = queries.find_vote(decision_id=line.id)

        assert (record.tally.in_favour, record.tally.against, record.outcome) == (2, 2, "adopted")


class TestGate:
    @pytest.mark.parametrize(
        ("slug", "kind", "decided_on"),
        [
            ("iszf", DecisionKind.PACKAGE, date(2003, 12, 15)),
            ("iszf", DecisionKind.KEY, date(2010, 12, 20)),
            ("iszf", DecisionKind.SETTLEMENT, date(2013, 4, 18)),
            ("iszf", DecisionKind.BUDGET, date(2014, 12, 1)),
            ("equalit", DecisionKind.PRICE, date(2004, 12, 15)),
            ("equalit", DecisionKind.SETTLEMENT, date(2014, 2, 1)),
        ],
    )
    def test_decides_for_a_higher_package_on_any_day(self, world, slug, kind, decided_on):
        reference = world.get("decide")(
            slug,
            kind,
            SubjectReference("catalogue.package-version", 1),
            "Voorstel",
            "Tekst",
            decided_on,
            decided_on,
            decided_on,
            f"proef {kind} {decided_on}",
        )

        assert reference.kind == kind
        with see(world, slug):
            assert queries.find_vote(decision_id=reference.id).outcome == "adopted"

    def test_does_not_decide_what_nobody_may(self, world):
        with pytest.raises(actions.RuleIsOpen), transaction.atomic():
            world.get("decide-proposal")(
                "equalit", world.get("governance.proposals")["equalit"]["open"], TODAY, "DR 2014-1"
            )


class TestDemo:
    @pytest.mark.parametrize("slug", ["iszf", "equalit"])
    def test_leaves_no_damage(self, world, slug):
        with see(world, slug):
            assert queries.find_damage() == []
            assert audit.find_damage() == []

    def test_shows_every_state(self, world):
        with see(world, "iszf"):
            states = {line.state for line in queries.list_proposals(on=TODAY)}

        assert states == {"proposed", "adopted", "rejected", "withdrawn"}
