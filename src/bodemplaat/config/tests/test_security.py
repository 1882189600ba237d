# SPDX-License-Identifier: EUPL-1.2
"""What every answer carries, where a leak is told, and what is said when the database is away."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from bodemplaat.config.api import views as api_views
from bodemplaat.config.pages import security, views


def fail(*args: Any, **kwargs: Any) -> Any:
    """Be a database that is away."""
    raise OperationalError("geheim adres")


@pytest.mark.standard("security-txt")
class TestSecurityText:
    def test_names_the_contact_and_has_not_expired(self, client: Client, settings: Any) -> None:
        settings.SECURITY_CONTACT = "mailto:veilig@example.nl"

        text = client.get("/.well-known/security.txt").content.decode()

        assert "Contact: mailto:veilig@example.nl\nExpires: 2027-" in text
        assert timezone.localdate() + timedelta(days=30) < security.EXPIRES_ON, "Move it on."

    def test_is_not_there_without_a_contact(self, client: Client) -> None:
        assert client.get("/.well-known/security.txt").status_code == 404


class TestHeaders:
    @pytest.mark.django_db
    @pytest.mark.parametrize("path", ["/gezond/", "/nergens/", "/inloggen/", "/iszf/werk/"])
    def test_stand_on_every_answer(self, client: Client, path: str) -> None:
        answer = client.get(path)

        assert {name: answer[name] for name in ("X-Content-Type-Options", "X-Frame-Options")} == {
            "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
        }  # fmt: skip
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in answer["Permissions-Policy"]
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


class TestAwayDatabase:
    @pytest.mark.django_db
    def test_is_told_as_503_with_the_way_out(
        self, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.IS_DEMO = True
        monkeypatch.setattr(views.doors, "list_demo_boards", fail)

        answer = Client(raise_request_exception=False).get("/demo/")

        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert "De database antwoordt niet of kan niets opslaan" in answer.text
        assert "geheim" not in answer.text
        assert answer["X-Frame-Options"] == "DENY"

    def test_is_told_to_a_program_as_a_problem(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(api_views.schema, "describe", fail)

        answer = Client(raise_request_exception=False).get("/api/v1/openapi.json")

        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert answer.json()["code"] == "foundation.api-away"
        assert "geheim" not in answer.text
