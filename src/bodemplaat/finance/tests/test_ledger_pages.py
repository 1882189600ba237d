# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from bodemplaat.finance import actions, queries
from bodemplaat.finance.pages import uploads
from bodemplaat.finance.pages.tables.journals import Journals
from bodemplaat.finance.rules import journal_files
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.visitors import address, enter, read
from bodemplaat.finance.values import KeyKind, SettlementKind
from bodemplaat.foundation.testing.queries import PageAsksTheSame
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
HEADER = factories.JOURNAL.split("\n")[0]
ROW = "01-03-2010;netwerk;inkoop;Glasvezel;1.234,56;234,57;;F-9"


def list_seqs(made: factories.Partnership) -> list[int]:
    with made.context():
        order = Journals.columns[0].get_order(is_descending=True)
        return [line.seq for line in queries.search_journals().walk(order)]


class TestJournalPages:
    def test_show_the_journals_of_a_pool_with_a_filter_that_can_be_dropped(self):
        made = factories.make_booked()
        client = enter(made, Role.ALDERMAN, "0064")

        page = read(client, address(made, "journal-list"), kostenplaats="inkoop", jaar="2010")

        assert "kostenplaats is Overige inkoop" in page and "jaar is 2010" in page
        assert "1 boekstuk bij dit filter" in page

    def test_go_on_after_a_number_and_back(self, monkeypatch):
        monkeypatch.setattr(Journals, "size", 1)
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)
        client.post(
            address(made, "journal-reverse", seq=1),
            {"booked_on": "2010-05-01", "reason": "dubbel"},
        )

        first = read(client, address(made, "journal-list"))
        second = read(client, address(made, "journal-list"), na="2~2")

        assert "?na=2~" in first and "/grootboek/1/" not in first
        assert "/grootboek/1/" in second and "?voor=1~" in second

    @pytest.mark.parametrize("value", ["x", "-1", "9" * 40, "²"])
    @pytest.mark.parametrize("parameter", ["jaar", "voor", "na", "sorteer", "kolommen", "vorm"])
    def test_say_which_parameter_of_the_address_they_cannot_read(self, value, parameter):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)

        answer = client.get(address(made, "journal-list"), {parameter: value})

        assert answer.status_code == 400
        assert parameter in answer.content.decode()

    def test_show_one_journal_with_its_chain_and_both_sides(self):
        made = factories.make_booked()

        page = read(enter(made, Role.ALDERMAN, "0064"), address(made, "journal-detail", seq=1))

        assert "312.400,00" in page and "372.946,00" in page
        assert "dit is het eerste" in page
        assert "terugboeken" not in page

    def test_do_not_exist_for_an_unknown_number(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)

        for name in ("journal-detail", "journal-reverse"):
            assert client.get(address(made, name, seq=99)).status_code == 404


class TestLedgerPagesAsk(PageAsksTheSame):
    @pytest.fixture
    def made(self):
        """A partnership with one journal."""
        return factories.make_booked()

    @pytest.fixture
    def browser(self, made):
        """The browser of the controller."""
        self.client = enter(made, Role.SSO_CONTROLLER)
        return self.client

    def list_urls(self, made):
        return [
            address(made, "journal-list"), address(made, "journal-detail", seq=1),
            address(made, "key-list"), address(made, "key-detail", code="inwoners"),
            address(made, "budget-list"), address(made, "contribution-list"),
            address(made, "settlement-list"),
        ]  # fmt: skip

    def add_rows(self, made):
        content = f"{HEADER}\n" + "\n".join([ROW] * 30)
        send(self.client, made, content, post=True)


