# SPDX-License-Identifier: EUPL-1.2
import pytest

from bodemplaat.finance import queries
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.visitors import address, count, enter, read
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
YEAR = {"year": 2010, "kind": "final"}


@pytest.fixture
def made():
    return factories.make_booked()


@pytest.fixture
def client(made):
    return enter(made, Role.CONTRACT_MANAGER, "0064")


class TestScenarioPage:
    def test_takes_an_assumption_from_a_form_into_its_address(self, made, client):
        url = address(made, "scenario-detail", **YEAR)
        form = {"voeg": "sleutel", "kostenplaats": "netwerk", "verdeling": "gelijk"}

        answer = client.get(url, form | {"a": "kosten::-10"})

        assert answer["Location"] == f"{url}?a=kosten%3A%3A-10&a=sleutel%3Anetwerk%3Agelijk"
        page = read(client, answer["Location"]).replace("\xa0", " ")
        assert "«Gezamenlijk netwerk» gaat in gelijke delen" in page
        assert "alle kosten zijn 10 % lager" in page
        assert "dit is een scenario" in page
        assert f'href="{url}?a=kosten%3A%3A-10"' in page

    def test_puts_a_second_assumption_about_the_same_in_place_of_the_first(self, made, client):
        url = address(made, "scenario-detail", **YEAR)

        answer = client.get(
            url, {"voeg": "kosten", "kosten_van": "", "procent": "5", "a": "kosten::-10"}
        )

        assert answer["Location"] == f"{url}?a=kosten%3A%3A5"

    @pytest.mark.feature("D107")
    def test_shows_both_side_by_side_and_stores_nothing(self, made, client):
        page = read(
            client, address(made, "scenario-detail", **YEAR), a="sleutel:netwerk:gelijk"
        ).replace("\xa0", " ")

        assert "In dit scenario betaalt Bolsward € 123.918,68, dat is € 11.604,11 meer." in page
        assert "112.314,57" in page and "+ 11.604,11" in page
        with made.context():
            assert queries.list_runs() == ()

    def test_draws_what_moves_from_zero_as_the_file_of_the_chart_says(self, made, client):
        url = address(made, "scenario-detail", **YEAR)

        page = read(client, url, a="sleutel:netwerk:gelijk").replace("\xa0", " ")
        file = client.get(url, {"a": "sleutel:netwerk:gelijk", "grafiek": "deelnemers"})

        assert "Het meeste verandert bij" in page
        assert 'data-name="Bolsward" data-value="1160411"' in page
        assert "Bolsward;11604,11" in file.content.decode("utf-8-sig")

    def test_says_in_its_file_that_it_is_a_scenario(self, made, client):
        text = client.get(
            address(made, "scenario-export", **YEAR), {"a": "zonder:0104"}
        ).content.decode()

        assert "Dit is een scenario; er is niets vastgesteld." in text
        assert "Nijefurd doet het hele jaar niet mee" in text
        assert "0104;Nijefurd;" in text and ";0,00;" in text

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"voeg": "sleutel", "kostenplaats": "netwerk", "verdeling": "mix",
              "deel_inwoners": "60", "deel_werkplekken": "30"}, "samen geen 100"),
            ({"voeg": "sleutel", "kostenplaats": "spook", "verdeling": "gelijk"},
             "«spook» staat niet in de lijst"),
            ({"voeg": "sleutel", "kostenplaats": "netwerk", "verdeling": "workplaces"},
             "heeft op peildatum 1 januari 2010 geen waarde voor werkplekken"),
            ({"voeg": "feit", "deelnemer": "0064", "maatstaf": "inhabitants", "waarde": "veel"},
             "«veel» is geen getal"),
            ({"voeg": "feit", "deelnemer": "0064", "maatstaf": "inhabitants", "waarde": "-1"},
             "kan niet onder nul liggen"),
            ({"voeg": "kosten", "procent": "-101"}, "tussen -100 en 1000 procent"),
            ({"voeg": "kosten", "procent": ""}, "Vul «Verandering, %» in."),
            ({"a": "onzin"}, "De veronderstelling onzin is niet te lezen"),
            ({"a": "kosten::1e999999"}, "is niet te lezen"),
            ({"a": "sleutel:netwerk:inhabitants=60"}, "moeten samen precies 100 zijn"),
            ({"a": "zonder:9999"}, "Deelnemer 9999 doet in dit jaar niet mee"),
            ({"a": ["zonder:0064", "zonder:0104", "zonder:0710"]}, "doet in 2010 niemand meer mee"),
            ({"a": [f"kosten:netwerk:{step}" for step in range(13)]}, "hoogstens 12"),
        ],
    )
    def test_refuses_bad_input_in_a_sentence(self, made, client, data, said):
        answer = client.get(address(made, "scenario-detail", **YEAR), data)

        assert answer.status_code == 422
        assert said in answer.content.decode()

    def test_asks_the_same_number_of_questions_for_more_assumptions(self, made, client):
        url = address(made, "scenario-detail", **YEAR)

        one, three = f"{url}?a=kosten::5", f"{url}?a=kosten::5&a=zonder:0104&a=kosten:netwerk:1"

        assert count(client, one) == count(client, three)
