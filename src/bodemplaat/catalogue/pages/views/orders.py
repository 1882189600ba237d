# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import forms, tables, words
from bodemplaat.catalogue.pages.today import get_today
from bodemplaat.catalogue.values import OrderState, OrderStep
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal

OPEN = (OrderState.DRAFT, OrderState.WAITING, OrderState.SUBMITTED, OrderState.ASSIGNED,
        OrderState.DELIVERED)  # fmt: skip
NEED_NOTE = (OrderStep.REJECTED, OrderStep.ASSIGNED, OrderStep.CANCELLED, OrderStep.WITHDRAWN)
STEPS: dict[OrderStep, Callable[..., Any]] = {
    OrderStep.SUBMITTED: lambda order, data, on, actor: actions.submit_order(
        order_id=order, on=on, actor=actor
    ),
    OrderStep.APPROVED: lambda order, data, on, actor: actions.approve_order(
        order_id=order, on=on, actor=actor
    ),
    OrderStep.REJECTED: lambda order, data, on, actor: actions.reject_order(
        order_id=order, reason=data["note"], on=on, actor=actor
    ),
    OrderStep.ASSIGNED: lambda order, data, on, actor: actions.assign_order(
        order_id=order, assignee=data["note"], on=on, actor=actor
    ),
    OrderStep.DELIVERED: lambda order, data, on, actor: actions.record_delivery(
        order_id=order, delivered_on=data["delivered_on"] or on, on=on, actor=actor
    ),
    OrderStep.CLOSED: lambda order, data, on, actor: actions.close_order(
        order_id=order, on=on, actor=actor
    ),
    OrderStep.CANCELLED: lambda order, data, on, actor: actions.cancel_order(
        order_id=order, reason=data["note"], on=on, actor=actor
    ),
    OrderStep.WITHDRAWN: lambda order, data, on, actor: actions.withdraw_order(
        order_id=order, reason=data["note"], on=on, actor=actor
    ),
}


@require_GET
@page()
def order_list(request: HttpRequest) -> HttpResponse:
    """Show what was ordered, what waits for somebody, and what is late."""
    rows = [
        tables.get_order_row(line, request.as_of) for line in queries.list_orders(request.as_of)
    ]
    context = {
        "rows": rows,
        "open_count": sum(row.line.state in OPEN for row in rows),
        "waiting_count": sum(row.line.state is OrderState.WAITING for row in rows),
        "late_count": sum(row.is_late for row in rows),
        "limit": _find_limit(request),
        "can_order": permissions.can_choose(request.actor),
        "can_limit": permissions.can_set_limit(request.actor),
    }
    known = {row.line.participant_code: row.line.participant_name for row in rows}
    table = tables.Orders(request, rows, {"deelnemer": known})
    return table.respond("catalogue/order/list.html", context)


def _find_limit(request: Any) -> int | None:
    if request.actor.participant_id is None:
        return None
    return queries.find_order_limit(
        request.actor.participant_id, request.as_of, request.known_at
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.CHOOSERS)
def order_create(request: HttpRequest) -> HttpResponse:
    """Show price and term of what one wants to order; then keep it as a draft."""
    on = get_today(request)
    terms = queries.list_terms_on(on)
    listed = [one for one in queries.list_offerings() if one.code in terms]
    names = [(one.code, f"{one.service_name}: {one.name}") for one in listed]
    is_asked = request.method == "POST" or "quantity" in request.GET
    form = forms.OrderForm(
        (request.POST or request.GET) if is_asked else None, offerings=names,
        initial={"offering": request.GET.get("wat", ""), "quantity": 1},
    )  # fmt: skip
    quote = _get_quote(form, on) if is_asked and form.is_valid() else None
    if request.method == "POST" and quote and form.check_seen(quote.yearly_cents):
        answer = _draft(request, form)
        if answer:
            return answer
    context = {
        "form": form, "quote": quote,
        "unit": words.UNITS[quote.offering.unit] if quote else "",
        "needs_approval": quote and rules.needs_approval(
            quote.yearly_cents, queries.find_order_limit(request.actor.participant_id, on)
        ),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "catalogue/order/form.html", context, status=status)


