# SPDX-License-Identifier: EUPL-1.2
"""How an arrangement came about: milestones with their funding source, and corrections."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from bodemplaat.foundation import sentences
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Precision, Role

pytestmark = pytest.mark.django_db
URL = "/proef/tijdlijn/"


@pytest.fixture
def made() -> factories.Partnership:
    return factories.make_partnership(codes=("0064",))


def record(made: factories.Partnership, **given: Any) -> int:
    of = {
        "title": "Innoverend initiatief", "happens_on": date(2003, 5, 17),
        "precision": Precision.YEAR, "funder": "InAxis", "source": "presentatie, dia 4",
    }  # fmt: skip
    with made.context():
        return actions.record_milestone(actor=made.actor(), **(of | given))


def log_in(client: Client, made: factories.Partnership, role: Role, code: str | None) -> Client:
    account_id = actions.register_account(username=str(role), first_name="Anke", last_name="Bos")
    with made.context():
        actions.assign_role(
            account_id=account_id, role=role, participant_code=code,
            starts_on=factories.STARTS_ON, actor=made.actor(),
        )  # fmt: skip
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client


class TestMilestone:
    def test_keeps_of_a_day_what_the_source_gives_and_stands_in_order(self, made):
        record(made, title="Start", happens_on=date(2004, 1, 1), precision=Precision.DAY)
        record(made)

        with made.context():
            lines = queries.list_milestones()

        assert [(line.number, line.title, line.happens_on) for line in lines] == [
            (2, "Innoverend initiatief", date(2003, 1, 1)), (1, "Start", date(2004, 1, 1)),
        ]  # fmt: skip
        assert lines[0].funder == "InAxis"

    def test_refuses_money_without_who_paid_it_and_money_of_nothing(self, made):
        with pytest.raises(actions.MoneyWithoutFunder) as refused:
            record(made, funder="", cents=25_000_00)
        with pytest.raises(actions.NoMoney):
            record(made, cents=0)

        assert "Vul in wie het bekostigde" in sentences.render(refused.value)
        with made.context():
            assert queries.list_milestones() == ()

    def test_is_recorded_by_who_may(self, made):
        of = {"title": "Start", "happens_on": date(2004, 1, 1), "precision": Precision.DAY,
              "source": "proef"}  # fmt: skip
        with made.context(), pytest.raises(actions.NotYourRole):
            actions.record_milestone(actor=made.actor(Role.ALDERMAN), **of)


class TestCorrection:
    @pytest.mark.feature("D010")
    def test_is_a_new_row_with_a_reason_and_the_old_one_stays_known(self, made):
        number = record(made)
        later = made.actor(at=factories.moment(2013))
        of = {"title": "Innoverend initiatief", "happens_on": date(2002, 1, 1),
              "precision": Precision.YEAR, "funder": "InAxis",
              "source": "presentatie, dia 4"}  # fmt: skip

        with made.context():
            with pytest.raises(actions.CorrectionWithoutReason):
                actions.amend_milestone(number=number, reason=" ", actor=later, **of)
            actions.amend_milestone(number=number, reason="Jaar verbeterd", actor=later, **of)
            now = queries.list_milestones()
            then = queries.list_milestones(factories.moment(2012, 6))
            ((old, new),) = queries.list_milestone_versions()
            codes = list(AuditRecord.objects.order_by("-seq").values_list("code", flat=True)[:1])

        assert [line.happens_on.year for line in now] == [2002]
        assert [line.happens_on.year for line in then] == [2003]
        assert (old.happens_on.year, new.reason) == (2003, "Jaar verbeterd")
        assert codes == ["organisations.milestone.amended"]

    def test_of_nothing_and_of_what_is_not_there_is_refused(self, made):
        number = record(made)
        of = {"title": "Innoverend initiatief", "happens_on": date(2003, 1, 1),
              "precision": Precision.YEAR, "funder": "InAxis", "source": "presentatie, dia 4",
              "reason": "Zomaar", "actor": made.actor(at=factories.moment(2013))}  # fmt: skip

        with made.context(), pytest.raises(actions.MilestoneUnchanged):
            actions.amend_milestone(number=number, **of)
        with made.context(), pytest.raises(actions.UnknownMilestone):
            actions.amend_milestone(number=99, **of)


class TestPage:
    @pytest.mark.feature("D010")
    def test_shows_milestones_and_who_funded_them_as_a_line_and_as_a_file(self, made, client):
        record(made)
        record(made, title="Start", happens_on=date(2004, 1, 1), precision=Precision.DAY,
               funder="", source="presentatie")
        browser = log_in(client, made, Role.ALDERMAN, "0064")

        text = browser.get(URL).content.decode()
        csv = browser.get(f"{URL}?vorm=csv").content.decode()

        assert "Het begon in 2003: Innoverend initiatief." in text
        assert "Bekostigd door InAxis" in text and "1 januari 2004: Start" in text
        assert "Leg een mijlpaal vast</a>" not in text
        assert "2003-01-01" in csv and "InAxis" in csv

    def test_takes_a_milestone_and_refuses_money_of_nobody_with_a_sentence(self, made, client):
        browser = log_in(client, made, Role.SSO_CONTROLLER, None)
        sent = {"title": "Start", "happens_on": "1-1-2004", "precision": "day", "source": "dia 4",
                "cents": "25.000,00"}  # fmt: skip

        refused = browser.post(f"{URL}nieuw/", sent)
        taken = browser.post(f"{URL}nieuw/", sent | {"funder": "de deelnemers"})

        assert refused.status_code == 422
        assert "Vul in wie het bekostigde" in refused.content.decode()
        assert taken.status_code == 302
        assert "€\xa025.000,00" in browser.get(URL).content.decode()

    def test_corrects_a_milestone(self, made, client):
        number = record(made)
        browser = log_in(client, made, Role.SSO_CONTROLLER, None)
        url = f"{URL}{number}/wijzigen/"
        sent = {"title": "Initiatief", "happens_on": "1-1-2003", "precision": "year",
                "funder": "InAxis", "source": "dia 4"}  # fmt: skip

        assert 'value="Innoverend initiatief"' in browser.get(url).content.decode()
        assert browser.post(url, sent).status_code == 422
        assert browser.post(url, sent | {"reason": "Kortere naam"}).status_code == 302
        assert "Kortere naam" in browser.get(URL).content.decode()
        assert browser.get(f"{URL}99/wijzigen/").status_code == 404