class TestReversing:
    def test_posts_the_mirror_with_its_reason(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)

        answer = client.post(
            address(made, "journal-reverse", seq=1),
            {"booked_on": "2010-05-01", "reason": "dubbel geboekt"},
        )

        assert answer["Location"] == address(made, "journal-detail", seq=2)
        assert "Tegenboeking van 1: dubbel geboekt" in read(client, answer["Location"])
        assert "teruggeboekt in 2" in read(client, address(made, "journal-detail", seq=1))

    @pytest.mark.parametrize(
        "form", [{"booked_on": "", "reason": "x"}, {"booked_on": "2010-05-01", "reason": ""}]
    )
    def test_is_refused_without_day_or_reason(self, form):
        made = factories.make_booked()

        answer = enter(made, Role.SSO_CONTROLLER).post(
            address(made, "journal-reverse", seq=1), form
        )

        assert answer.status_code == 422
        assert list_seqs(made) == [1]

    @pytest.mark.parametrize("day", ["0001-01-01", "0214-05-01", "2009-12-31", "9999-12-31"])
    def test_is_refused_before_the_journal_and_after_today(self, day):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)

        answer = client.post(
            address(made, "journal-reverse", seq=1), {"booked_on": day, "reason": "x"}
        )

        assert answer.status_code == 422
        assert list_seqs(made) == [1]
        read(client, address(made, "settlement-list"))

    def test_is_refused_twice(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)
        form = {"booked_on": "2010-05-01", "reason": "dubbel"}
        client.post(address(made, "journal-reverse", seq=1), form)

        answer = client.post(address(made, "journal-reverse", seq=1), form)

        assert answer.status_code == 422
        assert "al teruggeboekt" in answer.content.decode()


class TestClosingAYear:
    def test_asks_for_its_name_and_then_refuses_postings(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_DIRECTOR)
        url = address(made, "year-close", year=2010)

        wrong = client.post(url, {"confirmed_year": "2011"})
        right = client.post(url, {"confirmed_year": "2010"})
        after = client.post(
            address(made, "journal-reverse", seq=1),
            {"booked_on": "2010-05-01", "reason": "te laat"},
        )

        assert (wrong.status_code, right.status_code, after.status_code) == (422, 302, 422)
        assert "U typte 2011" in wrong.content.decode()
        assert "Het jaar 2010 is afgesloten" in after.content.decode()

    def test_is_forbidden_to_a_municipality(self):
        made = factories.make_booked()
        client = enter(made, Role.MUNICIPAL_CONTROLLER, "0064")

        for name, kwargs in (
            ("year-close", {"year": 2010}), ("journal-reverse", {"seq": 1}), ("journal-import", {}),
        ):
            assert client.get(address(made, name, **kwargs)).status_code == 403
            assert client.post(address(made, name, **kwargs)).status_code == 403


def send(client: Client, made: factories.Partnership, text: str | bytes, *, post: bool = False,
         year: str = "2010"):
    """Send a file, and post it when asked."""
    file = BytesIO(text.encode() if isinstance(text, str) else text)
    file.name = "boekingen.csv"
    answer = client.post(address(made, "journal-import"), {"year": year, "file": file})
    if not post:
        return answer
    fields = dict(answer.context["hidden"])
    return client.post(
        address(made, "journal-import"),
        fields | {"token": answer.context["token"], "stap": "boek"},
    )


