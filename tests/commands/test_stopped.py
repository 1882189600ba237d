# SPDX-License-Identifier: EUPL-1.2
"""The database is stopped below a site that is being served, and started again."""

import http.client
import json
import os
import signal
import time

import pytest

from tests.commands.test_address import find_free_port
from tests.commands.test_serve import ask

# A partnership with somebody who is logged in and a token, for requests that need the database.
FILL = """
import django; django.setup()
from datetime import date, timedelta
from bodemplaat.foundation.database import server
with server.running():
    from django.test import Client
    from django.utils import timezone
    from bodemplaat.foundation import tokens
    from bodemplaat.foundation.models import Account
    from bodemplaat.organisations import actions
    from bodemplaat.organisations.tests import factories
    from bodemplaat.organisations.values import Actor, Role
    made = factories.make_partnership(codes=("0064",))
    with made.context():
        account_id = actions.register_account(
            username="anke", first_name="Anke", last_name="Proef"
        )
        actions.assign_role(
            account_id=account_id, role=Role.SECRETARY, participant_code="0064",
            starts_on=date(2004, 1, 1), actor=made.actor(),
        )
        actor = Actor(
            account_id=account_id, name="Anke", role=Role.SECRETARY, arrangement_id=made.id,
            participant_id=None, participant_code="0064", at=timezone.now(),
        )
        today = timezone.localdate()
        _, secret = tokens.make_token(
            name="proef", scopes=["organisations:read"], today=today,
            ends_before=today + timedelta(days=2), actor=actor,
        )
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    print(made.id, client.session.session_key, secret)
"""
ASK_WORK = """
import django; django.setup()
from bodemplaat.foundation.database import server
with server.running():
    from django.utils import timezone
    from bodemplaat.foundation import jobs, tenancy
    from bodemplaat.organisations.values import Actor
    with tenancy.context({id}):
        actor = Actor.system({id}, timezone.now())
        print(jobs.defer("accountability.evaluate", actor=actor, key="{key}"))
"""
LOOK = """
import django; django.setup()
from bodemplaat.foundation.database import server
with server.running():
    from bodemplaat.foundation import jobs, tenancy
    with tenancy.context({id}):
        print(jobs.find_job({job}).state)
"""


def run(machine, script):
    done = machine.run_python(script)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def wait_until_done(machine, arrangement_id, job):
    for _ in range(40):
        (state,) = run(machine, LOOK.format(id=arrangement_id, job=job))
        if state == "done":
            return
        time.sleep(0.5)
    raise AssertionError(f"The work is {state}.")


def stop(machine):
    """Stop the server as an operator would, and wait until it is gone."""
    number = machine.get_postmaster()
    os.kill(number, signal.SIGINT)
    for _ in range(100):
        if not machine.is_up():
            return
        time.sleep(0.1)
    raise AssertionError("The server does not stop.")


@pytest.fixture
def site(machine):
    machine.env["DJANGO_SETTINGS_MODULE"] = "bodemplaat.config.settings"
    machine.run("database")
    arrangement_id, session, secret = run(machine, FILL)
    port = find_free_port()
    served = machine.start("serve", "--port", str(port), "--workers", "1")
    yield machine, port, int(arrangement_id), session, secret
    served.send_signal(signal.SIGTERM)
    _, err = served.communicate(timeout=90)
    assert served.returncode == 0, err


class TestDatabase:
    def test_that_stops_and_starts_below_a_site_needs_no_restart(self, site):
        machine, port, arrangement_id, session, secret = site
        page = {"Cookie": f"sessionid={session}"}
        program = {"Authorization": f"Bearer {secret}"}
        api = "/api/v1/arrangements/proef/participants"
        assert (ask(port, "/proef/", **page).status, ask(port, api, **program).status) == (200, 200)
        (job,) = run(machine, ASK_WORK.format(id=arrangement_id, key="before"))
        wait_until_done(machine, arrangement_id, job)

        stop(machine)
        started = time.monotonic()
        for _ in range(2):  # the first meets a connection that was lost, the second finds none
            told, problem = ask(port, "/proef/", **page), ask(port, api, **program)
            assert (told.status, problem.status) == (503, 503)
            assert told.headers["Retry-After"] == problem.headers["Retry-After"] == "60"
            assert "text/html" in told.headers["Content-Type"]
            assert "<h1" in told.read().decode()
            assert problem.headers["Content-Type"] == "application/problem+json"
            assert json.loads(problem.read())["status"] == 503
        assert (ask(port, "/gezond/").status, ask(port, "/gereed/").status) == (200, 503)
        figures = ask(port, "/metrics/").read().decode()
        assert "bodemplaat_database_up 0.0" in figures
        assert time.monotonic() - started < 30

        (job,) = run(machine, ASK_WORK.format(id=arrangement_id, key="after"))  # starts it again
        assert machine.is_up()
        answers = [ask(port, "/proef/", **page).status, ask(port, api, **program).status]
        assert answers == [200, 200], "without a restart of the site"
        assert ask(port, "/gereed/").status == 200
        wait_until_done(machine, arrangement_id, job)

    def test_that_is_away_is_said_within_the_time_that_somebody_waits(self, site):
        machine, port, _, session, _ = site
        assert ask(port, "/proef/", Cookie=f"sessionid={session}").status == 200
        stop(machine)

        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        link.request("GET", "/proef/", headers={"Cookie": f"sessionid={session}"})

        assert link.getresponse().status == 503
        run(machine, "import django; django.setup()\n"
            "from bodemplaat.foundation.database import server\n"
            "with server.running(): pass\n")  # fmt: skip
