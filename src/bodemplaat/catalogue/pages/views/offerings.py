# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import forms, tables, words
from bodemplaat.catalogue.pages.forms.fields import get_end
from bodemplaat.catalogue.pages.today import get_today, is_away
from bodemplaat.catalogue.values import OfferingLine
from bodemplaat.foundation import drafts, formats
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.governance.values import DecisionKind
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


@require_GET
@page()
def offering_list(request: HttpRequest) -> HttpResponse:
    """Show the levels and variants of every service, what they cost extra and who has them."""
    rows = _list_rows(request)
    limits = queries.list_limits_on(request.as_of, request.known_at)
    context = {
        "rows": rows,
        "is_away": is_away(request),
        "own": [row for row in rows if row.own],
        "own_cents": sum(row.own.yearly_cents or 0 for row in rows if row.own),
        "total_cents": sum(row.yearly_cents for row in rows),
        "limits": [
            (service, limits[service.code])
            for service in queries.list_services() if service.code in limits
        ],
        "waiting": queries.list_open_choice_proposals(),
        "can_register": request.actor.is_sso,
        "can_limit": permissions.can_propose(request.actor, "limit"),
    }  # fmt: skip
    return render(request, "catalogue/offering/list.html", context)


def _list_rows(request: Any, code: str | None = None) -> tuple[tables.OfferingRow, ...]:
    on, known_at, actor = request.as_of, request.known_at, request.actor
    lines = [queries.get_offering(code)] if code else queries.list_offerings()
    terms = queries.list_terms_on(on, known_at)
    chosen = queries.list_chosen_on(on, known_at, offering_code=code)
    ids = {held.decision_id for held in terms.values()}
    ids |= {line.decision_id for line in chosen if line.decision_id}
    decisions = queries.list_decisions_behind(ids)
    own_id = actor.participant_id if permissions.can_choose(actor) else None
    held = tables.list_chosen_rows(chosen, terms, decisions, own_id)
    return tables.list_offering_rows(lines, terms, held, decisions, actor.participant_code)


@require_GET
@page()
def charge_list(request: HttpRequest) -> HttpResponse:
    """Show what choices cost who made them, by the day, in the year of the reference date."""
    year = Period.of_year(request.as_of.year)
    rows = [
        tables.ChargeRow(
            line=line, unit=words.UNITS[line.unit], cents=rules.compute_charge(line, year)
        )
        for line in queries.list_charges(period=year, known_at=request.known_at)
    ]
    own = [row for row in rows if row.line.participant_code == request.actor.participant_code]
    context = {
        "year": year.starts_on.year, "own": own,
        "own_cents": sum(row.cents for row in own), "total_cents": sum(row.cents for row in rows),
    }
    names = {row.line.participant_code: row.line.participant_name for row in rows}
    table = tables.Charges(request, rows, {"deelnemer": names})
    return table.respond("catalogue/charge/list.html", context)


@require_GET
@page()
def offering_export(request: HttpRequest) -> HttpResponse:
    """Return who has which level or variant on the day, and what it costs extra."""
    header = [
        gettext("dienst"), gettext("niveau of variant"), gettext("soort"), gettext("deelnemer"),
        gettext("aantal"), gettext("eenheid"), gettext("meerprijs per eenheid per jaar"),
        gettext("meerkosten per jaar"), gettext("levertijd in dagen"),
    ]  # fmt: skip
    rows = (
        [
            row.line.service_name, row.line.name, row.kind, name, quantity, row.unit,
            Cents(row.terms.extra_cents) if row.terms else "",
            "" if cents is None else Cents(cents),
            row.terms.term_days if row.terms else "",
        ]
        for row in _list_rows(request)
        for name, quantity, cents in _list_holders(row)
    )  # fmt: skip
    return csv_response(f"niveaus-{request.arrangement.slug}.csv", header, rows)


def _list_holders(row: tables.OfferingRow) -> list[tuple[str, Any, int | None]]:
    found = [
        (one.line.participant_name, one.line.quantity, one.yearly_cents) for one in row.chosen
    ]
    return found or [("", "", None)]


@require_GET
@page()
def offering_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one level or variant: terms through time, and who has it for what."""
    line = _get_offering(code)
    (row,) = _list_rows(request, code)
    terms = queries.list_terms(
        period=rules.from_day(date.min), known_at=request.known_at, offering_code=code
    )
    decisions = queries.list_decisions_behind(one.decision_id for one in terms)
    limit = queries.find_limit(line.service_code, request.as_of, request.known_at)
    context = {
        "row": row,
        "terms": tables.list_terms_rows(terms, decisions, request.as_of),
        "proposals": [
            one for one in queries.list_open_terms_proposals(code)
            if one.proposed_on <= request.as_of
        ],
        "limit": limit,
        "can_choose": permissions.can_choose(request.actor) and row.terms is not None,
        "can_propose": permissions.can_propose(request.actor, "terms"),
    }  # fmt: skip
    return render(request, "catalogue/offering/detail.html", context)


def _get_offering(code: str) -> OfferingLine:
    try:
        return queries.get_offering(code)
    except queries.UnknownOffering as refusal:
        raise Http404 from refusal


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.CHOOSERS)
def offering_choose(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a choice costs per year and who decides; then choose it."""
    line = _get_offering(code)
    is_asked = request.method == "POST" or "quantity" in request.GET
    start = {"quantity": 1, "starts_on": get_today(request)}
    form = forms.ChooseForm((request.POST or request.GET) if is_asked else None, initial=start)
    cost = _get_cost(request, form, line) if is_asked else None
    if request.method == "POST" and cost and form.check_seen(cost.yearly_cents):
        answer = _choose(request, form, line)
        if answer:
            return answer
    on = form.cleaned_data.get("starts_on", request.as_of) if is_asked else request.as_of
    context = {
        "form": form, "line": line, "cost": cost,
        "exceeded": [words.EXCEEDED[one] for one in cost.exceeded] if cost else (),
        "unit": words.UNITS[line.unit], "rule": queries.find_rule(DecisionKind.PACKAGE, on),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "catalogue/offering/choose.html", context, status=status)


