# SPDX-License-Identifier: EUPL-1.2
"""Two sets of rules beside each other, and what of the own everyone may read."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.foundation import drafts, formats
from bodemplaat.foundation.pages import page
from bodemplaat.governance import actions, permissions, queries, rules
from bodemplaat.governance.pages import forms, tables, words
from bodemplaat.governance.values import RuleSide
from bodemplaat.kernel.refusals import Refusal

METHODS = ["GET", "HEAD", "POST"]


@require_GET
@page()
def rule_set_compare(request: HttpRequest) -> HttpResponse:
    """Lay two sets of rules beside each other, with the distance per rule and through time."""
    sides = queries.list_rule_sides(
        own_slug=request.arrangement.slug, own_label=request.arrangement.name,
        known_at=request.known_at,
    )  # fmt: skip
    form = _read_sides(request, sides)
    context: dict[str, Any] = {"form": form, "count": len(sides)}
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "governance/rule_set/compare.html", context, status=status)
    by_key = {side.key: side for side in sides}
    left, right = (by_key[form.cleaned_data[name]] for name in ("een", "ander"))
    on = request.as_of
    found = queries.compute_comparison(left, right, on=on)
    total = found.total if found else None
    context |= {
        "left": left, "right": right,
        "versions": [side.find_version(on) for side in (left, right)],
        "total": total,
        "least": formats.exact(total.least) if total else "",
        "most": formats.exact(total.most) if total else "",
        "distances": tables.list_distance_rows(found.through_time if found else ()),
        "width": tables.WIDTH, "height": tables.HEIGHT,
        "targets": [
            (side, words.name_rule(point.group, point.rule), point,
             rules.count_days_left(point.target_on, on=on))
            for side in (left, right) for point in tables.list_side_points(side, on=on)
            if point.target_on
        ],
    }  # fmt: skip
    rows = tables.list_difference_rows(found.differences if found else ())
    return tables.Differences(request, rows).respond("governance/rule_set/compare.html", context)


def _read_sides(request: HttpRequest, sides: tuple[RuleSide, ...]) -> forms.RuleSides:
    labels = [(side.key, side.label) for side in sides]
    keys = [side.key for side in sides]
    start = {"een": keys[0], "ander": keys[1]} if len(keys) > 1 else None
    is_asked = "een" in request.GET or "ander" in request.GET
    return forms.RuleSides(request.GET if is_asked else start, sides=labels)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def rule_set_publish(request: HttpRequest) -> HttpResponse:
    """Open a copy of every version of the rules to everyone, or shut it again."""
    published = [
        line for line in queries.list_published_rules() if line.slug == request.arrangement.slug
    ]
    form = forms.WithdrawRules(request.POST or None) if published else None
    try:
        if request.method == "POST" and form is None:
            count = actions.publish_rule_sets(published_on=request.today, actor=request.actor)
            said = gettext("%(count)s versies van de spelregels zijn openbaar.") % {"count": count}
            return _done(request, said)
        if form is not None and form.is_valid():
            actions.withdraw_rule_sets(actor=request.actor, **form.cleaned_data)
            return _done(request, gettext("De spelregels zijn niet meer openbaar."))
    except Refusal as refusal:
        form = form or forms.WithdrawRules({})
        form.refuse(refusal)
    status = 422 if form is not None and form.is_bound and form.errors else 200
    context = {"form": form, "published": published}
    return render(request, "governance/rule_set/publish.html", context, status=status)


def _done(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("governance:rule-set-list", arrangement=request.arrangement.slug)


@require_GET
@page()
def target_list(request: HttpRequest) -> HttpResponse:
    """Show what the arrangement grows towards: days left, and what is overdue."""
    on, can_arrange = request.as_of, permissions.can_arrange(request.actor)
    rows = tables.list_target_rows(
        queries.list_target_parts(on=on), on=on, can_arrange=can_arrange
    )
    context = {
        "late": sum(row.state == "late" for row in rows),
        "running": sum(row.state == "running" for row in rows),
        "can_arrange": can_arrange,
    }
    return tables.Targets(request, rows).respond("governance/target/list.html", context)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def target_create(request: HttpRequest) -> HttpResponse:
    """Name a part of what the arrangement grows towards."""
    form = forms.TargetPart(request.POST or None)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.set_target_part(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het onderdeel is vastgelegd."))
            return redirect("governance:target-list", arrangement=request.arrangement.slug)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "governance/target/form.html", {"form": form}, status=status)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def target_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Record since when a part of a target is there."""
    line = next((one for one in queries.list_target_parts() if one.id == pk), None)
    if line is None:
        raise Http404
    form = forms.TargetReached(request.POST or None, initial={"reached_on": request.today})
    if form.is_valid():
        try:
            actions.record_target_reached(part_id=pk, actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Vastgelegd dat het onderdeel er is."))
            return redirect("governance:target-list", arrangement=request.arrangement.slug)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "line": line}
    return render(request, "governance/target/close.html", context, status=status)
