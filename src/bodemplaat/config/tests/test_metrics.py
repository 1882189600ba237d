# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from bodemplaat.config import figures
from bodemplaat.config.tests.test_trail import enter
from bodemplaat.foundation import jobs
from bodemplaat.foundation.database import copies
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
PATH = "/metrics/"
Digest = apps.get_model("accountability", "Digest")
Evaluation = apps.get_model("accountability", "Evaluation")


@pytest.fixture
def made():
    return factories.make_partnership(codes=("0064",))


def read(client=None, **headers):
    """Return the figures by name and label."""
    answer = (client or Client()).get(PATH, headers=headers)
    assert answer.status_code == 200
    lines = answer.content.decode().splitlines()
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in pairs}


class TestCounts:
    def test_are_of_pages_by_name_and_answer(self, made):
        office = enter(made, Role.SSO_DIRECTOR)
        name = "organisations:participant-list"
        key = f'bodemplaat_requests_total{{method="GET",route="{name}",status="200"}}'
        before = read().get(key, 0)

        office.get(f"/{made.slug}/deelnemers/?naam=Kanariegeel")
        office.get(f"/{made.slug}/Kanariegeel/")

        found = read()
        assert found[key] == before + 1
        assert found[f'bodemplaat_request_seconds_count{{route="{name}"}}'] >= 1
        assert not [one for one in found if "anarie" in one or made.slug in one]


class TestFigures:
    def test_tell_what_stands_still_and_what_goes_wrong(self, made):
        asked = timezone.now() - timedelta(minutes=5)
        actor = made.actor(None, at=asked)
        factories.make_partnership(slug="ander")
        before = read()
        with made.context():
            jobs.defer("accountability.evaluate", actor=actor, key="1", due_at=asked)
            jobs.defer("accountability.evaluate", actor=actor, key="2")
            later = asked + timedelta(days=1)
            jobs.defer("accountability.evaluate", actor=actor, key="3", due_at=later)
            Digest.objects.create(
                arrangement_id=made.id, account_id=1, name="A", role="secretary",
                about_on=date(2012, 1, 2), queued_at=asked, failed_at=asked,
            )  # fmt: skip
            Evaluation.objects.create(
                arrangement_id=made.id, evaluated_on=date(2012, 1, 2), evaluated_at=asked,
                failed={"finance.x": "ValueError"},
            )  # fmt: skip

        after = read()

        names = ("jobs_waiting", "jobs_stuck", "mails_not_taken", "watchpoints_failed")
        change = {name: after[f"bodemplaat_{name}"] - before[f"bodemplaat_{name}"]
                  for name in names}  # fmt: skip
        assert change == {
            "jobs_waiting": 2, "jobs_stuck": 1, "mails_not_taken": 1, "watchpoints_failed": 1,
        }  # fmt: skip
        assert after["bodemplaat_database_up"] == 1 and after["bodemplaat_arrangements"] >= 2

    def test_say_that_the_database_is_away_and_nothing_that_was_not_asked(self, monkeypatch):
        def fail():
            raise OperationalError("geheim adres")

        monkeypatch.setattr(figures, "count", fail)
        monkeypatch.setattr(figures.connection, "close", lambda: None)

        found = read()
        assert found["bodemplaat_database_up"] == 0
        assert "bodemplaat_jobs_stuck" not in found

    def test_tell_how_old_the_last_copy_is(self, tmp_path, monkeypatch):
        monkeypatch.setattr(copies, "get_mark", lambda: tmp_path / "last-copy")
        assert "bodemplaat_backup_age_seconds" not in read()

        made_at = timezone.now() - timedelta(hours=2)
        (tmp_path / "last-copy").write_text(made_at.isoformat())
        assert 7200 <= read()["bodemplaat_backup_age_seconds"] < 7300

        (tmp_path / "last-copy").write_text("gisteren")
        assert "bodemplaat_backup_age_seconds" not in read()


class TestDoor:
    @pytest.mark.parametrize(
        "headers", [{"X-Forwarded-For": "192.0.2.1"}, {"X-Forwarded-Proto": "https"},
                    {"Forwarded": "for=192.0.2.1"}, {"Via": "1.1 proxy"}],
    )  # fmt: skip
    def test_is_shut_for_what_a_proxy_passes_on(self, headers):
        assert Client().get(PATH, headers=headers).status_code == 404

    def test_is_shut_for_other_machines_as_a_page_that_is_not_there(self):
        far = Client(REMOTE_ADDR="192.0.2.1")

        answer, nowhere = far.get(PATH), far.get("/bestaat-niet/x/")

        assert (answer.status_code, answer.content) == (404, nowhere.content)
        assert Client(REMOTE_ADDR="").get(PATH).status_code == 404
        assert Client(REMOTE_ADDR="::1").get(PATH).status_code == 200

    def test_opens_with_the_token_alone_where_there_is_one(self, settings):
        settings.METRICS_TOKEN = "lang-en-toevallig"
        far = Client(REMOTE_ADDR="192.0.2.1")

        assert Client().get(PATH).status_code == 404
        for wrong in ("lang-en-toevallig", "Bearer ", "Bearer x", "Bearer lang-en-toevallig "):
            assert far.get(PATH, headers={"Authorization": wrong}).status_code == 404
        assert read(far, Authorization="Bearer lang-en-toevallig")["bodemplaat_database_up"] == 1

    def test_takes_no_other_method(self):
        assert Client().post(PATH).status_code == 405
