# SPDX-License-Identifier: EUPL-1.2
"""Who takes the place of a participant that is dissolved."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, successions
from bodemplaat.organisations.values import ParticipantLine


def _get_participant(request: HttpRequest, code: str) -> ParticipantLine:
    found = queries.find_participant(code, on=request.as_of, known_at=request.known_at)
    if found is None:
        raise Http404
    return found


@require_safe
@page()
def succession_list(request: HttpRequest) -> HttpResponse:
    """Show which participants were or will be dissolved, and who takes their place."""
    lines = queries.list_successions(known_at=request.known_at)
    context = {"open": [line for line in lines if line.is_open]}
    found = successions.Successions(request, successions.list_rows(lines))
    return found.respond("organisations/succession/list.html", context)


@require_safe
@page()
def succession_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show who takes the place of one participant, for which part, and what was said before."""
    participant = _get_participant(request, code)
    line = queries.find_succession(code, known_at=request.known_at)
    versions = queries.list_succession_versions(participant.id)
    context = {
        "participant": participant,
        "line": line,
        "parts": [(one, successions.write_part(one.share)) for one in line.successors]
        if line else [],
        "versions": successions.list_rows(versions),
        "can_record": permissions.can_record(request.actor),
        "may_see_rest": request.actor.is_sso,
    }  # fmt: skip
    return render(request, "organisations/succession/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def succession_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Record who takes the place of a participant, or what was agreed on their parts."""
    participant = _get_participant(request, code)
    form = forms.Succession(request.POST or None, found=queries.find_succession(code))
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.record_succession(
                participant_code=code, actor=request.actor, **form.get_values()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De opvolging is vastgelegd."))
            slug = request.arrangement.slug
            return redirect("organisations:succession-detail", arrangement=slug, code=code)
    context = {"form": form, "participant": participant}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/succession/form.html", context, status=status)
