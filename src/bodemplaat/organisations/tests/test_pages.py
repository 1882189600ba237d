# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bodemplaat.kernel.names import get_sort_key
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.models import MeasuredFact, Participant
from bodemplaat.organisations.pages import timeline
from bodemplaat.organisations.pages.views import partnerships as views
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Relation, Role

pytestmark = pytest.mark.django_db
PAGES = (
    "deelnemers/",
    "deelnemers/0064/",
    "register/",
    "register/?zoek=bol",
    "register/0064/",
    "register/verschillen/",
    "samenwerking/",
)


@pytest.fixture
def partnership():
    """Two participants with one fact each, and an account per role."""
    made = factories.make_partnership(codes=("0064", "0104"))
    with made.context():
        for code, value in (("0064", 9_607), ("0104", 10_887)):
            record(made, code, value)
    return made


def record(made, code, value, on=date(2007, 1, 1)):
    return actions.record_fact(
        participant_code=code, measure="inhabitants", reference_on=on, value=Fraction(value),
        source="CBS", actor=made.actor(),
    )  # fmt: skip


@pytest.fixture
def login(client):
    """Return a function that logs in somebody with a role in an arrangement."""

    def enter(made, role=Role.SSO_CONTROLLER, code=None):
        username = f"{made.slug}-{role}"
        account_id = actions.register_account(username=username, first_name="A", last_name="B")
        with made.context():
            actions.assign_role(
                account_id=account_id, role=role, participant_code=code,
                starts_on=date(2004, 1, 1), actor=made.actor(),
            )  # fmt: skip
        client.force_login(get_user_model().objects.get(pk=account_id))
        return client

    return enter


class TestDoor:
    def test_answers_alike_for_an_unknown_and_a_foreign_address(self, partnership, login):
        factories.make_partnership("vreemd", codes=("0064",))
        browser = login(partnership)

        foreign, unknown = (browser.get(f"/{slug}/deelnemers/") for slug in ("vreemd", "nergens"))

        assert foreign.status_code == unknown.status_code == 404
        assert foreign.content == unknown.content
        # Each request has a number of its own, which tells nothing of what was asked.
        numbers = [answer.headers.pop("X-Request-ID") for answer in (foreign, unknown)]
        assert numbers[0] != numbers[1]
        assert sorted(foreign.headers.items()) == sorted(unknown.headers.items())

    def test_sends_who_is_not_logged_in_to_the_same_page_for_any_address(self, client, partnership):
        known, unknown = (client.get(f"/{slug}/deelnemers/") for slug in ("proef", "nergens"))

        assert (known.status_code, unknown.status_code) == (302, 302)
        assert known["Location"].replace("proef", "nergens") == unknown["Location"]

    @pytest.mark.parametrize(
        "query",
        ["peildatum=31-12-2010", "peildatum=2010-02-30", "peildatum=0001-01-01", "peildatum=%00",
         "bekend=gisteren", "bekend=9999-12-31", "bekend=2010-13-01T00:00"],
    )  # fmt: skip
    def test_says_what_is_wrong_with_a_date(self, query, partnership, login):
        answer = login(partnership).get(f"/proef/deelnemers/?{query}")

        assert answer.status_code == 400
        assert "is geen datum" in answer.content.decode()

    def test_gives_a_participant_its_own_scope_and_the_organisation_all(self, partnership, login):
        answer = login(partnership, Role.CONTRACT_MANAGER, "0064").get("/proef/deelnemers/")

        actor = answer.wsgi_request.actor
        assert (actor.role, actor.participant_code, actor.is_sso) == (
            Role.CONTRACT_MANAGER, "0064", False,
        )  # fmt: skip

    def test_stores_nothing_when_a_page_fails_after_it_wrote(
        self, partnership, login, monkeypatch
    ):
        def fail(*arguments):
            raise RuntimeError("de pagina valt om")

        browser = login(partnership)
        browser.raise_request_exception = False
        monkeypatch.setattr(views.messages, "success", fail)

        answer = browser.post("/proef/deelnemers/0064/feit/", TestFactForms.GOOD)

        assert answer.status_code == 500
        with partnership.context():
            assert MeasuredFact.objects.count() == 2
        assert MeasuredFact.objects.count() == 0  # outside a context nothing is seen

    def test_ends_with_the_assignment(self, partnership, client):
        account_id = actions.register_account(username="weg", first_name="A", last_name="B")
        with partnership.context():
            actions.assign_role(
                account_id=account_id, role=Role.SSO_DIRECTOR, starts_on=date(2004, 1, 1),
                ends_before=date(2011, 1, 1), actor=partnership.actor(),
            )  # fmt: skip
        client.force_login(get_user_model().objects.get(pk=account_id))

        assert client.get("/proef/deelnemers/").status_code == 404


