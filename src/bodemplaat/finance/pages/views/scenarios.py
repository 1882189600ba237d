# SPDX-License-Identifier: EUPL-1.2
"""What-if: a settlement under other assumptions, beside the one that holds; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bodemplaat.finance import queries
from bodemplaat.finance.pages import addresses, assumptions, drawings, refusing, words
from bodemplaat.finance.pages.forms import scenarios as forms
from bodemplaat.finance.pages.tables import scenarios as tables
from bodemplaat.finance.rules.scenarios import Assumption
from bodemplaat.finance.values import Settlement, SettlementKind
from bodemplaat.foundation import charts, sentences
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.kernel.refusals import Refusal


@dataclass(frozen=True)
class Started:
    """The settlement that a scenario starts from, and its assumptions."""

    shown: queries.Shown
    assumptions: tuple[Assumption, ...]
    place: dict[str, Any]

    @property
    def settled(self) -> Settlement:
        return self.shown.settlement


def _start(request: HttpRequest, year: int, kind: SettlementKind) -> Started:
    dates = addresses.get_dates(request)
    shown = queries.get_shown(year=year, kind=kind, on=request.as_of, **dates)
    found = assumptions.read_assumptions(request.GET.getlist(assumptions.NAME))
    return Started(shown, found, {"year": year, "kind": kind})


def _find(request: HttpRequest, name: str, started: Started, wanted: Sequence[Assumption]) -> str:
    query = [(assumptions.NAME, assumptions.write_assumption(one)) for one in wanted]
    return addresses.Addresses(request).find(name, query, **started.place)


def _list_sentences(request: HttpRequest, started: Started) -> list[assumptions.Sentence]:
    given = started.settled.input
    pools = {pool.code: pool.name for pool in given.pools}
    names = {span.code: span.name for span in given.spans}
    return [
        assumptions.Sentence(
            assumptions.write_sentence(one, pools, names),
            _find(
                request, "scenario-detail", started,
                [other for other in started.assumptions if other != one],
            ),
        )
        for one in started.assumptions
    ]


@require_GET
@page()
@refusing.explained
def scenario_detail(request: HttpRequest, year: int, kind: SettlementKind) -> HttpResponse:
    """Show a scenario beside its settlement, and let the reader add an assumption."""
    started = _start(request, year, kind)
    adding = request.GET.get("voeg", "")
    made = {
        name: form(request.GET if name == adding else None, given=started.settled.input)
        for name, form in forms.FORMS.items()
    }
    if adding in made and made[adding].is_valid():
        wanted = assumptions.add_assumption(started.assumptions, made[adding].get_assumption())
        try:
            queries.compute_scenario(started.settled.input, wanted)
        except Refusal as refusal:
            made[adding].refuse(refusal)
        else:
            return HttpResponseRedirect(_find(request, "scenario-detail", started, wanted))
    is_wrong = adding in made and bool(made[adding].errors)
    return _show(request, started, made, is_wrong=is_wrong)


def _show(
    request: HttpRequest, started: Started, made: dict[str, forms.Adding], *, is_wrong: bool
) -> HttpResponse:
    found, sentence = None, ""
    try:
        scenario = queries.compute_scenario(started.settled.input, started.assumptions)
        found = tables.compare(started.settled, scenario, request.actor)
    except Refusal as refusal:
        is_wrong, sentence = True, sentences.render(refusal)
    given = started.settled.input
    kept = [
        (assumptions.NAME, assumptions.write_assumption(one)) for one in started.assumptions
    ]
    drawn = _draw(found)
    file = charts.find_file(request, *drawn)
    if file is not None and not is_wrong:
        return file
    context = {
        "drawing": drawn[0], "line_drawing": drawn[1],
        "shown": started.shown, "given": given, "kind": words.KINDS[given.kind],
        "comparison": found, "sentence": sentence, "forms": made,
        "form": next((form for form in made.values() if form.is_bound), None),
        "assumptions": _list_sentences(request, started),
        "answer": tables.write_answer(found) if found and started.assumptions else "",
        "kept": [*kept, *addresses.Addresses(request).kept.items()],
        "settlement_url": addresses.Addresses(request).find("settlement-detail", **started.place),
        "csv_url": _find(request, "scenario-export", started, started.assumptions),
        "clear_url": _find(request, "scenario-detail", started, ()),
    }
    status = 422 if is_wrong else 200
    return render(request, "finance/scenario/detail.html", context, status=status)


def _draw(found: tables.Comparison | None) -> tuple[charts.Bars | None, charts.Bars | None]:
    """Return the charts of who and what changes."""
    if found is None:
        return None, None
    return (
        drawings.draw_differences(found.rows, name="deelnemers", first=gettext("Deelnemer")),
        drawings.draw_differences(found.lines, name="onderdelen", first=gettext("Onderdeel")),
    )


@require_GET
@page()
@refusing.explained
def scenario_export(request: HttpRequest, year: int, kind: SettlementKind) -> HttpResponse:
    """Return a scenario as a file that says that it is one."""
    started = _start(request, year, kind)
    scenario = queries.compute_scenario(started.settled.input, started.assumptions)
    comparison = tables.compare(started.settled, scenario, request.actor)
    name = f"{request.arrangement.slug}-scenario-{addresses.WORDS[kind]}-{year}.csv"
    said = [sentence.text for sentence in _list_sentences(request, started)]
    return csv_response(name, tables.CSV_HEADER, tables.list_csv_rows(comparison, said))
