# SPDX-License-Identifier: EUPL-1.2
"""Which standards this version meets, for everyone: a page, and the same for programs."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bodemplaat.config import standards
from bodemplaat.config.standards import Standard, State


@dataclass(frozen=True)
class Shown:
    """A standard with its texts in the language of the reader."""

    standard: Standard
    text: str
    lacks: str


def _show(standard: Standard) -> Shown:
    language = "en" if get_language() == "en" else "nl"
    return Shown(standard, standard.texts[language], standard.lacks.get(language, ""))


@require_safe
def standard_list(request: HttpRequest) -> HttpResponse:
    """Show each standard with its state, what is checked and by which tests."""
    found = [_show(standard) for standard in standards.list_standards()]
    states = [one.standard.state for one in found]
    return render(request, "config/standard/list.html", {
        "shown": found, "record": standards.load_record(),
        "met": states.count(State.MET), "partly": states.count(State.PARTLY),
        "absent": states.count(State.ABSENT),
    })  # fmt: skip


@require_safe
def standard_export(request: HttpRequest) -> JsonResponse:
    """Return the same for programs, in both languages."""
    record = standards.load_record()
    answer = JsonResponse({
        "checkedOn": record.checked_on.isoformat(), "commit": record.commit,
        "standards": [_write(standard) for standard in standards.list_standards()],
    })  # fmt: skip
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _write(standard: Standard) -> dict[str, object]:
    return {
        "code": standard.code, "name": standard.name, "version": standard.version,
        "uri": standard.uri, "state": standard.state,
        "text": standard.texts, "lacks": standard.lacks,
        "tests": [{"name": proof.test, "passed": proof.passed} for proof in standard.proofs],
    }  # fmt: skip
