# SPDX-License-Identifier: EUPL-1.2
"""A participant gets another name and stays who it is."""

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
from bodemplaat.organisations.values import NameLine, ParticipantLine


def _get_name(pk: int) -> NameLine:
    found = queries.find_name_line(pk)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def name_create(request: HttpRequest, code: str) -> HttpResponse:
    """Record that a participant has another name from a day."""
    participant = queries.find_participant(code, on=request.as_of, known_at=request.known_at)
    if participant is None:
        raise Http404
    form = forms.Name(request.POST or None, initial={"starts_on": request.today})
    drafts.restore(request, form)
    said = gettext_lazy("De nieuwe naam is vastgelegd. Pas zo nodig de huisstijl aan.")
    return _answer(
        request, form,
        lambda: actions.record_name(
            participant_code=code, actor=request.actor, **form.cleaned_data
        ),
        said, "organisations/name/form.html", participant, {},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def name_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a name or its first day: what stood there is kept, with the reason."""
    line = _get_name(pk)
    initial = {name: getattr(line, name) for name in ("name", "starts_on", "source")}
    form = forms.NameCorrection(request.POST or None, initial=initial)
    drafts.restore(request, form)
    said = gettext_lazy("De naam is verbeterd.")
    return _answer(
        request, form,
        lambda: actions.amend_name(rename_id=pk, actor=request.actor, **form.cleaned_data),
        said, "organisations/name/form.html", _get_participant(line), {"line": line},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def name_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a rename that never was."""
    line = _get_name(pk)
    form = forms.NameWithdrawal(request.POST or None)
    said = gettext_lazy("De naam is ingetrokken; de naam van daarvoor geldt weer.")
    return _answer(
        request, form,
        lambda: actions.withdraw_name(rename_id=pk, actor=request.actor, **form.cleaned_data),
        said, "organisations/name/withdraw.html", _get_participant(line), {"line": line},
    )  # fmt: skip


def _get_participant(line: NameLine) -> ParticipantLine:
    found = queries.find_participant(line.participant_code)
    assert found is not None
    return found


def _answer(
    request: HttpRequest, form: Any, act: Callable[[], object], said: Promise, template: str,
    participant: ParticipantLine, context: dict[str, object],
) -> HttpResponse:
    """Show a form, or do what it says and go to the participant."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            slug, code = request.arrangement.slug, participant.code
            return redirect("organisations:participant-detail", arrangement=slug, code=code)
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "participant": participant, **context}
    return render(request, template, shown, status=status)
