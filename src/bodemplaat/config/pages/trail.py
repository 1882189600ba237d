# SPDX-License-Identifier: EUPL-1.2
"""The log: what was done, by whom and when, with what a thing held before and after."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from bodemplaat.config.pages import deeds, held_words
from bodemplaat.foundation import audit, formats, log, search, sentences
from bodemplaat.foundation.pages import page
from bodemplaat.foundation.tables import (
    Column,
    Link,
    MomentColumn,
    MomentFilter,
    NumberColumn,
    NumberFilter,
    Table,
    TextFilter,
)


@dataclass(frozen=True)
class Held:
    """One value of a thing, before and after what was done."""

    word: str
    before: str
    after: str


class Records(Table):
    """What was done, the newest first."""

    name, label, order, key = "config.records", gettext_lazy("Logboek"), "-nummer", "seq"
    empty = gettext_lazy(
        "Hier staat wat er gebeurt, bijvoorbeeld dat een besluit is geregistreerd. Het vult zich "
        "vanzelf."
    )
    begin = search.Act(gettext_lazy("Naar Vandaag"), "opening")
    columns = (
        NumberColumn("nummer", gettext_lazy("Nummer"), "seq", is_plain=True,
                     link=Link("record-detail", seq="seq")),
        MomentColumn("wanneer", gettext_lazy("Wanneer"), "at"),
        Column("wat", gettext_lazy("Wat"), deeds.say, is_sortable=False),
        Column("wie", gettext_lazy("Wie"), "who", is_wide=True),
        Column("soort", gettext_lazy("Soort ding"), "thing_type", is_extra=True),
        NumberColumn("ding", gettext_lazy("Rij"), "thing_id", is_plain=True, is_extra=True),
        Column("code", gettext_lazy("Code"), "code", is_extra=True),
    )  # fmt: skip
    filters = (
        MomentFilter("wanneer", gettext_lazy("Wanneer")),
        TextFilter("wie", gettext_lazy("Wie")),
        TextFilter("code", gettext_lazy("Code")),
        TextFilter("soort", gettext_lazy("Soort ding")),
        NumberFilter("ding", gettext_lazy("Rij")),
    )


@require_safe
@page()
def record_list(request: HttpRequest) -> HttpResponse:
    """Show what was done, as far as the reader may know."""
    found = Records(request, log.search_records(known_at=request.known_at))
    return found.respond("config/record/list.html", {})


@require_safe
@page()
def record_detail(request: HttpRequest, seq: int) -> HttpResponse:
    """Show one act, and all that was done to the same thing."""
    line = log.find_line(seq=seq)
    if line is None:
        raise Http404
    others = audit.list_history(
        thing_type=line.thing_type, thing_id=line.thing_id, known_at=request.known_at
    )
    history = [(other, deeds.say(other), other.seq == seq) for other in others]
    context = {"line": line, "deed": deeds.say(line), "held": list_held(line), "history": history}
    return render(request, "config/record/detail.html", context)


def list_held(line: audit.HistoryLine) -> list[Held]:
    """Return what changed, value by value; what stayed the same is left out."""
    before, after = line.before or {}, line.after or {}
    return [
        Held(held_words.name_field(name), _write(before.get(name)), _write(after.get(name)))
        for name in [*before, *(name for name in after if name not in before)]
        if before.get(name) != after.get(name)
    ]


def _write(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(
            f"{held_words.name_field(name)}: {_write(part)}" for name, part in value.items()
        )
    if isinstance(value, list):
        return ", ".join(_write(part) for part in value)
    if isinstance(value, bool) or not isinstance(value, int):
        return str(sentences.word(str(value)))
    return formats.number(value)
