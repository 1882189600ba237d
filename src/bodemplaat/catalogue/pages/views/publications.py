# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import forms, tables
from bodemplaat.catalogue.pages.today import get_today
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.kernel.refusals import Refusal


@require_GET
@page()
def publication_list(request: HttpRequest) -> HttpResponse:
    """Show what everyone may read of the catalogue, and since when."""
    form = forms.PublishForm(initial={"shown_on": get_today(request)})
    return _show(request, 200, form=form)


def _show(request: Any, status: int, **given: Any) -> HttpResponse:
    lines = queries.list_publications(request.arrangement.id)
    context = {
        "lines": lines,
        "current": next((line for line in lines if line.is_published), None),
        "can_publish": permissions.can_propose(request.actor, "publication"),
        "form": forms.PublishForm(initial={"shown_on": get_today(request)}),
        "reason_form": forms.ReasonForm(),
        **given,
    }
    return render(request, "catalogue/publication/list.html", context, status=status)


@require_POST
@page(roles=permissions.PROPOSERS["publication"])
def publication_publish(request: HttpRequest) -> HttpResponse:
    """Publish the catalogue of a day to everyone."""
    form = forms.PublishForm(request.POST)
    if form.is_valid():
        try:
            actions.publish_catalogue(
                **form.cleaned_data, on=get_today(request), actor=request.actor
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De catalogus is openbaar."))
            return redirect("catalogue:publication-list", arrangement=request.arrangement.slug)
    return _show(request, 422, form=form)


@require_POST
@page(roles=permissions.PROPOSERS["publication"])
def publication_withdraw(request: HttpRequest) -> HttpResponse:
    """Shut the published catalogue again."""
    form = forms.ReasonForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw_publication(**form.cleaned_data, actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De catalogus is niet meer openbaar."))
            return redirect("catalogue:publication-list", arrangement=request.arrangement.slug)
    return _show(request, 422, form=form, reason_form=form)


@require_GET
@page()
def comparison_detail(request: HttpRequest) -> HttpResponse:
    """Lay two lists beside each other: packages or tasks, of one or two partnerships."""
    sides, form = _get_sides(request)
    found = _compare(sides, form)
    context = {"form": form, "count": len(sides), **(found or {})}
    status = 422 if form.errors else 200
    return render(request, "catalogue/comparison/detail.html", context, status=status)


@require_GET
@page()
def comparison_export(request: HttpRequest) -> HttpResponse:
    """Return two lists beside each other."""
    sides, form = _get_sides(request)
    found = _compare(sides, form)
    if found is None:
        context = {"form": form, "count": len(sides)}
        return render(request, "catalogue/comparison/detail.html", context, status=422)
    header = [gettext("naam"), found["left"], found["right"]]
    rows = ([row.name, row.left_text, row.right_text] for row in found["rows"])
    return csv_response(f"vergelijking-{request.arrangement.slug}.csv", header, rows)


def _get_sides(request: Any) -> tuple[dict[str, Any], forms.SidesForm]:
    slug = request.arrangement.slug
    found = queries.list_sides(request.as_of, request.known_at, slug)
    sides = {side.key: side for side in found}
    labels = {key: tables.name_side(side, request.arrangement.sso_name)
              for key, side in sides.items()}  # fmt: skip
    is_asked = "een" in request.GET or "ander" in request.GET
    keys = list(sides)
    start = {"een": keys[0], "ander": keys[-1]} if len(keys) > 1 else None
    form = forms.SidesForm(request.GET if is_asked else start, sides=labels.items())
    return {key: (labels[key], side) for key, side in sides.items()}, form


def _compare(sides: dict[str, Any], form: forms.SidesForm) -> dict[str, Any] | None:
    if not form.is_bound or not form.is_valid():
        return None
    (left, one), (right, other) = (sides[form.cleaned_data[name]] for name in ("een", "ander"))
    difference = rules.compare_sides(one, other)
    return {
        "left": left, "right": right, "difference": difference,
        "rows": tables.list_side_rows(
            difference, has_levels=any(level for side in (one, other) for *_, level in side.lines)
        ),
    }  # fmt: skip
