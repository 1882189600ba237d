# SPDX-License-Identifier: EUPL-1.2
"""Every refusal as a problem (RFC 9457), with the code and the sentence of the screen."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response

from bodemplaat.foundation import sentences
from bodemplaat.foundation.api import versions
from bodemplaat.kernel.refusals import Refusal

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: gettext_lazy("De vraag is niet goed"),
    401: gettext_lazy("Wie vraagt dit?"),
    403: gettext_lazy("Dit mag u niet"),
    404: gettext_lazy("Niet gevonden"),
    405: gettext_lazy("Dit kan hier niet"),
    406: gettext_lazy("Niet in deze vorm"),
    409: gettext_lazy("Dit botst met iets anders"),
    412: gettext_lazy("Intussen veranderd"),
    413: gettext_lazy("Te groot"),
    415: gettext_lazy("Onbekende vorm"),
    422: gettext_lazy("Geweigerd"),
    429: gettext_lazy("Te veel vragen"),
    500: gettext_lazy("Fout van ons"),
    503: gettext_lazy("Even niet bereikbaar"),
}


class ApiRefusal(Refusal):
    """A refusal of the interface itself; `status` is the one of HTTP."""

    status: ClassVar[int] = 400


class NoAccess(ApiRefusal):
    """Nobody, or a token that does not hold here: not known, ended, revoked or of elsewhere."""

    code, status = "foundation.api-no-access", 401


class NoScope(ApiRefusal):
    """The token does not carry this right."""

    code, status = "foundation.api-no-scope", 403


class ForgedRequest(ApiRefusal):
    """A change by a session comes without the mark of our own pages."""

    code, status = "foundation.api-forged", 403


class Forbidden(ApiRefusal):
    """The role does not carry this right."""

    code, status = "foundation.api-forbidden", 403


class NotThere(ApiRefusal):
    """Nothing is at this address, or it is another's: the answer is the same."""

    code, status = "foundation.api-not-there", 404


class WrongMethod(ApiRefusal):
    """This address does not take the method."""

    code, status = "foundation.api-wrong-method", 405


class WrongForm(ApiRefusal):
    """The asker wants something else than JSON."""

    code, status = "foundation.api-wrong-form", 406


class Changed(ApiRefusal):
    """The thing is no longer as the asker saw it."""

    code, status = "foundation.api-changed", 412


class TooLarge(ApiRefusal):
    """The body is too large."""

    code, status = "foundation.api-too-large", 413


class UnknownMediaType(ApiRefusal):
    """The body is no JSON."""

    code, status = "foundation.api-unknown-media-type", 415


class KeyUsedOtherwise(ApiRefusal):
    """The same key came with another request before."""

    code, status = "foundation.api-key-used", 422


class TooManyRequests(ApiRefusal):
    """The token asks more than it may within a minute."""

    code, status = "foundation.api-too-many", 429


class Unreadable(ApiRefusal):
    """The body cannot be read as JSON."""

    code, status = "foundation.api-unreadable", 400


class NotRead(ApiRefusal):
    """The request is none: its host name is not ours, or it is broken."""

    code, status = "foundation.api-not-read", 400


class Invalid(ApiRefusal):
    """Some parts of the request are not right; each is named."""

    code, status = "foundation.api-invalid", 400


class Away(ApiRefusal):
    """The database does not answer, or cannot store anything."""

    code, status = "foundation.api-away", 503


class Broken(ApiRefusal):
    """An error of ours."""

    code, status = "foundation.api-broken", 500


@dataclass(frozen=True)
class InvalidParam:
    """One part of a request that is not right."""

    name: str
    code: str
    reason: str


def write(refusal: Refusal, invalid: Iterable[InvalidParam] = ()) -> dict[str, Any]:
    """Return a refusal as a problem."""
    status = get_status(refusal)
    return {
        "type": f"urn:bodemplaat:problem:{refusal.code}",
        "title": str(TITLES[status]),
        "status": status,
        "detail": sentences.render(refusal),
        "code": refusal.code,
        "invalidParams": [vars(one) for one in invalid],
    }


def get_status(refusal: Refusal) -> int:
    """Return the status of HTTP: 403 where a right is missing, else 422 for a refused change."""
    if isinstance(refusal, ApiRefusal):
        return refusal.status
    is_about_rights = type(refusal).__module__.split(".")[2:3] == ["permissions"]
    return 403 if is_about_rights else 422


def _list_headers(refusal: Refusal) -> dict[str, str]:
    if isinstance(refusal, NoAccess):
        return {"WWW-Authenticate": 'Bearer realm="Bodemplaat"'}
    if isinstance(refusal, WrongMethod):
        return {"Allow": refusal.values["allowed"]}
    if isinstance(refusal, TooManyRequests):
        return {"Retry-After": str(refusal.values["seconds"])}
    return {}


def answer(refusal: Refusal) -> HttpResponse:
    """Return a problem outside the views, also where the middleware was not reached."""
    return HttpResponse(
        json.dumps(write(refusal), ensure_ascii=False), content_type=MEDIA_TYPE,
        status=get_status(refusal),
        headers={**_list_headers(refusal), "API-Version": versions.VERSION},
    )  # fmt: skip


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """Return any refusal in a view as a problem; None for an error of ours, which is reported."""
    refusal, invalid = _read(error, context["view"])
    if refusal is None:
        return None
    return Response(
        write(refusal, invalid), status=get_status(refusal), headers=_list_headers(refusal),
        content_type=MEDIA_TYPE,
    )  # fmt: skip


def _read(error: Exception, view: Any) -> tuple[Refusal | None, tuple[InvalidParam, ...]]:
    if isinstance(error, exceptions.ValidationError):
        return Invalid(), tuple(list_invalid(error.detail))
    if isinstance(error, Refusal):
        return error, ()
    if isinstance(error, exceptions.MethodNotAllowed):
        return WrongMethod(method=error.args[0], allowed=", ".join(view.allowed_methods)), ()
    plain: dict[type[Exception], type[ApiRefusal]] = {
        exceptions.ParseError: Unreadable,
        exceptions.NotAcceptable: WrongForm,
        exceptions.UnsupportedMediaType: UnknownMediaType,
        exceptions.PermissionDenied: Forbidden,
        exceptions.NotFound: NotThere,
        RequestDataTooBig: TooLarge,
        Http404: NotThere,
    }
    found = next((made for kind, made in plain.items() if isinstance(error, kind)), None)
    return (found() if found else None), ()


def list_invalid(detail: Any, path: str = "") -> Iterator[InvalidParam]:
    """Give what is wrong per part of a body, with the way to it: `choices.0.serviceCode`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            below = path if name == "non_field_errors" else f"{path}.{name}".lstrip(".")
            yield from list_invalid(inner, below)
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            is_text = isinstance(inner, str)
            yield from list_invalid(inner, path if is_text else f"{path}.{place}".lstrip("."))
    else:
        yield InvalidParam(path or "body", str(getattr(detail, "code", "invalid")), str(detail))
