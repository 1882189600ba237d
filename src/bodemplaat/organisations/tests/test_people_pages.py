# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.contrib.auth import get_user_model

from bodemplaat.foundation.testing.queries import PageAsksTheSame
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.models import Person, Post, Talk, Tenure
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import PostKind, Role

pytestmark = pytest.mark.django_db
DAY = "?peildatum=2011-06-01"


@pytest.fixture
def made():
    """Bolsward with a contract manager and a talk; Nijefurd without anybody."""
    made = factories.make_partnership(codes=("0064", "0104"))
    with made.context():
        add_post(made, "0064", PostKind.CONTRACT_MANAGER, "Elske Dijkstra")
        add_talk(made, "Informatieplan")
    return made


def add_post(made, code, kind, name, subject=""):
    post_id = actions.register_post(
        participant_code=code, kind=kind, subject=subject, actor=made.actor()
    )
    return actions.seat_person(
        post_id=post_id, name=name, email="", phone="0515 123", starts_on=date(2010, 1, 1),
        source="collegebesluit", actor=made.actor(),
    )  # fmt: skip


def add_talk(made, subject):
    return actions.register_talk(
        participant_code="0064", planned_on=date(2011, 9, 1), subject=subject, actor=made.actor()
    )


@pytest.fixture
def login(client):
    """Return a function that logs in somebody with a role in an arrangement."""

    def enter(made, role=Role.ACCOUNT_MANAGER, code=None):
        username = f"{made.slug}-{role}-{code}"
        account_id = actions.register_account(username=username, first_name="A", last_name="B")
        with made.context():
            actions.assign_role(
                account_id=account_id, role=role, participant_code=code,
                starts_on=date(2004, 1, 1), actor=made.actor(),
            )  # fmt: skip
        client.force_login(get_user_model().objects.get(pk=account_id))
        return client

    return enter


@pytest.fixture
def browser(made, login):
    """An account manager, logged in."""
    return login(made)


def read(browser, path, status=200):
    """Return the words of a page, without its tags."""
    answer = browser.get(f"/proef/{path}")
    assert answer.status_code == status, f"{path} answers {answer.status_code}"
    return answer.content.decode()


class TestPagesAskTheSame(PageAsksTheSame):
    def list_urls(self, made):
        with made.context():
            person_id = queries.list_persons()[0].id
        return [
            f"/proef/mensen/{DAY}", f"/proef/mensen/0064/{DAY}",
            f"/proef/mensen/persoon/{person_id}/{DAY}",
        ]  # fmt: skip

    def add_rows(self, made):
        with made.context():
            person_id = queries.list_persons()[0].id
            for number in range(4):
                add_talk(made, f"Gesprek {number}")
                add_post(made, "0064", PostKind.FUNCTIONAL_MANAGER, f"A {number}", f"B {number}")
                post_id = actions.register_post(
                    participant_code="0104", kind=PostKind.FUNCTIONAL_MANAGER,
                    subject=f"C {number}", actor=made.actor(),
                )  # fmt: skip
                actions.seat_person(
                    post_id=post_id, person_id=person_id, starts_on=date(2010, 1, 1),
                    actor=made.actor(),
                )  # fmt: skip


class TestContacts:
    def test_say_first_on_how_many_levels_nobody_is(self, browser):
        text = read(browser, f"mensen/{DAY}")
        file = read(browser, f"mensen/{DAY}&vorm=csv&kolommen=deelnemer,plek,wie,telefoon")

        assert "Op 1 juni 2011 is op 7 van de 8 niveaus niemand." in text
        assert "Elske Dijkstra" in text
        assert "Bolsward" in file and "contractmanager" in file and "Elske Dijkstra" in file

    def test_of_one_participant_stand_below_their_level_with_what_may_be_done(self, browser):
        text = read(browser, f"mensen/0064/{DAY}")

        assert "is op 3 niveaus niemand: eigenaar, opdrachtgever, eindgebruiker." in text
        assert "Het volgende gesprek met de adviseur is op 1 september 2011." in text
        assert "Laat overnemen" in text and "Plaatsvervanger" in text
        early = read(browser, "mensen/0064/?peildatum=2003-06-01")
        assert "Op 1 juni 2003 neemt Bolsward niet deel; hieronder staat wie er zat." in early
        read(browser, "mensen/1900/", status=404)

    def test_are_changed_by_the_own_municipality_alone(self, made, login):
        own = read(login(made, Role.CONTRACT_MANAGER, "0064"), f"mensen/0064/{DAY}")
        other = read(login(made, Role.CONTRACT_MANAGER, "0104"), f"mensen/0064/{DAY}")

        assert "Voeg een plek toe" in own and "Informatieplan" in own
        assert "Voeg een plek toe" not in other and "Laat overnemen" not in other
        assert "Informatieplan" not in other  # talks are of the participant and the office
        assert "Elske Dijkstra" in other


