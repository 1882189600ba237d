# SPDX-License-Identifier: EUPL-1.2
"""Somebody at a browser, for the tests of pages of this package."""

from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodemplaat.foundation.users import Account
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.tests.factories import Partnership
from bodemplaat.organisations.values import Role


def enter(made: Partnership, role: Role, code: str | None = None) -> Client:
    """Return a browser in which somebody with a role is logged in."""
    account_id = organisation_actions.register_account(
        username=f"{made.slug}-{role}-{code}", first_name="Anke", last_name="Visser"
    )
    with made.context():
        organisation_actions.assign_role(
            account_id=account_id, role=role, participant_code=code, starts_on=date(2004, 1, 1),
            actor=made.actor(),
        )
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    return client


def address(made: Partnership, name: str, **kwargs: Any) -> str:
    """Return the address of a page."""
    return reverse(f"finance:{name}", kwargs={"arrangement": made.slug, **kwargs})


def read(client: Client, url: str, status: int = 200, **data: str) -> str:
    """Return the text of a page, with single spaces."""
    answer = client.get(url, data)
    assert answer.status_code == status, answer.content.decode()
    return " ".join(answer.content.decode().split())


def count(client: Client, url: str) -> int:
    """Return how many questions a page asks the database."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
