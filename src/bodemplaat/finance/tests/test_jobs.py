# SPDX-License-Identifier: EUPL-1.2
"""A large file is posted by a worker: asked for on a page, whole or not at all, and told."""

from io import BytesIO

import pytest

from bodemplaat.finance.models import Journal
from bodemplaat.finance.pages.tables import imports as tables
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.visitors import address, enter, read
from bodemplaat.foundation import jobs
from bodemplaat.foundation.testing import work
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
HEADER = factories.JOURNAL.split("\n")[0]
ROW = "01-03-2010;netwerk;inkoop;Glasvezel;1.234,56;234,57;;F-9"


@pytest.fixture
def made(monkeypatch):
    """A partnership in which a file of three lines is a large one."""
    monkeypatch.setattr(tables, "LARGE", 150)
    return factories.make_booked()


def send(made, *rows):
    """Send a file and ask for its posting; return the browser and where it went."""
    client = enter(made, Role.SSO_CONTROLLER)
    file = BytesIO("\n".join([HEADER, *rows]).encode())
    file.name = "groot.csv"
    preview = client.post(address(made, "journal-import"), {"year": "2010", "file": file})
    page = preview.content.decode()
    assert preview.status_code == 200, page
    token = page.partition('name="token" value="')[2].partition('"')[0]
    fields = {name: name for name in HEADER.split(";")}
    sent = {"token": token, "stap": "boek", **fields}
    return client, page, client.post(address(made, "journal-import"), sent)


def count_journals(made):
    """Return how many journals there are."""
    with made.context():
        return Journal.objects.count()


class TestLargeFile:
    def test_is_posted_by_a_worker_and_shown_when_it_is_there(self, made):
        before = count_journals(made)
        client, preview, answer = send(made, ROW, ROW, ROW)
        job_id = int(answer.url.rstrip("/").split("/")[-1])

        waiting = read(client, answer.url)
        between = count_journals(made)
        work.finish(job_id, arrangement_id=made.id)

        done = read(client, answer.url)
        assert "Ongeveer 3 regels van 2010; dat duurt even." in " ".join(preview.split())
        assert "Wacht op zijn beurt." in waiting and "Stop dit werk" in waiting
        assert "De regels uit «groot.csv» staan in boekstuk 2." in done
        assert address(made, "journal-detail", seq=2) in done
        assert (before, between, count_journals(made)) == (1, 1, 2)

    def test_is_refused_whole_with_what_is_wrong_in_each_row(self, made):
        client, _, answer = send(made, *[ROW] * 3, ROW.replace("netwerk", "netwrk"))
        job_id = int(answer.url.rstrip("/").split("/")[-1])

        work.finish(job_id, arrangement_id=made.id)

        page = read(client, answer.url)
        assert "netwrk" in page and "geweigerd" in page
        assert count_journals(made) == 1

    def test_tells_how_far_it_is(self, made):
        told = []
        with made.context():
            journal = actions_import(made, told)

        assert told == [(0, 2), (2, 2)]
        assert journal.seq == 2

    def test_of_a_closed_year_is_not_even_asked_for(self, made):
        enter(made, Role.SSO_DIRECTOR)
        with made.context():
            factories.actions.close_year(year=2010, actor=made.actor())

        _, _, answer = send(made, ROW, ROW, ROW)

        assert answer.status_code == 422
        assert "2010" in answer.content.decode()
        with made.context():
            assert jobs.count_open() == 0


def actions_import(made, told):
    """Import two rows and keep what is told meanwhile."""
    return factories.actions.import_journal(
        content="\n".join([HEADER, ROW, ROW]).encode(), year=2010, source="klein.csv",
        actor=made.actor(), tell=lambda *said: told.append(said),
    )
