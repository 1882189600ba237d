# SPDX-License-Identifier: EUPL-1.2
"""
Drafts: what somebody is filling in is kept, for that person alone, until it is sent.

A form that keeps drafts asks `restore` in its view and has `{% draft form %}` in its template. The
token in the page names the fields that are kept, signed: never a password, a file or a hidden
field. A form that is sent and accepted drops its draft by itself (`foundation.pages.page`).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from bodemplaat.foundation.personal import Draft

NAME = "concept"
LIFE = timedelta(days=30)
MOST_CHARACTERS = 200_000
_SALT = "bodemplaat.drafts"


@dataclass(frozen=True)
class Kept:
    """The draft of a form: its token, and when it was kept last."""

    token: str
    saved_at: datetime | None = None


def restore(request: HttpRequest, form: Any) -> None:
    """Fill a form that was not sent yet with what its reader left, and let it keep drafts."""
    token = signing.dumps(
        {"page": request.path, "fields": list_fields(form)}, salt=_SALT, compress=True
    )
    row = None if form.is_bound else _find(request, request.path)
    if row is not None:
        form.restore(row.values)
    form.draft = Kept(token, row.saved_at if row else None)


def list_fields(form: Any) -> list[str]:
    """Return the names under which a form sends what may be kept."""
    found = []
    for name, field in form.fields.items():
        widget, key = field.widget, form.add_prefix(name)
        if widget.is_hidden or isinstance(widget, forms.PasswordInput | forms.FileInput):
            continue
        if isinstance(widget, forms.MultiWidget):
            found += [f"{key}{suffix}" for suffix in widget.widgets_names]
        else:
            found.append(key)
    return found


def keep(request: Any) -> datetime | None:
    """Keep what was filled in so far; None where the token is not ours or it is too much."""
    known = _read(request.POST.get(NAME, ""))
    if known is None:
        return None
    values = {name: request.POST.getlist(name) for name in known["fields"]}
    values = {name: found for name, found in values.items() if any(found)}
    if sum(len(text) for found in values.values() for text in found) > MOST_CHARACTERS:
        return None
    moment = timezone.now()
    Draft.objects.filter(saved_at__lt=moment - LIFE).delete()
    Draft.objects.update_or_create(
        arrangement_id=request.actor.arrangement_id, person_id=request.actor.account_id,
        page_key=_digest(known["page"]), defaults={"values": values, "saved_at": moment},
    )  # fmt: skip
    return moment


def drop(request: Any) -> str:
    """Throw the draft of a form away, and return the address of its page."""
    known = _read(request.POST.get(NAME, ""))
    if known is None:
        return ""
    Draft.objects.filter(page_key=_digest(known["page"])).delete()
    return str(known["page"])


def _read(token: str) -> Mapping[str, Any] | None:
    try:
        known: Mapping[str, Any] = signing.loads(token, salt=_SALT, max_age=LIFE)
    except signing.BadSignature:
        return None
    return known


def _find(request: HttpRequest, page: str) -> Draft | None:
    fresh = timezone.now() - LIFE
    return Draft.objects.filter(page_key=_digest(page), saved_at__gte=fresh).first()


def _digest(page: str) -> str:
    return hashlib.sha256(page.encode()).hexdigest()
