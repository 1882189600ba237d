# SPDX-License-Identifier: EUPL-1.2
"""The director keeps bodies and seats; what it rests on is recorded with each."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.governance import actions, permissions, queries
from bodemplaat.governance.pages import forms
from bodemplaat.governance.values import BodyLine
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries

METHODS = ["GET", "HEAD", "POST"]
TEXTS = ("purpose", "composition", "chair_rule", "secretary", "meetings_a_year", "source")


def _get_body(request: HttpRequest, code: str) -> BodyLine:
    try:
        return queries.get_body(code, on=request.as_of)
    except queries.UnknownBody as refusal:
        raise Http404 from refusal


def _keep(
    request: HttpRequest, form: Form, template: str, act: Any, said: str, **context: Any
) -> HttpResponse:
    drafts.restore(request, form)
    if form.is_valid():
        try:
            code = act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            slug = request.arrangement.slug
            return redirect("governance:body-detail", arrangement=slug, code=code)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def body_create(request: HttpRequest) -> HttpResponse:
    """Register a body with what it is for and how it is composed."""
    form = forms.Body(request.POST or None)

    def act() -> str:
        actions.register_body(actor=request.actor, **form.make_fields())
        return str(form.cleaned_data["code"])

    said = gettext("Het orgaan is vastgelegd.")
    return _keep(request, form, "governance/body/form.html", act, said)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def body_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a body is for, who sits in it and how often it meets."""
    line = _get_body(request, code)
    form = forms.BodyTexts(
        request.POST or None, initial={name: getattr(line, name) for name in TEXTS}
    )

    def act() -> str:
        actions.amend_body(code=code, actor=request.actor, **form.cleaned_data)
        return code

    said = gettext("De wijziging van het orgaan is vastgelegd.")
    return _keep(request, form, "governance/body/form.html", act, said, line=line)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def seat_create(request: HttpRequest, code: str) -> HttpResponse:
    """Give somebody a seat in a body for a term."""
    line = _get_body(request, code)
    participants = organisations_queries.list_participants_on(on=request.as_of)
    form = forms.Seat(
        request.POST or None, participants=[(one.code, one.name) for one in participants],
        sso_name=request.arrangement.sso_name, initial={"starts_on": request.today, "votes": 1},
    )  # fmt: skip

    def act() -> str:
        actions.seat_member(body_code=code, actor=request.actor, **form.make_fields())
        return code

    said = gettext("De zetel is vastgelegd.")
    return _keep(request, form, "governance/seat/form.html", act, said, line=line)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def seat_end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """End a seat on a day, for a reason."""
    line = _get_body(request, code)
    seat = next((one for one in queries.list_all_seats(code) if one.id == pk), None)
    if seat is None:
        raise Http404
    form = forms.SeatEnd(request.POST or None, initial={"ends_before": request.today})

    def act() -> str:
        actions.end_seat(seat_id=pk, actor=request.actor, **form.cleaned_data)
        return code

    said = gettext("Het einde van de zetel is vastgelegd.")
    return _keep(request, form, "governance/seat/end.html", act, said, line=line, seat=seat)