class TestParticipantPages:
    @pytest.mark.parametrize("page", PAGES)
    def test_cost_the_same_number_of_queries_with_more_rows(self, page, partnership, login):
        browser = login(partnership)
        browser.get(f"/proef/{page}")
        with CaptureQueriesContext(connection) as few:
            assert browser.get(f"/proef/{page}").status_code == 200

        factories.register_municipalities({f"9{n:03}": f"Bolplaats {n}" for n in range(20)})
        with partnership.context():
            actor = partnership.actor(at=factories.moment(2011))
            for n in range(20):
                code = f"9{n:03}"
                actions.register_participant(code=code, source="test", actor=actor)
                actions.start_participation(
                    participant_code=code, starts_on=date(2005, 1, 1), source="test",
                    relation=Relation.CUSTOMER, actor=actor,
                )  # fmt: skip
                record(partnership, code, 100 + n)
            for year in (2008, 2009, 2010):
                record(partnership, "0064", year, date(year, 1, 1))
        with CaptureQueriesContext(connection) as many:
            assert browser.get(f"/proef/{page}").status_code == 200

        assert len(many) == len(few) <= 24

    @pytest.mark.feature("D004")
    def test_say_who_takes_part_on_the_reference_date(self, partnership, login):
        with partnership.context():
            actions.end_participation(
                participant_code="0104", ends_before=date(2010, 1, 1), source="besluit",
                reason="uittreding", is_assumption=True, actor=partnership.actor(),
            )  # fmt: skip
        browser = login(partnership, Role.ALDERMAN, "0064")

        before = browser.get("/proef/deelnemers/?peildatum=2009-12-31").content.decode()
        after = browser.get("/proef/deelnemers/?peildatum=2010-01-01").content.decode()
        earlier = browser.get("/proef/deelnemers/?peildatum=2010-01-01&bekend=2011-06-01")

        assert "Op 31 december 2009 nemen 2 gemeenten deel: Bolsward, Nijefurd." in before
        assert "Op 1 januari 2010 neemt 1 gemeente deel: Bolsward." in after
        assert "aanname" in after
        assert "nemen 2 gemeenten deel" in earlier.content.decode()

    def test_answer_alike_for_an_unknown_and_a_foreign_participant(self, partnership, login):
        factories.make_partnership("vreemd", codes=("0710",))
        browser = login(partnership)

        foreign, unknown = (browser.get(f"/proef/deelnemers/{c}/") for c in ("0710", "9999"))

        assert (foreign.status_code, foreign.content) == (404, unknown.content)

    @pytest.mark.feature("D008")
    def test_export_participations_and_facts_of_the_arrangement_alone(self, partnership, login):
        stranger = factories.make_partnership("vreemd", codes=("0710",))
        with stranger.context():
            record(stranger, "0710", 11_833)
        browser = login(partnership)

        names = browser.get("/proef/deelnemers/?vorm=csv").content.decode("utf-8-sig")
        facts = browser.get("/proef/deelnemers/feiten/?vorm=csv").content.decode("utf-8-sig")

        assert names.splitlines()[1].startswith("Bolsward;0064;2004-01-01;;eigenaar;van kracht")
        assert facts.splitlines()[1] == "Bolsward;inwoners;2007-01-01;9607;CBS"
        assert "0710" not in names + facts and "Wûnseradiel" not in names + facts

    def test_sort_names_as_an_index_does(self, login):
        made = factories.make_partnership("index", codes=("0710", "1900", "0064"))
        with made.context():
            for code in ("0710", "1900", "0064"):
                record(made, code, 100)
        browser = login(made)

        for path in ("/index/deelnemers/", "/index/deelnemers/feiten/"):
            text = browser.get(f"{path}?vorm=csv").content.decode("utf-8-sig")
            names = [line.partition(";")[0] for line in text.splitlines()[1:]]
            assert names == ["Bolsward", "Súdwest-Fryslân", "Wûnseradiel"]


class TestSortKey:
    @pytest.mark.parametrize(
        "name",
        ["Súdwest-Fryslân", "'s-Hertogenbosch", "IJsselstein", "Wûnseradiel", "Édam",
         "De Friese Meren", "Ñandú", "Bergen (L.)", "Noardeast-Fryslân", "Ĳsselmonde"],
    )  # fmt: skip
    def test_of_the_database_is_that_of_python(self, partnership, name):
        with partnership.context():
            made = Participant.objects.create(
                arrangement_id=partnership.id, code="9998", name=name, source="test"
            )
            assert made.sort_name == get_sort_key(name)


