# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

from bodemplaat.accountability.models import Erasure, Watchpoint
from bodemplaat.foundation import tenancy

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]


def _nothing(world: Any) -> dict[str, Any]:
    return {}


def _points(world: Any) -> list[dict[str, Any]]:
    """Return a point of one participant and one for all, of each partnership."""
    found = []
    for arrangement_id in world.arrangements.values():
        with tenancy.context(arrangement_id):
            for is_for_all in (False, True):
                rows = Watchpoint.objects.filter(is_for_all=is_for_all).order_by("-pk")
                found.append({"pk": rows.values_list("pk", flat=True)[0]})
    return found


def _participants(world: Any) -> list[dict[str, Any]]:
    by_slug = world.get("organisations.participants")
    return [{"code": min(codes)} for codes in by_slug.values()]


def _as_id(recipe: Recipe) -> Recipe:
    """Return what a recipe gives as programs name it: `id`."""
    return lambda world: [{"id": one["pk"]} for one in recipe(world)]


def _indicators(world: Any) -> list[dict[str, Any]]:
    codes = ("organisations.inhabitants", "finance.contribution-per-inhabitant")
    return [{"code": code} for code in codes]


def _kinds(world: Any) -> list[dict[str, Any]]:
    return [{"code": "drafts"}, {"code": "mails"}]


def _erasures(world: Any) -> list[dict[str, Any]]:
    """Return a list of each partnership: the other one is foreign to whoever asks."""
    found = []
    for arrangement_id in world.arrangements.values():
        with tenancy.context(arrangement_id):
            found += [{"pk": pk} for pk in Erasure.objects.values_list("pk", flat=True)[:1]]
    return found


RECIPES: dict[str, Recipe] = {
    "accountability:leaver-detail": _participants,
    "accountability:watchpoint-list": _nothing,
    "accountability:watchpoint-detail": _points,
    "accountability:watchpoint-comment": _points,
    "accountability:watchpoint-assign": _points,
    "accountability:watchpoint-withdraw": _points,
    "accountability:watchpoint-pause": _points,
    "accountability:watchpoint-resume": _points,
    "accountability:retention-list": _nothing,
    "accountability:retention-propose": _nothing,
    "accountability:retention-detail": _kinds,
    "accountability:retention-approve": _erasures,
    "accountability-api:watchpoint-list": _nothing,
    "accountability-api:watchpoint-detail": _as_id(_points),
    "accountability:indicator-list": _nothing,
    "accountability:indicator-detail": _indicators,
}