def _get_cost(request: Any, form: forms.ChooseForm, line: OfferingLine) -> Any:
    if not form.is_valid():
        return None
    draft = form.get_draft(line.code, request.actor.participant_code)
    try:
        return queries.get_choice_cost(draft, offering=line, today=get_today(request))
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _choose(request: Any, form: forms.ChooseForm, line: OfferingLine) -> HttpResponse | None:
    draft = form.get_draft(line.code, request.actor.participant_code)
    text = form.cleaned_data["why"] or line.name
    try:
        outcome = actions.submit_choice(
            draft=draft, text=text, chosen_on=get_today(request), actor=request.actor
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    said = gettext("Uw keuze staat vast.")
    if outcome.proposed:
        said = gettext("Uw keuze ligt voor en geldt pas na een besluit.")
    messages.success(request, said)
    return redirect(
        "catalogue:offering-detail", arrangement=request.arrangement.slug, code=line.code
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.CHOOSERS)
def choice_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End what the reader's participant chose, from the day after the last one."""
    try:
        line = queries.get_chosen(pk)
    except queries.UnknownChoice as refusal:
        raise Http404 from refusal
    if line.participant_id != request.actor.participant_id:
        raise Http404
    form = forms.EndForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end_choice(
                choice_id=pk, ends_before=get_end(form.cleaned_data["last_on"]),
                reason=form.cleaned_data["reason"], ended_on=get_today(request),
                actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De keuze eindigt; wat u had, blijft te zien."))
            return redirect(
                "catalogue:offering-detail", arrangement=request.arrangement.slug,
                code=line.offering.code,
            )  # fmt: skip
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "line": line}
    return render(request, "catalogue/choice/end.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.REGISTRARS)
def offering_create(request: HttpRequest) -> HttpResponse:
    """Add a level or a variant of a service."""
    start = {"service": request.GET.get("dienst", "")}
    form = forms.OfferingForm(
        request.POST or None, services=queries.list_services(), initial=start
    )
    drafts.restore(request, form)
    if form.is_valid():
        fields = form.get_fields()
        try:
            actions.register_offering(**fields, actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            said = gettext("Toegevoegd. Te kiezen zodra er prijs en levertijd zijn vastgesteld.")
            messages.success(request, said)
            return redirect(
                "catalogue:offering-detail", arrangement=request.arrangement.slug,
                code=fields["code"],
            )  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/offering/form.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["terms"])
def offering_propose(request: HttpRequest, code: str) -> HttpResponse:
    """Propose price, delivery time and norms of a level or variant."""
    line = _get_offering(code)
    form = forms.TermsForm(
        request.POST or None, norms=queries.list_norms(),
        current=queries.find_terms(code, request.as_of),
    )  # fmt: skip
    drafts.restore(request, form)
    if form.is_valid():
        draft = form.get_draft(code)
        title = f"Voorwaarden {line.name} vanaf {formats.day(draft.starts_on)}"
        try:
            proposed = actions.propose_terms(
                draft=draft, title=title, text=form.cleaned_data["why"],
                proposed_on=request.as_of, actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _redirect_to_proposal(request, proposed)
    context = {
        "form": form, "line": line, "rule": queries.find_rule(DecisionKind.PRICE, request.as_of),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/offering/propose.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["limit"])
def limit_propose(request: HttpRequest) -> HttpResponse:
    """Propose how far each participant may vary on a service without a decision."""
    start = {"service": request.GET.get("dienst", "")}
    form = forms.LimitForm(request.POST or None, services=queries.list_services(), initial=start)
    drafts.restore(request, form)
    if form.is_valid():
        draft = form.get_draft()
        name = dict(form.fields["service"].choices)[draft.service_code]
        try:
            proposed = actions.propose_limit(
                draft=draft, title=f"Ruimte voor afwijking: {name}",
                text=form.cleaned_data["why"], proposed_on=request.as_of, actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _redirect_to_proposal(request, proposed)
    rule = queries.find_rule(DecisionKind.PACKAGE, request.as_of)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "rule": rule}
    return render(request, "catalogue/limit/propose.html", context, status=status)


def _redirect_to_proposal(request: Any, proposed: Any) -> HttpResponse:
    messages.success(request, gettext("Het voorstel ligt voor en geldt pas na een besluit."))
    return redirect(
        "governance:proposal-detail", arrangement=request.arrangement.slug,
        pk=proposed.governance_proposal_id,
    )  # fmt: skip