class TestImporting:
    @pytest.fixture
    def made(self):
        return factories.make_booked()

    @pytest.fixture
    def client(self, made):
        return enter(made, Role.SSO_CONTROLLER)

    def test_shows_rows_and_sums_and_posts_nothing_yet(self, made, client):
        answer = send(client, made, f"{HEADER}\n{ROW}\n{ROW}\n")

        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Glasvezel" in page and "2.469,12" in page
        assert list_seqs(made) == [1]

    def test_posts_what_was_shown_and_forgets_the_file(self, made, client):
        answer = send(client, made, f"{HEADER}\n{ROW}\n", post=True)

        assert answer["Location"] == address(made, "journal-detail", seq=2)
        assert list_seqs(made) == [2, 1]

    def test_takes_columns_with_other_names(self, made, client):
        text = "dag;pool;soort;tekst;euro\n01-03-2010;netwerk;inkoop;Kabel;10,00\n"

        first = send(client, made, text)
        columns = {"datum": "dag", "kostenplaats": "pool", "kostensoort": "soort",
                   "omschrijving": "tekst", "bedrag": "euro"}
        form = columns | {"token": first.context["token"], "stap": "kolommen"}
        second = client.post(address(made, "journal-import"), form)
        third = client.post(address(made, "journal-import"), form | {"stap": "boek"})

        assert "Wijs nog aan welke kolom dit is: Datum" in first.content.decode()
        assert "Kabel" in second.content.decode() and second.status_code == 200
        assert third.status_code == 302

    def test_shows_every_error_by_row_and_field_and_offers_no_posting(self, made, client):
        bad = "31-02-2010;spook;inkoop;;1,234.56;0;;F"

        answer = send(client, made, f"{HEADER}\n{ROW}\n{bad}\n")

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Rij 3, datum: 31-02-2010 is geen datum" in page
        assert "Rij 3, kostenplaats: kostenplaats spook bestaat niet" in page
        assert "Gebruik een van deze codes: " in page
        assert "Rij 3, bedrag" in page and 'value="boek"' not in page

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (b"datum;\xff\n1;2\n", "geen UTF-8"), (b"", "Het bestand is leeg"),
            (HEADER, "geen regels onder de kop"),
        ],
    )
    def test_refuses_a_file_that_cannot_be_read(self, made, client, text, said):
        answer = send(client, made, text)

        assert answer.status_code == 422
        assert said in answer.content.decode()

    @pytest.mark.parametrize("year", ["", "tien", "99999"])
    def test_refuses_a_year_that_is_none(self, made, client, year):
        assert send(client, made, f"{HEADER}\n{ROW}\n", year=year).status_code == 422

    def test_refuses_a_large_file_before_it_is_read(self, made, client, monkeypatch):
        monkeypatch.setattr(journal_files, "MOST_MEGABYTES", 0)
        monkeypatch.setattr("bodemplaat.finance.pages.views.imports.SLACK", 0)

        answer = send(client, made, f"{HEADER}\n" + f"{ROW}\n" * 100)

        assert answer.status_code == 422
        assert "is groter dan 0 MB" in answer.content.decode()

    def test_refuses_the_file_of_somebody_else(self, made, client):
        first = send(client, made, f"{HEADER}\n{ROW}\n")

        answer = enter(made, Role.SSO_DIRECTOR).post(
            address(made, "journal-import"),
            dict(first.context["hidden"]) | {"token": first.context["token"], "stap": "boek"},
        )

        assert answer.status_code == 422
        assert "is er niet meer" in answer.content.decode()
        assert list_seqs(made) == [1]

    def test_refuses_a_name_that_was_tampered_with(self, made, client):
        answer = client.post(address(made, "journal-import"), {"token": "../../etc/passwd"})

        assert answer.status_code == 422

    def test_needs_the_token_of_its_form(self, made, client):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies

        assert send(strict, made, f"{HEADER}\n{ROW}\n").status_code == 403

    def test_refuses_a_closed_year(self, made, client):
        client.post(address(made, "year-close", year=2010), {"confirmed_year": "2010"})

        answer = send(client, made, f"{HEADER}\n{ROW}\n", post=True)

        assert answer.status_code == 422
        assert "afgesloten" in answer.content.decode()

    def test_keeps_files_to_their_owner(self, made, client):
        send(client, made, f"{HEADER}\n{ROW}\n")

        folder = Path(settings.HOME) / "uploads"
        assert folder.stat().st_mode & 0o077 == 0
        assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
        assert uploads.HOUR == 3600


