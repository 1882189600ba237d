# SPDX-License-Identifier: EUPL-1.2
"""Keys: what holds, what held, who bears what by them, and proposing a version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.finance import actions, permissions, queries
from bodemplaat.finance.pages import addresses, drawings, refusing
from bodemplaat.finance.pages.forms import keys as forms
from bodemplaat.finance.pages.tables import keys as tables
from bodemplaat.foundation import charts, drafts, sentences
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal


@require_GET
@page()
def key_list(request: HttpRequest) -> HttpResponse:
    """Show what each key holds on the day, since when, by which decision, and for what."""
    overviews = queries.list_key_overviews(on=request.as_of, known_at=request.known_at)
    rows = tables.list_key_rows(overviews, addresses.Addresses(request), on=request.as_of)
    context = {
        "held_count": sum(row.held is not None for row in rows),
        "later_count": sum(bool(row.later) for row in rows),
        "waiting": [line for row in rows for line in row.overview.proposals],
    }
    return tables.Keys(request, rows).respond("finance/key/list.html", context)


@require_GET
@page()
@refusing.explained
def key_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show the versions of a key through time, and who bears what by it on the day."""
    on, known_at = request.as_of, request.known_at
    overview = queries.get_key_overview(code=code, on=on, known_at=known_at)
    versions = [tables.make_version_row(one, on=on) for one in overview.versions]
    held = next((row for row in versions if row.is_held), None)
    shares, sentence = [], ""
    if held:
        try:
            found = queries.compute_key_shares(held.line, on=on, known_at=known_at)
            shares = tables.list_share_rows(found, request.actor.participant_code)
        except Refusal as refusal:
            sentence = sentences.render(refusal)
    drawing = drawings.draw_shares(shares)
    file = charts.find_file(request, drawing)
    if file is not None:
        return file
    context = {
        "overview": overview, "versions": versions[::-1], "held": held, "shares": shares,
        "drawing": drawing, "sentence": sentence,
        "year": on.year + (held.line.reference_year_offset if held else 0),
        "next": next((row for row in versions if row.is_future), None),
        "propose_url": addresses.Addresses(request).find("key-propose", code=code),
        "may_change": request.actor.role in permissions.KEEPERS,
    }
    return render(request, "finance/key/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.KEEPERS)
@refusing.explained
def key_propose(request: HttpRequest, code: str) -> HttpResponse:
    """Propose what a key holds from a day on."""
    overview = queries.get_key_overview(code=code, on=request.as_of)
    form = forms.ProposeKey(
        request.POST or None, measures=queries.list_measure_names(),
        members=queries.list_members(on=request.as_of),
        initial={"proposed_on": request.today},
    )
    drafts.restore(request, form)
    if form.is_valid():
        try:
            row = actions.propose_key_version(
                key_code=code, actor=request.actor, **form.get_content()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            sentence = gettext("De sleutel «%(name)s» is voorgesteld; het bevoegde orgaan beslist.")
            messages.success(request, sentence % {"name": overview.name})
            return redirect(
                "finance:keyproposal-detail", arrangement=request.arrangement.slug, pk=row.pk
            )
    context = {
        "form": form, "overview": overview,
        "back_url": addresses.Addresses(request).find("key-detail", code=code),
    }
    status = 422 if form.is_bound else 200
    return render(request, "finance/key/propose.html", context, status=status)


@require_GET
@page()
@refusing.explained
def proposed_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposed version beside what holds on its first day without it."""
    on, known_at = request.as_of, request.known_at
    found = queries.get_proposed_key(row_id=pk, on=on, known_at=known_at)
    version = tables.make_version_row(found.version, on=on)
    overview = queries.get_key_overview(code=found.version.key, on=on, known_at=known_at)
    before = overview.find_version(found.version.starts_on)
    if before and before.starts_on == found.version.starts_on:
        earlier = [one for one in overview.versions if one.starts_on < before.starts_on]
        before = earlier[-1] if earlier else None
    context = {
        "found": found, "row_id": pk, "version": version, "overview": overview,
        "before": tables.make_version_row(before, on=on) if before else None,
        "key_url": addresses.Addresses(request).find("key-detail", code=overview.code),
    }
    return render(request, "finance/keyproposal/detail.html", context)
