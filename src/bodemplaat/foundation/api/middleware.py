# SPDX-License-Identifier: EUPL-1.2
"""What every answer of the interface has, also that of a door that stays shut."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from bodemplaat.foundation.api import versions


class ApiMiddleware:
    """Speaks the language that a program asks for, and names the version in every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not versions.is_api(request.path_info):
            return self.get_response(request)
        language = _choose_language(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
        response["API-Version"] = versions.VERSION
        response["Content-Language"] = language
        return response


def _choose_language(header: str) -> str:
    """Return the first language of a header that we speak; Dutch when there is none."""
    wanted = (part.split(";")[0].strip()[:2].lower() for part in header.split(","))
    known = dict(settings.LANGUAGES)
    return next((one for one in wanted if one in known), settings.LANGUAGE_CODE)