class TestForms:
    def send(self, browser, path, status=302, **values):
        answer = browser.post(f"/proef/{path}", values)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def test_add_a_post_fill_it_and_let_it_be_taken_over(self, made, browser):
        self.send(browser, "mensen/0104/plek/", kind="contract-manager")
        with made.context():
            post_id = Post.objects.get(participant__code="0104").pk
        fill = f"mensen/plek/{post_id}/bezetten/"
        text = self.send(browser, fill, 422, period_van="1-1-2010")
        assert "Kies iemand uit de lijst, of vul de naam van een nieuwe persoon in." in text
        self.send(browser, fill, name="Wim Nauta", period_van="1-1-2010")
        text = self.send(browser, fill, 422, name="Olga Bakker", period_van="1-1-2011")
        assert "heeft al iemand als contractmanager vanaf 1 januari 2010" in text
        with made.context():
            term_id = Tenure.objects.get(post_id=post_id).pk
            known = queries.list_persons()[0].id
        take = f"mensen/termijn/{term_id}/overnemen/"
        self.send(browser, take, 422, name="X", starts_on="1-1-2010", reason="Vertrek")
        self.send(browser, take, person_id=known, starts_on="1-5-2010", reason="Vertrek")

        with made.context():
            terms = queries.list_tenures(post_id=post_id)
        assert [(term.person.name, term.starts_on, term.ends_before) for term in terms] == [
            ("Wim Nauta", date(2010, 1, 1), date(2010, 5, 1)),
            ("Elske Dijkstra", date(2010, 5, 1), None),
        ]

    def test_end_a_term_close_the_post_and_erase_the_person(self, made, login):
        browser = login(made, Role.SSO_DIRECTOR)
        with made.context():
            (term,) = queries.list_tenures()
        person, post = f"mensen/persoon/{term.person.id}/", f"mensen/plek/{term.post.id}/sluiten/"
        self.send(browser, f"{person}wissen/", 422, reason="Op verzoek")
        self.send(browser, post, 422, closed_on="1-1-2012", reason="Vervallen")
        end = f"mensen/termijn/{term.id}/beeindigen/"
        self.send(browser, end, 422, last_on="31-12-2009", reason="Vertrek")
        self.send(browser, end, last_on="31-12-2011", reason="Vertrek")
        self.send(browser, post, closed_on="1-1-2012", reason="Vervallen")
        assert "Wis deze persoon" in read(browser, person)
        self.send(browser, f"{person}wissen/", reason="Op verzoek")

        text = read(browser, person)
        assert "Naam en gegevens zijn gewist op" in text and "Elske" not in text
        assert "Vertrek" in text  # the term stays
        assert "gewist" in read(browser, "mensen/0064/")
        with made.context():
            assert Person.objects.get().name == ""

    def test_plan_record_and_cancel_a_talk(self, made, browser):
        with made.context():
            talk_id = Talk.objects.get().pk
        record = f"mensen/gesprek/{talk_id}/gevoerd/"
        text = self.send(browser, record, 422, held_on="1-1-2199", outcome="Akkoord")
        assert "Kies een dag die is geweest." in text
        self.send(browser, record, held_on="2-9-2011", outcome="Akkoord")
        cancel = f"mensen/gesprek/{talk_id}/afzeggen/"
        assert "Plan een nieuw gesprek." in self.send(browser, cancel, 422, reason="x")
        self.send(browser, "mensen/0064/gesprek/", planned_on="1-3-2012", subject="Vervolg")

        assert "Akkoord" in read(browser, "mensen/0064/")
        assert "Het volgende gesprek" in read(browser, "mensen/0064/?peildatum=2012-01-01")

    def test_keep_others_out_and_change_details(self, made, browser, login):
        with made.context():
            (term,) = queries.list_tenures()
        self.send(browser, f"mensen/persoon/{term.person.id}/wijzigen/", name="E. Dijkstra")
        assert "E. Dijkstra" in read(browser, f"mensen/persoon/{term.person.id}/{DAY}")
        closed = [
            "mensen/0064/plek/", "mensen/0064/gesprek/", f"mensen/plek/{term.post.id}/bezetten/",
            f"mensen/plek/{term.post.id}/sluiten/", f"mensen/termijn/{term.id}/beeindigen/",
            f"mensen/termijn/{term.id}/overnemen/", f"mensen/persoon/{term.person.id}/wijzigen/",
            f"mensen/persoon/{term.person.id}/wissen/",
        ]  # fmt: skip

        for role, code in ((Role.SECRETARY, "0104"), (Role.ALDERMAN, "0064")):
            other = login(made, role, code)
            for path in closed:
                read(other, path, status=403)
                self.send(other, path, 403, name="X")
