# SPDX-License-Identifier: EUPL-1.2
"""Who gets in by name and password: the password that the demo prints opens nothing outside it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from bodemplaat.organisations.demo import people


class HouseBackend(ModelBackend):
    """The accounts of this house."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **named: Any,
    ) -> Any:
        """Return the account, or None; a folder with a demo in it may be served without it."""
        if password == people.PASSWORD and not settings.IS_DEMO:
            return None
        return super().authenticate(request, username, password, **named)
