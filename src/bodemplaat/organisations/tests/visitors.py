# SPDX-License-Identifier: EUPL-1.2
"""Somebody at a browser, for the tests of pages of this package and of higher ones."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bodemplaat.foundation.users import Account
from bodemplaat.organisations import actions
from bodemplaat.organisations.tests.factories import Partnership
from bodemplaat.organisations.values import Role


def enter(made: Partnership, role: Role, code: str | None = None) -> Client:
    """Return a browser in which somebody with a role is logged in."""
    account_id = actions.register_account(
        username=f"{made.slug}-{role}-{code}", first_name="Anke", last_name="Visser"
    )
    with made.context():
        actions.assign_role(
            account_id=account_id, role=role, participant_code=code, starts_on=date(2004, 1, 1),
            actor=made.actor(),
        )  # fmt: skip
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    return client


@pytest.fixture
def entering(made: Partnership) -> Callable[..., Client]:
    """A function that gives a browser per role and participant: what `testing.cases` take."""
    browsers: dict[tuple[Role, str | None], Client] = {}

    def get(role: Role, code: str | None = None) -> Client:
        if (role, code) not in browsers:
            browsers[role, code] = enter(made, role, code)
        return browsers[role, code]

    return get
