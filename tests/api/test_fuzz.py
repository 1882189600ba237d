# SPDX-License-Identifier: EUPL-1.2
"""
Whatever is asked, the interface answers what its description says, and never with an error of ours.

`make test` draws the same few cases per operation every time; the exhaustive run draws many more.
"""

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi

from bodemplaat.catalogue.tests import factories, test_pages
from bodemplaat.catalogue.tests.test_pages import draft, enter
from bodemplaat.foundation import tokens
from bodemplaat.foundation.api import schema
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
IS_EXHAUSTIVE = os.environ.get("BODEMPLAAT_EXHAUSTIVE") == "1"
EXAMPLES = 200 if IS_EXHAUSTIVE else 8
made = test_pages.made
PACKAGES = ("organisations", "governance", "catalogue", "finance", "accountability")
SCOPES = [f"{name}:write" for name in PACKAGES]
DESCRIPTION = schemathesis.openapi.from_dict(schema.describe())
OPERATIONS = {one.ok().definition.raw["operationId"]: one.ok()
              for one in DESCRIPTION.get_all_operations()}  # fmt: skip
CHECKS = [
    checks.not_a_server_error, openapi.status_code_conformance,
    openapi.content_type_conformance, openapi.response_headers_conformance,
    openapi.response_schema_conformance,
]  # fmt: skip
# A thing that is there, so that more than 404 is tried.
KNOWN = {"arrangement": "proef", "year": 2010, "kind": "final"}


@pytest.fixture
def kept_open() -> Iterator[None]:
    """Keep the connection of the test, which a server closes between requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def secret(made: factories.Partnership, settings: Any, kept_open: None) -> str:
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    draft(made)
    director = enter(made, Role.SSO_DIRECTOR)
    actor = SimpleNamespace(
        account_id=int(director.session["_auth_user_id"]), arrangement_id=made.id,
        participant_id=None, name="Proef", at=timezone.now(),
    )  # fmt: skip
    today = timezone.localdate()
    with made.context():
        _, made_secret = tokens.make_token(
            name="proef", scopes=SCOPES, today=today, actor=actor,
            ends_before=today.replace(year=today.year + 1),
        )  # fmt: skip
    return made_secret


@pytest.mark.standard("openapi")
@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_answers_what_its_description_says(name: str, secret: str) -> None:
    """Send generated requests, each with a real token."""
    operation = OPERATIONS[name]
    operation.app = WSGIHandler()

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=not IS_EXHAUSTIVE, database=None,
              phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        case.path_parameters = {**case.path_parameters, **{
            key: value for key, value in KNOWN.items() if key in case.path_parameters
        }}
        response = case.call(
            base_url="http://testserver/api/v1", headers={"Authorization": f"Bearer {secret}"}
        )
        case.validate_response(response, checks=CHECKS)

    ask()