class TestTimeline:
    def test_draws_a_merger_as_arrows_and_an_assumed_day_as_a_dotted_end(self, partnership):
        actor = partnership.actor()
        with partnership.context():
            actions.end_participation(
                participant_code="0064", ends_before=date(2011, 1, 1), successor_code="1900",
                source="Wet", reason="Herindeling", actor=actor,
            )  # fmt: skip
            actions.end_participation(
                participant_code="0104", ends_before=date(2010, 7, 1), source="artikel",
                reason="Uittreding", is_assumption=True, actor=actor,
            )  # fmt: skip
            actions.register_participant(code="1900", source="Wet", actor=actor)
            actions.start_participation(
                participant_code="1900", starts_on=date(2011, 1, 1), source="Wet",
                relation=Relation.OWNER, actor=actor,
            )  # fmt: skip
            lines = queries.list_all_participations()

        drawing = timeline.draw(lines, date(2010, 12, 31))

        bolsward, nijefurd, successor = drawing.bars
        assert (bolsward.is_current, nijefurd.is_current, successor.is_current) == (
            True, False, False,
        )  # fmt: skip
        assert (bolsward.is_end_assumed, nijefurd.is_end_assumed) == (False, True)
        assert len(drawing.arrows) == 1
        assert bolsward.x < nijefurd.end < bolsward.end == successor.x < successor.end

    @pytest.mark.parametrize("on", [date(1900, 1, 1), date(2199, 12, 31)])
    def test_stays_within_its_frame_on_any_day(self, on, partnership):
        with partnership.context():
            lines = queries.list_all_participations()

        for drawing in (timeline.draw(lines, on), timeline.draw((), on)):
            assert drawing.left <= drawing.now <= drawing.right
            assert all(bar.x >= drawing.left and bar.width > 0 for bar in drawing.bars)
            assert 0 < len(drawing.ticks) <= timeline.MOST_TICKS + 1


class TestFactForms:
    GOOD = {"measure": "inhabitants", "reference_on": "2010-01-01", "value": "9.843",
            "source": "Opgave gemeente"}  # fmt: skip

    def test_record_a_fact_with_its_source(self, partnership, login):
        answer = login(partnership).post("/proef/deelnemers/0064/feit/", self.GOOD, follow=True)

        assert answer.redirect_chain == [("/proef/deelnemers/0064/", 302)]
        assert "9.843" in answer.content.decode()
        with partnership.context():
            facts = queries.list_measured(measure="inhabitants", reference_on=date(2010, 1, 1))
        assert [(f.participant_code, f.value, f.source) for f in facts] == [
            ("0064", 9843, "Opgave gemeente")
        ]

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"value": "9.8"}, "is geen getal"),
            ({"value": "-5"}, "kleiner dan nul"),
            ({"value": "1,5"}, "geen heel getal"),
            ({"value": "9" * 30}, "te groot"),
            ({"measure": "honden"}, "«honden» staat niet in de lijst van «Maatstaf»"),
            ({"reference_on": "2001-01-01"}, "treedt ook niet binnen een jaar daarna toe"),
            ({"reference_on": "2190-12-31"}, "Kies een dag die is geweest"),
            ({"reference_on": "1 januari"}, "«1 januari» is geen dag"),
            ({"source": ""}, "Vul «Bron» in."),
            ({"reference_on": "2007-01-01"}, "Een wijziging vraagt een reden"),
        ],
    )
    def test_refuse_in_words_and_store_nothing(self, change, says, partnership, login):
        browser = login(partnership, Role.ACCOUNT_MANAGER)

        answer = browser.post("/proef/deelnemers/0064/feit/", {**self.GOOD, **change})

        assert answer.status_code == 422
        assert says in answer.content.decode()
        with partnership.context():
            assert MeasuredFact.objects.count() == 2

    def test_correct_a_fact_and_keep_what_it_replaces_in_sight(self, partnership, login):
        browser = login(partnership)
        with partnership.context():
            fact = queries.list_facts_of(queries.get_participant("0064").id)[0]
        good = {"value": "9.610", "source": "CBS, herzien", "reason": "Herziene telling"}
        url = f"/proef/feiten/{fact.id}/correctie/"

        silent = browser.post(url, {**good, "reason": ""})
        shown = browser.post(url, good, follow=True).content.decode()
        again = browser.get(url)

        assert silent.status_code == 422
        assert "9.607 → 9.610" in shown
        assert "Herziene telling" in shown
        assert again.status_code == 404

    def test_belong_to_the_controller_and_the_account_manager(self, partnership, login):
        browser = login(partnership, Role.MUNICIPAL_CONTROLLER, "0064")

        form = browser.get("/proef/deelnemers/0064/feit/")
        post = browser.post("/proef/deelnemers/0064/feit/", self.GOOD)
        detail = browser.get("/proef/deelnemers/0064/").content.decode()

        assert (form.status_code, post.status_code) == (403, 403)
        assert "Leg een feit vast" not in detail
