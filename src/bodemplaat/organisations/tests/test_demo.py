# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.db import transaction

from bodemplaat.foundation import audit, tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import demo, queries
from bodemplaat.organisations.demo import figures, partnerships


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Fill once for the module; nothing in it changes a row."""
    made = DemoWorld()
    with django_db_blocker.unblock(), transaction.atomic():
        demo.fill(made)
        yield made
        transaction.set_rollback(True)


class TestDemo:
    @pytest.mark.feature("D004", "D047")
    def test_holds_the_seven_municipalities_of_iszf_and_their_successors_on_any_date(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            counts = {
                day: [line.code for line in queries.list_participants_on(on=day)]
                for day in (date(2004, 1, 1), date(2010, 1, 1), date(2011, 1, 1), date(2013, 1, 1))
            }
            damage = audit.find_damage()

        assert counts == {
            date(2004, 1, 1): ["0064", "0082", "0104", "0140", "0653", "0710"],
            date(2010, 1, 1): ["0064", "0072", "0082", "0104", "0140", "0653", "0710"],
            date(2011, 1, 1): ["0072", "0082", "0140", "0653", "1900"],
            date(2013, 1, 1): ["0072", "0140", "1900"],
        }
        assert damage == []

    @pytest.mark.feature("D047")
    def test_names_what_became_of_each_of_the_seven(self, world):
        seven = ("0064", "0072", "0082", "0104", "0140", "0653", "0710")
        with tenancy.context(world.arrangements["iszf"]):
            became = {
                code: [
                    (line.code, line.on)
                    for line in queries.list_successors(code=code, on=date(2014, 12, 31))
                ]
                for code in seven
            }

        sudwest, friese_meren = ("1900", date(2011, 1, 1)), ("1921", date(2014, 1, 1))
        assert became == {
            "0064": [sudwest], "0104": [sudwest], "0710": [sudwest], "0082": [friese_meren],
            "0653": [friese_meren], "0072": [], "0140": [],
        }  # fmt: skip

    def test_shows_the_seventh_participant_of_equalit_as_a_question_and_invents_none(self, world):
        with tenancy.context(world.arrangements["equalit"]):
            there = queries.list_participants_on(on=date(2010, 1, 1))
            owners = [line.code for line in there if line.is_owner]
            questions = {line.code for line in queries.list_open_questions()}

        assert (len(there), owners) == (6, ["0826"])
        assert "zevende-deelnemer-2010" in questions

    @pytest.mark.feature("D002", "D005", "D006")
    def test_adds_facts_up_to_the_totals_and_shows_where_sources_differ(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            workplaces = queries.list_measured(measure="workplaces", reference_on=date(2010, 1, 1))
            stated = {
                (line.measure, int(line.value)): line.difference
                for line in queries.list_stated_totals()
            }

        at_iszf = {line.participant_code: line.value for line in workplaces}
        successor = at_iszf.pop("1900")  # known, but takes no part yet
        assert successor > 0
        assert sum(at_iszf.values()) == 750
        assert stated[("inhabitants", 85_000)] is not None
        assert {key for key in stated if key[0] == "fte"} == {("fte", 23), ("fte", 24)}

    def test_says_at_every_figure_where_it_comes_from(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            bolsward = queries.get_participant("0064")
            facts = queries.list_facts_of(bolsward.id)
            corrections = queries.list_corrections(bolsward.id)

        inhabitants = {f.reference_on.year: f for f in facts if f.measure == "inhabitants"}
        assert (int(inhabitants[2007].value), inhabitants[2007].is_assumption) == (9607, False)
        assert (int(inhabitants[2008].value), inhabitants[2008].is_assumption) == (9714, True)
        assert all(fact.source for fact in facts)
        assert [line.reason for line in corrections if line.reason] == [
            "Twee werkplekken van de buitendienst waren niet geteld"
        ]

    def test_gives_every_role_an_account_that_can_act_on_a_day(self, world):
        actor = world.actor("iszf", "contract_manager", "1900", on=date(2011, 3, 1))

        right = queries.find_arrangement_for(
            account_id=actor.account_id, slug="iszf", on=date(2014, 3, 15)
        )
        assert (right.role, right.participant_id) == (actor.role, actor.participant_id)
        assert world.get("organisations.participants")["iszf"]["1900"] == actor.participant_id


class TestFigures:
    def test_keeps_equalit_below_its_published_inhabitants_so_that_a_seventh_fits(self):
        known = [
            joining.code
            for joining in partnerships.EQUALIT.joinings
            if joining.starts_on <= date(2010, 1, 1)
        ]

        total = sum(figures.get_inhabitants(code, 2010).value for code in known)

        assert 0 < 155_756 - total < 15_000
