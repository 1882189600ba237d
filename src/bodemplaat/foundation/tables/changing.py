# SPDX-License-Identifier: EUPL-1.2
"""
Change one field in many lines at once: first shown, then done, all or nothing.

The preview tells per line what it is and what it becomes, and which lines refuse and why. Those
that do not refuse go into one call of one action. The preview is sealed: where a line became
another meanwhile, nothing is done and the new preview is shown.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext

from bodemplaat.foundation import sentences, undoing
from bodemplaat.foundation.tables.columns import Reader, read_value
from bodemplaat.foundation.tables.conditions import BadChoice
from bodemplaat.kernel.refusals import Refusal

MOST = 500


class NothingChosen(Refusal):
    """No line was chosen."""

    code = "foundation.nothing-chosen"


class TooManyChosen(Refusal):
    """More lines than one change takes."""

    code = "foundation.too-many-chosen"


class ChangedMeanwhile(Refusal):
    """A line is other than the preview showed."""

    code = "foundation.changed-meanwhile"


@dataclass(frozen=True)
class Change:
    """
    A field of a list that can be changed in many lines at once.

    `check` refuses a line and a value, `apply` is the one action: it takes the keys of the lines,
    the value and the actor, and returns what `undo`, a registered reverse, needs.
    """

    word: str
    label: Promise | str
    value: Reader
    choices: Mapping[str, Any]
    may: Callable[[Any], bool]
    check: Callable[[Any, str], None]
    apply: Callable[..., Mapping[str, Any]]
    undo: str

    def say(self, value: Any) -> str:
        """Return a value as the preview shows it."""
        return str(self.choices.get(value, value))


@dataclass(frozen=True)
class Step:
    """What happens to one line: from what to what, or why not."""

    key: str
    head: Any
    before: str
    after: str
    refusal: str


@dataclass(frozen=True)
class Preview:
    """What a change would do."""

    change: Change
    value: str
    steps: tuple[Step, ...]
    seal: str

    @property
    def good(self) -> tuple[Step, ...]:
        """The lines that change."""
        return tuple(step for step in self.steps if not step.refusal)

    @property
    def refused(self) -> tuple[Step, ...]:
        """The lines that refuse."""
        return tuple(step for step in self.steps if step.refusal)


def list_allowed(table: Any) -> tuple[Change, ...]:
    """Return the changes that the reader may make."""
    return tuple(one for one in table.changes if one.may(table.request.actor))


def respond(table: Any) -> HttpResponse:
    """Show what a change would do, or do it; 422 where it is refused."""
    request: HttpRequest = table.request
    change = _find(table, request.POST.get("wijzig", ""))
    try:
        preview = make_preview(table, change)
    except Refusal as refusal:
        return _refuse(table, refusal)
    if request.POST.get("stap") != "doe":
        return _show(table, preview)
    if request.POST.get("zegel") != preview.seal:
        return _show(table, preview, sentences.render(ChangedMeanwhile()))
    keys = [step.key for step in preview.good]
    try:
        taken = change.apply(keys=keys, value=preview.value, actor=request.actor)
    except Refusal as refusal:
        return _show(table, preview, sentences.render(refusal))
    number = undoing.offer(change.undo, actor=request.actor, **taken)
    said = gettext("%(label)s is gewijzigd in %(number)s regels.")
    values = {"label": change.label, "number": len(keys)}
    messages.success(request, said % values, extra_tags=undoing.TAG.format(number))
    return HttpResponseRedirect(request.get_full_path())


def _find(table: Any, word: str) -> Change:
    """Return the change of this name that the reader may make; there is no other."""
    for change in list_allowed(table):
        if change.word == word:
            return change
    raise PermissionDenied


def make_preview(table: Any, change: Change) -> Preview:
    """Return what the change would do. Raises BadChoice, NothingChosen, TooManyChosen."""
    post = table.request.POST
    value = post.get(f"waarde-{change.word}", "")
    if value not in change.choices:
        known = ", ".join(str(label) for label in change.choices.values())
        raise BadChoice(name=str(change.label), value=value[:40], known=known)
    lines = _choose(table)
    steps = tuple(_make_step(table, change, line, value) for line in lines)
    held = [[table.get_key(line), str(read_value(change.value, line))] for line in lines]
    sealed = json.dumps([change.word, value, held], ensure_ascii=False)
    return Preview(change, value, steps, hashlib.sha256(sealed.encode()).hexdigest())


def _choose(table: Any) -> Sequence[Any]:
    post = table.request.POST
    if post.get("alle"):
        lines = tuple(islice(table.walk(), MOST + 1))
    else:
        lines = table.narrowed.pick(post.getlist("regel")[: MOST + 1])
    if not lines:
        raise NothingChosen()
    if len(lines) > MOST:
        raise TooManyChosen(most=MOST)
    return lines


def _make_step(table: Any, change: Change, line: Any, value: str) -> Step:
    refusal = ""
    try:
        change.check(line, value)
    except Refusal as found:
        refusal = sentences.render(found)
    before = change.say(read_value(change.value, line))
    head = table.columns[0].show(line, table.where)
    return Step(table.get_key(line), head, before, change.say(value), refusal)


def _show(table: Any, preview: Preview, sentence: str = "") -> HttpResponse:
    context = {"table": table, "preview": preview, "sentence": sentence}
    status = 422 if sentence else 200
    return render(table.request, "foundation/table_change.html", context, status=status)


def _refuse(table: Any, refusal: Refusal) -> HttpResponse:
    context = {
        "sentence": sentences.render(refusal), "back_url": table.request.get_full_path(),
    }  # fmt: skip
    return render(table.request, "422.html", context, status=422)
