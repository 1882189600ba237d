# SPDX-License-Identifier: EUPL-1.2
"""A participant is registered, joins and leaves."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms
from bodemplaat.organisations.values import ParticipantLine


def _get_participant(request: HttpRequest, code: str) -> ParticipantLine:
    found = queries.find_participant(code, on=request.as_of, known_at=request.known_at)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def participant_create(request: HttpRequest) -> HttpResponse:
    """Register a municipality, a province, another arrangement or another organisation."""
    form = forms.Participant(request.POST or None)

    def register() -> str:
        actions.register_participant(actor=request.actor, **form.get_values())
        return str(form.cleaned_data["code"])

    said = gettext_lazy("De deelnemer is vastgelegd. Leg nu vast vanaf wanneer hij deelneemt.")
    return _answer(request, form, register, said, "organisations/participant/form.html", {})


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def participation_create(request: HttpRequest, code: str) -> HttpResponse:
    """Record in which period a participant takes part, and how."""
    participant = _get_participant(request, code)
    form = forms.Participation(request.POST or None)

    def start() -> str:
        actions.start_participation(
            participant_code=code, actor=request.actor, **form.get_values()
        )
        return code

    context = {"participant": participant}
    said = gettext_lazy("De deelname is vastgelegd.")
    return _answer(request, form, start, said, "organisations/participation/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def participation_end(request: HttpRequest, code: str) -> HttpResponse:
    """Record when a participation ends."""
    participant = _get_participant(request, code)
    form = forms.EndOfParticipation(request.POST or None)

    def end() -> str:
        actions.end_participation(
            participant_code=code, actor=request.actor, **form.get_values()
        )
        return code

    context = {"participant": participant}
    said = gettext_lazy("Het einde van de deelname is vastgelegd.")
    return _answer(request, form, end, said, "organisations/participation/end.html", context)


def _answer(
    request: HttpRequest, form: Any, act: Callable[[], str], said: Promise, template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Show a form, or do what it says and go to the participant."""
    drafts.restore(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            code = act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            slug = request.arrangement.slug
            return redirect("organisations:participant-detail", arrangement=slug, code=code)
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"form": form, **context}, status=status)
