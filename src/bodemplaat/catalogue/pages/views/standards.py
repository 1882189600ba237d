# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import forms
from bodemplaat.catalogue.pages.today import get_today
from bodemplaat.catalogue.values import PackageKind
from bodemplaat.foundation import drafts, formats
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.governance.values import DecisionKind
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries


@require_GET
@page()
def standard_list(request: HttpRequest) -> HttpResponse:
    """Show the proposed standards in the order of the participants, with their cost."""
    ranked = rules.rank_standards(queries.list_standards(request.as_of))
    code = request.actor.participant_code
    context = {
        "rows": [(place, line, line.costs.get(code or "")) for place, line in ranked],
        "can_propose": permissions.can_propose(request.actor, "package"),
    }
    return render(request, "catalogue/standard/list.html", context)


@require_GET
@page()
def standard_export(request: HttpRequest) -> HttpResponse:
    """Return what each proposed standard costs each participant, and its place."""
    names = _list_names(request)
    header = [
        gettext("plaats"), gettext("voorstel"), gettext("deelnemer"), gettext("kosten per jaar"),
        gettext("plaats van deze deelnemer"),
    ]  # fmt: skip
    rows = (
        [place or "", line.package_name, names[code], Cents(cents), line.ranks.get(code, "")]
        for place, line in rules.rank_standards(queries.list_standards(request.as_of))
        for code, cents in line.costs.items()
    )
    return csv_response(f"standaarden-{request.arrangement.slug}.csv", header, rows)


def _list_names(request: Any) -> dict[str, str]:
    here = organisations_queries.list_participants_on(on=request.as_of)
    return {one.code: one.name for one in here}


@require_http_methods(["GET", "HEAD", "POST"])
@page()
def standard_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one proposed standard costs each participant and how each ranks it."""
    ranked = rules.rank_standards(queries.list_standards(request.as_of))
    found = next(((place, one) for place, one in ranked if one.proposal_id == pk), None)
    if found is None:
        raise Http404
    place, line = found
    form = forms.RankForm(request.POST or None)
    if form.is_valid():
        try:
            actions.set_rank(
                proposal_id=pk, participant_code=request.actor.participant_code or "",
                rank=form.cleaned_data["rank"], ranked_on=get_today(request), actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Uw plaats telt mee."))
            return redirect(
                "catalogue:standard-detail", arrangement=request.arrangement.slug, pk=pk
            )
    names, measure = _list_names(request), queries.list_measure_names()
    context = {
        "line": line, "place": place, "count": len(ranked), "form": form,
        "measure": measure.get(line.measure, line.measure),
        "rows": [
            (code, names.get(code, code), cents, line.ranks.get(code))
            for code, cents in line.costs.items()
        ],
        "can_rank": permissions.can_choose(request.actor),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/standard/detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["package"])
def package_propose(request: HttpRequest) -> HttpResponse:
    """Propose the contents of a package; those of the base as a standard with its cost."""
    on = request.as_of
    packages = queries.list_packages()
    wanted = request.GET.get("pakket", packages[0].code if packages else "")
    held = {
        line.service_code: line.level
        for version in queries.list_package_versions(on) if version.package_code == wanted
        for line in version.contents
    }  # fmt: skip
    dates = queries.list_reference_dates(on)
    form = forms.PackageForm(
        request.POST or None, packages=packages, services=queries.list_services(), held=held,
        measures=[(code, f"{name}, {formats.day(day)}") for code, (name, day) in dates.items()],
        initial={"package": wanted},
    )  # fmt: skip
    drafts.restore(request, form)
    if form.is_valid():
        answer = _propose(request, form, dates)
        if answer:
            return answer
    context = {
        "form": form, "packages": packages, "wanted": wanted,
        "rule": queries.find_rule(DecisionKind.PACKAGE, on), "base": PackageKind.BASE,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/package/propose.html", context, status=status)


def _propose(
    request: Any, form: forms.PackageForm, dates: dict[str, Any]
) -> HttpResponse | None:
    draft = form.get_draft()
    name = dict(form.fields["package"].choices)[draft.package_code]
    day = dates[form.cleaned_data["measure"]][1] if form.cleaned_data["measure"] else request.as_of
    try:
        proposed = actions.propose_package_version(
            draft=draft, title=f"{name} vanaf {formats.day(draft.starts_on)}",
            text=form.cleaned_data["why"], proposed_on=request.as_of,
            estimate=form.find_estimate(day), actor=request.actor,
        )  # fmt: skip
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    messages.success(request, gettext("Het voorstel ligt voor en geldt pas na een besluit."))
    return redirect(
        "governance:proposal-detail", arrangement=request.arrangement.slug,
        pk=proposed.governance_proposal_id,
    )  # fmt: skip
