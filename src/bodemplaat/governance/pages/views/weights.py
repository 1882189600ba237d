# SPDX-License-Identifier: EUPL-1.2
"""How many votes each participant has on a day, by the table or by what was measured."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.governance import actions, permissions, queries
from bodemplaat.governance.pages import forms, tables
from bodemplaat.governance.values import Basis
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries


@require_GET
@page()
def weight_list(request: HttpRequest) -> HttpResponse:
    """Show the votes of each participant on the reference date, and by which rule they count."""
    on, known_at = request.as_of, request.known_at
    table = queries.list_vote_weights(on=on, known_at=known_at)
    measured = queries.list_weights(Basis.BANDS, on=on, known_at=known_at)
    participants = organisations_queries.list_participants_on(on=on, known_at=known_at)
    rule_set = queries.find_rule_set(on=on, known_at=known_at)
    found = rule_set.rules if rule_set else ()
    rows = tables.list_weight_rows(participants, table, measured)
    context = {
        "rules": tables.list_rule_rows(rule for rule in found if rule.basis.is_weighted),
        "bands": rule_set.bands if rule_set else (),
        "total": sum(row.votes or 0 for row in rows),
        "can_arrange": permissions.can_arrange(request.actor),
    }
    return tables.Weights(request, rows).respond("governance/weight/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.ARRANGERS)
def weight_create(request: HttpRequest) -> HttpResponse:
    """Give a participant a number of votes from a day on."""
    participants = organisations_queries.list_participants_on(on=request.as_of)
    form = forms.VoteWeight(
        request.POST or None, participants=participants, initial={"starts_on": request.today}
    )
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.set_vote_weight(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De stemmen zijn vastgelegd."))
            return redirect("governance:weight-list", arrangement=request.arrangement.slug)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "governance/weight/form.html", {"form": form}, status=status)
