# SPDX-License-Identifier: EUPL-1.2
"""Every call of docs/api/README.md does what it says, in the demo, with a token."""

import re
import shlex
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bodemplaat.foundation import tenancy, tokens
from bodemplaat.foundation.testing import databases
from bodemplaat.foundation.users import Assignment
from tests.house import tree
from tests.world import copied_world

TEXT = (tree.ROOT / "docs" / "api" / "README.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^curl .+$", TEXT, re.MULTILINE)
SCOPES = ["organisations:write", "finance:read"]


def call(line: str, token: str) -> Any:
    """Send what a line of curl sends."""
    words = shlex.split(line.replace("$TOKEN", token).replace("$SITE", ""))
    headers = [words[n + 1] for n, word in enumerate(words) if word == "-H"]
    named = dict(one.split(": ", 1) for one in headers)
    bodies = [words[n + 1] for n, word in enumerate(words) if word == "-d"]
    address = urlsplit(words[-1])
    client = Client(headers=named)
    path = f"{address.path}?{address.query}" if address.query else address.path
    if bodies:
        return client.post(path, bodies[0], content_type=named["Content-Type"])
    return client.get(path)


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock(), copied_world() as (name, demo), \
            databases.connected_to(name):  # fmt: skip
        yield demo


def test_each_call_is_answered(world: Any) -> None:
    """Run the calls in order as the controller of the office."""
    arrangement_id = world.arrangements["iszf"]
    account_id = Assignment.objects.filter(
        arrangement_id=arrangement_id, role="sso_controller"
    ).values_list("account_id", flat=True)[0]
    actor = SimpleNamespace(
        account_id=account_id, arrangement_id=arrangement_id, participant_id=None, name="Proef",
        at=timezone.now(),
    )  # fmt: skip
    today = timezone.localdate()
    with transaction.atomic(), tenancy.context(arrangement_id):
        _, secret = tokens.make_token(
            name="proef", scopes=SCOPES, today=today,
            ends_before=today + timedelta(days=2), actor=actor,
        )  # fmt: skip
    assert len(CALLS) >= 4
    for line in CALLS:
        answer = call(line, secret)
        assert answer.status_code in (200, 201), (line, answer.content.decode())
