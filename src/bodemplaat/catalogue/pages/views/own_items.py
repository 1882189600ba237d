# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bodemplaat.catalogue import actions, permissions, queries
from bodemplaat.catalogue.pages import forms, tables
from bodemplaat.catalogue.pages.today import get_today
from bodemplaat.catalogue.values import OwnItemLine, OwnItemState, Side
from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries

OPEN = (OwnItemState.ASKED, OwnItemState.PRICED)


@require_GET
@page()
def own_item_list(request: HttpRequest) -> HttpResponse:
    """Show what participants added to their plus package themselves, and what waits."""
    rows = [tables.get_own_row(line) for line in queries.list_own_items(request.as_of)]
    context = {
        "rows": rows,
        "open": [row for row in rows if row.line.state in OPEN],
        "agreed": [row for row in rows if row.line.state is OwnItemState.AGREED],
        "can_ask": permissions.can_choose(request.actor),
    }
    return render(request, "catalogue/own_item/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.CHOOSERS)
def own_item_create(request: HttpRequest) -> HttpResponse:
    """Ask for something that only this participant has."""
    form = forms.OwnItemForm(request.POST or None, initial={"quantity": 1})
    drafts.restore(request, form)
    if form.is_valid():
        try:
            pk = actions.propose_own_item(
                participant_code=request.actor.participant_code, draft=form.get_draft(),
                asked_on=get_today(request), actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Uw vraag ligt bij de organisatie voor een prijs."))
            return _redirect(request, pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/own_item/form.html", {"form": form}, status=status)


def _redirect(request: Any, pk: int) -> HttpResponse:
    return redirect("catalogue:own-item-detail", arrangement=request.arrangement.slug, pk=pk)


@require_GET
@page()
def own_item_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one item with its price and signatures, and what the reader can do with it."""
    return _show(request, pk)


def _get_line(pk: int) -> OwnItemLine:
    try:
        return queries.get_own_item(pk)
    except queries.UnknownOwnItem as refusal:
        raise Http404 from refusal


def _show(request: Any, pk: int, status: int = 200, **given: Any) -> HttpResponse:
    line, actor = _get_line(pk), request.actor
    side = permissions.find_side(actor, line.participant_id)
    is_open = line.state in OPEN
    context = {
        "row": tables.get_own_row(line),
        "sides": [(side, [s for s in line.signatures if s[0] is side]) for side in Side],
        "price_form": forms.OwnPriceForm(), "reason_form": forms.ReasonForm(),
        "sign_form": forms.SignForm(initial={"signed_on": get_today(request)}),
        "can_price": is_open and not line.signatures
        and permissions.can_propose(actor, "terms"),
        "can_sign": line.state is OwnItemState.PRICED and side is not None
        and not line.has_signed(side),
        "can_reject": is_open and permissions.can_propose(actor, "terms"),
        "can_withdraw": is_open and permissions.can_choose(actor, line.participant_id),
        **given,
    }  # fmt: skip
    return render(request, "catalogue/own_item/detail.html", context, status=status)


@require_POST
@page(roles=permissions.PROPOSERS["terms"])
def own_item_price(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an item of a participant's own a price and a term."""
    _get_line(pk)
    form = forms.OwnPriceForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.set_own_price(
                item_id=pk, unit_cents=data["price"], term_days=data["term_days"],
                actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De prijs staat er; beide kanten moeten tekenen."))
            return _redirect(request, pk)
    return _show(request, pk, 422, price_form=form, form=form)


@require_POST
@page(roles=permissions.SIGNERS)
def own_item_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the price for the side of the reader."""
    _get_line(pk)
    form = forms.SignForm(request.POST)
    if form.is_valid():
        try:
            is_complete = actions.sign_own_item(
                item_id=pk, signed_on=form.cleaned_data["signed_on"], actor=request.actor
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            said = gettext("U heeft getekend; de andere kant moet nog tekenen.")
            if is_complete:
                said = gettext("Beide kanten hebben getekend; het is afgesproken.")
            messages.success(request, said)
            return _redirect(request, pk)
    return _show(request, pk, 422, sign_form=form, form=form)


@require_POST
@page()
def own_item_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is not offered, or take it back: by who may, for a reason."""
    line = _get_line(pk)
    form = forms.ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, 422, reason_form=form, form=form)
    is_office = request.actor.is_sso
    close = actions.reject_own_item if is_office else actions.withdraw_own_item
    try:
        close(item_id=line.id, reason=form.cleaned_data["reason"], actor=request.actor)
    except (permissions.NotYourChoice, permissions.NoRight) as refusal:
        form.refuse(refusal)
        return _show(request, pk, 403, reason_form=form, form=form)
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, pk, 422, reason_form=form, form=form)
    messages.success(request, gettext("Vastgelegd, met de reden."))
    return _redirect(request, pk)


@require_GET
@page()
def autonomy_list(request: HttpRequest) -> HttpResponse:
    """Show per municipality how much is standard, chosen from plus, and its own."""
    rows = _list_autonomy(request)
    context = {
        "rows": rows,
        "own": next(
            (row for row in rows if row[0].code == request.actor.participant_code), None
        ),
        "total": sum(count.own for _, count in rows),
    }  # fmt: skip
    return render(request, "catalogue/autonomy/list.html", context)


def _list_autonomy(request: Any) -> list[tuple[Any, Any]]:
    on, known_at = request.as_of, request.known_at
    here = [
        one for one in organisations_queries.list_participants_on(on=on, known_at=known_at)
        if permissions.can_read_agreement(request.actor, one.id)
    ]
    counts = queries.list_autonomy(on, known_at, [one.code for one in here])
    return list(zip(here, counts, strict=True))


@require_GET
@page()
def autonomy_export(request: HttpRequest) -> HttpResponse:
    """Return per municipality the number of standard, plus and own choices."""
    header = [
        gettext("deelnemer"), gettext("standaard"), gettext("plus"), gettext("eigen keuzes"),
    ]  # fmt: skip
    rows = ([one.name, c.standard, c.plus, c.own] for one, c in _list_autonomy(request))
    return csv_response(f"eigen-keuzes-{request.arrangement.slug}.csv", header, rows)
