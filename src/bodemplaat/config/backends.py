# SPDX-License-Identifier: EUPL-1.2
"""Who gets in by name and password: the password that the demo prints opens nothing outside it."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.http import HttpRequest

from bodemplaat.organisations.demo import people


class HouseBackend(AuthenticationBackend):
    """The accounts of this house."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        """Return the account, or None; a folder with a demo in it may be served without it."""
        if credentials.get("password") == people.PASSWORD and not settings.IS_DEMO:
            return None
        return super().authenticate(request, **credentials)
