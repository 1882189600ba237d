# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.finance import actions
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.factories import controller
from bodemplaat.finance.tests.visitors import address, count, enter, read
from bodemplaat.finance.values import ImportRow
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
MINE = {"year": 2010, "kind": "final", "code": "0064"}


def draft(made: factories.Partnership, cents: int, *, lines: int = 1) -> int:
    """Draft the budget of 2010 and return it."""
    on = date(2009, 9, 1)
    rows = [
        ImportRow(row + 2, date(2010, 1, 1), "netwerk", "inkoop", "Lijn", cents, 0, None, "")
        for row in range(lines)
    ]
    with made.context():
        row = actions.draft_budget(
            year=2010, text="De begroting.", lines=rows, actor=controller(made, on)
        )
    return row.pk


def adopt(made: factories.Partnership, budget_id: int) -> None:
    on = date(2009, 9, 1)
    with made.context():
        proposal = actions.propose_budget(
            budget_id=budget_id, proposed_on=on, actor=controller(made, on)
        )
        factories.decide(made, proposal, date(2009, 12, 1))


@pytest.fixture
def made():
    """A booked year whose participants were also counted the year before."""
    made = factories.make_booked()
    with made.context():
        for code, value in factories.INHABITANTS.items():
            organisation_actions.record_fact(
                participant_code=code, measure="inhabitants", value=value, source="telling",
                reference_on=date(2009, 1, 1), actor=controller(made, date(2009, 2, 1)),
            )
    return made


class TestBudgetPages:
    @pytest.mark.feature("D037")
    def test_show_versions_with_their_state(self, made):
        first = draft(made, 300_000_00)
        adopt(made, first)
        second = draft(made, 310_000_00)
        client = enter(made, Role.ALDERMAN, "0064")

        before = read(client, address(made, "budget-year", year=2010))
        adopt(made, second)
        after = read(client, address(made, "budget-year", year=2010)).replace("\xa0", " ")

        assert 'data-state="draft"' in before and 'data-state="adopted"' in before
        assert 'data-state="superseded"' in after
        assert "De begroting van 2010 is € 310.000,00 zonder btw. Geboekt is € 313.400,00." in after
        assert "2.400,00" in after
        assert f'href="{address(made, "budget-detail", pk=first)}"' in after

    def test_list_the_years(self, made):
        adopt(made, draft(made, 300_000_00))

        page = read(enter(made, Role.ALDERMAN, "0064"), address(made, "budget-list"))

        assert "De laatste vastgestelde begroting is die van 2010" in page

    def test_give_their_lines_as_a_file(self, made):
        budget = draft(made, 300_000_00)

        text = enter(made, Role.ALDERMAN, "0064").get(
            address(made, "budget-detail", pk=budget), {"formaat": "csv"}
        ).content.decode()

        assert "netwerk;Gezamenlijk netwerk;Inkoop;Lijn;;300000,00;0,00" in text

    def test_ask_the_same_number_of_questions_for_more_lines(self, made):
        small = draft(made, 100_00, lines=3)
        client = enter(made, Role.ALDERMAN, "0064")
        read(client, address(made, "budget-list"))
        before = count(client, address(made, "budget-detail", pk=small))
        large = draft(made, 100_00, lines=30)

        assert count(client, address(made, "budget-detail", pk=large)) == before


class TestStatementBesideTheBudget:
    def test_says_how_much_more_and_by_which_line(self, made):
        adopt(made, draft(made, 300_000_00))

        page = read(
            enter(made, Role.CONTRACT_MANAGER, "0064"), address(made, "statement-detail", **MINE)
        ).replace("\xa0", " ")

        assert "Dat is € 21.678,85 meer dan begroot, vooral door «Gezamenlijk netwerk»." in page
        assert "90.635,72" in page and "€ +21.678,85" in page

    def test_says_when_it_is_less(self, made):
        adopt(made, draft(made, 400_000_00))

        page = read(
            enter(made, Role.CONTRACT_MANAGER, "0064"), address(made, "statement-detail", **MINE)
        )

        assert "minder dan begroot" in page

    def test_shows_the_budget_itself_without_comparing(self, made):
        adopt(made, draft(made, 300_000_00))

        page = read(
            enter(made, Role.CONTRACT_MANAGER, "0064"),
            address(made, "statement-detail", **(MINE | {"kind": "budget"})),
        ).replace("\xa0", " ")

        assert "volgens de begroting € 90.635,72 met btw" in page
