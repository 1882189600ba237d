# SPDX-License-Identifier: EUPL-1.2
"""The tokens with which programs act for the reader: made, shown once, revoked."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bodemplaat.config.tenancy import get_today
from bodemplaat.foundation import tokens
from bodemplaat.foundation.forms import DayField, Form
from bodemplaat.foundation.pages import page
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal

PACKAGES: dict[str, Promise] = {
    "organisations": gettext_lazy("deelnemers en metingen"),
    "governance": gettext_lazy("organen en besluiten"),
    "catalogue": gettext_lazy("aanbod en overeenkomsten"),
    "finance": gettext_lazy("grootboek, sleutels, begroting en bijdragen"),
    "accountability": gettext_lazy("aandachtspunten"),
}
RIGHTS: dict[str, Promise] = {
    "read": gettext_lazy("lezen"), "write": gettext_lazy("lezen en wijzigen"),
}  # fmt: skip
USUAL_DAYS = 90


@dataclass(frozen=True)
class Row:
    """One token, with its rights in words."""

    line: tokens.TokenLine
    rights: tuple[str, ...]
    used_on: date | None


class Token(Form):
    """A token: a name, the last day, and what it may."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=60,
        help_text=gettext_lazy("Waarvoor is het, bijvoorbeeld: begrotingspakket Bolsward."),
    )  # fmt: skip
    last_on = DayField(
        label=gettext_lazy("Geldt tot en met"),
        help_text=gettext_lazy("Hoogstens een jaar, bijvoorbeeld 15-6-2014."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", gettext_lazy("niets")), *RIGHTS.items()]
        for package in list_packages():
            self.fields[f"right_{package}"] = forms.ChoiceField(
                label=PACKAGES.get(package, package), choices=choices, required=False
            )

    def list_rights(self) -> list[forms.BoundField]:
        """Return the fields of the rights."""
        return [self[f"right_{package}"] for package in list_packages()]

    def get_scopes(self) -> list[str]:
        """Return what was chosen, as a token keeps it."""
        chosen = ((name, self.cleaned_data.get(f"right_{name}")) for name in list_packages())
        return [f"{name}:{right}" for name, right in chosen if right]


def list_packages() -> list[str]:
    """Return the packages that programs may ask, in the order of their floors."""
    return [name for name in settings.PACKAGES if name in PACKAGES]


@require_safe
@page()
def token_list(request: HttpRequest) -> HttpResponse:
    """Show the reader's tokens: those that hold, and those that ended."""
    lines = tokens.list_tokens(
        account_id=request.actor.account_id, arrangement_id=request.actor.arrangement_id
    )
    today = get_today()
    context = {
        "held": [_write_row(line) for line in lines if line.holds(today)],
        "ended": [_write_row(line) for line in lines if not line.holds(today)],
    }
    return render(request, "config/token/list.html", context)


def _write_row(line: tokens.TokenLine) -> Row:
    pairs = (scope.split(":") for scope in line.scopes)
    rights = tuple(f"{PACKAGES.get(name, name)}: {RIGHTS[right]}" for name, right in pairs)
    return Row(line, rights, days.get_day(line.used_at) if line.used_at else None)


@require_http_methods(["GET", "HEAD", "POST"])
@page()
def token_create(request: HttpRequest) -> HttpResponse:
    """Make a token, and show it this once."""
    today = get_today()
    initial = {"last_on": today + timedelta(days=USUAL_DAYS)}
    form = Token(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            line, secret = tokens.make_token(
                name=form.cleaned_data["name"], scopes=form.get_scopes(), today=today,
                ends_before=form.cleaned_data["last_on"] + timedelta(days=1), actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            context = {"line": line, "secret": secret}
            return render(request, "config/token/create.html", context, status=201)
    status = 422 if request.method == "POST" else 200
    return render(request, "config/token/create.html", {"form": form}, status=status)


@require_POST
@page()
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token from now on."""
    try:
        line = tokens.revoke_token(token_id=pk, actor=request.actor)
    except tokens.UnknownToken as refusal:
        raise Http404 from refusal
    messages.success(request, gettext("Token «%(name)s» geldt niet meer.") % {"name": line.name})
    return redirect("token-list", arrangement=request.arrangement.slug)