class TestKeyPages:
    def test_show_what_holds_and_who_bears_what(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        listed = read(client, address(made, "key-list"), peildatum="2010-06-01")
        detail = read(client, address(made, "key-detail", code="inwoners"), peildatum="2010-06-01")

        assert "Op deze dag geldt 1 verdeelsleutel." in listed and "Gezamenlijk netwerk" in listed
        assert "30,21" in detail and "9.866" in detail

    @pytest.mark.feature("D003")
    def test_follow_the_workplaces_that_were_entered_for_the_date(self):
        made = factories.make_finance()
        with made.context():
            organisation_actions.register_measure(
                code="workplaces", name="werkplekken", unit="werkplek", is_whole=True,
                actor=made.actor(at=datetime(2009, 1, 5, 9, tzinfo=UTC)),
            )
            row = actions.propose_key_version(
                key_code="inwoners", kind=KeyKind.MEASURED, starts_on=date(2010, 1, 1),
                reason="Naar werkplekken.", components=[("workplaces", Fraction(100))],
                proposed_on=date(2009, 10, 1), actor=factories.controller(made, date(2009, 10, 1)),
            )
            factories.decide(made, row.proposal_id, date(2009, 11, 2))
            actions.import_journal(
                content=factories.JOURNAL.encode(), year=2010, source="boekingen.csv",
                actor=factories.controller(made),
            )
        client = enter(made, Role.SSO_CONTROLLER)
        places = {"0064": (60, 10), "0104": (30, 10), "0710": (10, 80)}

        for code, values in places.items():
            for year, value in zip((2010, 2011), values, strict=True):
                url = reverse("organisations:fact-create", args=[made.slug, code])
                form = {"measure": "workplaces", "reference_on": f"{year}-01-01",
                        "value": str(value), "source": "Telling"}
                assert client.post(url, form).status_code == 302

        with made.context():
            settled = queries.compute_settlement(year=2010, kind=SettlementKind.FINAL)
        nets = {found.code: found.lines[0].net_cents for found in settled.contributions}
        assert nets == {"0064": 187_440_00, "0104": 93_720_00, "0710": 31_240_00}

    def test_say_when_a_value_is_missing(self):
        made = factories.make_booked()

        page = read(
            enter(made, Role.CONTRACT_MANAGER, "0064"),
            address(made, "key-detail", code="inwoners"), peildatum="2012-06-01",
        )

        assert "heeft op peildatum 1 januari 2012 geen waarde" in page

    def test_propose_a_version_that_waits(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)
        form = {"kind": "fixed", "starts_on": "2011-01-01", "proposed_on": "2010-09-01",
                "reason": "Vast.", "share_0064": "50", "share_0104": "25,5", "share_0710": "24,5"}

        answer = client.post(address(made, "key-propose", code="inwoners"), form)

        page = read(client, answer["Location"])
        assert "te verdelen naar vaste percentages in plaats van naar inwoners" in page
        assert "25,50" in page
        with made.context():
            versions = queries.list_key_versions(period=Period(date(2011, 1, 1), None))
        assert [version.kind for version in versions] == [KeyKind.MEASURED]

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"measure_inhabitants": "60"}, "moeten samen precies 100 zijn"),
            ({}, "ten minste één maatstaf"),
            ({"measure_inhabitants": "veel"}, "is geen getal"),
            ({"kind": "fixed", "share_0064": "50"}, "moeten samen precies 100 zijn"),
            ({"kind": "spook"}, "staat niet in de lijst"),
            ({"measure_inhabitants": "100", "starts_on": ""}, "Vul «Geldt vanaf» in."),
        ],
    )
    def test_refuse_a_version_that_means_nothing(self, changes, said):
        made = factories.make_booked()
        form = {"kind": "measured", "starts_on": "2011-01-01", "proposed_on": "2010-09-01",
                "reason": "Anders."} | changes

        answer = enter(made, Role.SSO_CONTROLLER).post(
            address(made, "key-propose", code="inwoners"), form
        )

        assert answer.status_code == 422
        assert said in answer.content.decode()

    def test_do_not_exist_for_what_is_unknown(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)

        for name, kwargs in (
            ("key-detail", {"code": "spook"}), ("key-propose", {"code": "spook"}),
            ("keyproposal-detail", {"pk": 999_999}), ("budget-detail", {"pk": 999_999}),
            ("budget-year", {"year": 1999}),
        ):
            assert client.get(address(made, name, **kwargs)).status_code == 404