def _get_quote(form: forms.OrderForm, on: Any) -> Any:
    data = form.cleaned_data
    try:
        return queries.get_quote(queries.get_offering(data["offering"]), data["quantity"], on)
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _draft(request: Any, form: forms.OrderForm) -> HttpResponse | None:
    data = form.cleaned_data
    try:
        pk = actions.draft_order(
            participant_code=request.actor.participant_code, offering_code=data["offering"],
            quantity=data["quantity"], note=data["note"], on=get_today(request),
            actor=request.actor,
        )  # fmt: skip
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    said = gettext("De bestelling is een concept. Dien haar in; dan staan prijs en levertijd vast.")
    messages.success(request, said)
    return redirect("catalogue:order-detail", arrangement=request.arrangement.slug, pk=pk)


@require_GET
@page()
def order_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one order with its price and its way, and what the reader can do with it."""
    return _show(request, pk, forms.StepForm(), 200)


def _show(request: Any, pk: int, form: forms.StepForm, status: int) -> HttpResponse:
    try:
        line = queries.get_order(pk)
    except queries.UnknownOrder as refusal:
        raise Http404 from refusal
    ids = (line.price_decision_id, line.terms_decision_id)
    decisions = queries.list_decisions_behind(found for found in ids if found)
    steps = [
        step for step in rules.list_steps(line.state)
        if permissions.can_take_step(request.actor, step, line.participant_id)
    ]
    context = {
        "row": tables.get_order_row(line, request.as_of),
        "price_decision": decisions.get(line.price_decision_id or 0),
        "terms_decision": decisions.get(line.terms_decision_id or 0),
        "steps": [(step.value, words.STEP_BUTTONS[step], step in NEED_NOTE,
                   step is OrderStep.DELIVERED) for step in steps],
        "form": form,
    }  # fmt: skip
    return render(request, "catalogue/order/detail.html", context, status=status)


@require_POST
@page()
def order_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one step with an order: submit, approve, assign, deliver, accept, or say no."""
    form = forms.StepForm(request.POST)
    wanted = request.POST.get("step", "")
    if not form.is_valid() or wanted not in {step.value for step in STEPS}:
        return _show(request, pk, form, 422)
    try:
        queries.get_order(pk)
        STEPS[OrderStep(wanted)](
            pk, form.cleaned_data, get_today(request), request.actor
        )
    except queries.UnknownOrder as refusal:
        raise Http404 from refusal
    except (permissions.NotYourChoice, permissions.NotYourApproval, permissions.NoRight) as error:
        return _refuse(request, pk, form, error, 403)
    except Refusal as error:
        return _refuse(request, pk, form, error, 422)
    said = gettext("De bestelling is %(step)s.") % {"step": words.ORDER_STEPS[OrderStep(wanted)]}
    messages.success(request, said)
    return redirect("catalogue:order-detail", arrangement=request.arrangement.slug, pk=pk)


def _refuse(
    request: Any, pk: int, form: forms.StepForm, error: Refusal, status: int
) -> HttpResponse:
    form.refuse(error)
    return _show(request, pk, form, status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.LIMITERS)
def order_limit(request: HttpRequest) -> HttpResponse:
    """Set up to what amount per year people of this participant order without approval."""
    start = {"starts_on": get_today(request) + timedelta(days=1)}
    form = forms.OrderLimitForm(request.POST or None, initial=start)
    if form.is_valid():
        try:
            actions.set_order_limit(
                participant_code=request.actor.participant_code,
                most_cents=form.cleaned_data["most"], starts_on=form.cleaned_data["starts_on"],
                actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De grens staat vast."))
            return redirect("catalogue:order-list", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "limit": _find_limit(request)}
    return render(request, "catalogue/order/limit.html", context, status=status)
