# SPDX-License-Identifier: EUPL-1.2
"""The ledger: journals by number, one journal, taking one back, closing a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.finance import actions, permissions, queries
from bodemplaat.finance.pages import addresses, refusing
from bodemplaat.finance.pages.forms import changes as forms
from bodemplaat.finance.pages.tables import journals as tables
from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal

METHODS = ["GET", "HEAD", "POST"]


@require_GET
@page()
def journal_list(request: HttpRequest) -> HttpResponse:
    """Show the journals, newest first, of a year or on a pool, page by page."""
    years = queries.list_ledger_years()
    choices = {
        "jaar": {one.year: one.year for one in years},
        "kostenplaats": dict(queries.list_pool_names()),
    }
    found = tables.Journals(request, queries.search_journals(known_at=request.known_at), choices)
    context = {"years": years, "may_change": request.actor.role in permissions.KEEPERS}
    return found.respond("finance/journal/list.html", context)


@require_GET
@page()
@refusing.explained
def journal_detail(request: HttpRequest, seq: int) -> HttpResponse:
    """Show one journal with its lines and its place in the chain."""
    line = queries.get_journal_line(seq=seq, known_at=request.known_at)
    may_reverse = request.actor.role in permissions.KEEPERS and line.reversed_by_seq is None
    context = {
        "line": line,
        "reverse_url": addresses.Addresses(request).find("journal-reverse", seq=seq)
        if may_reverse else "",
    }
    entries = tables.Entries(request, queries.search_entries(journal_id=line.id))
    return entries.respond("finance/journal/detail.html", context)


@require_http_methods(METHODS)
@page(roles=permissions.KEEPERS)
@refusing.explained
def journal_reverse(request: HttpRequest, seq: int) -> HttpResponse:
    """Take a journal back by posting its exact mirror, with a reason."""
    line = queries.get_journal_line(seq=seq)
    initial = {"booked_on": request.today}
    form = forms.Reverse(request.POST or None, initial=initial)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            made = actions.reverse_journal(seq=seq, actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            said = gettext("Boekstuk %(seq)s is teruggeboekt in boekstuk %(made)s.")
            messages.success(request, said % {"seq": seq, "made": made.seq})
            return redirect(
                "finance:journal-detail", arrangement=request.arrangement.slug, seq=made.seq
            )
    context = {
        "form": form, "line": line,
        "back_url": addresses.Addresses(request).find("journal-detail", seq=seq),
    }
    status = 422 if form.is_bound else 200
    return render(request, "finance/journal/reverse.html", context, status=status)


@require_http_methods(METHODS)
@page(roles=permissions.KEEPERS)
@refusing.explained
def year_close(request: HttpRequest, year: int) -> HttpResponse:
    """Close a year for good, after naming it."""
    known = {one.year: one for one in queries.list_ledger_years()}
    if year not in known:
        raise queries.NothingBooked(year=year, kind="final")
    form = forms.CloseYear(request.POST or None, year=year)
    if form.is_valid():
        try:
            actions.close_year(year=year, actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het jaar %(year)s is afgesloten.") % {"year": year})
            return redirect("finance:journal-list", arrangement=request.arrangement.slug)
    context = {
        "form": form, "year": year, "is_closed": known[year].is_closed,
        "back_url": addresses.Addresses(request).find("journal-list"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "finance/year/close.html", context, status=status)
