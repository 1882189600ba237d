# SPDX-License-Identifier: EUPL-1.2
"""Arguments for every address of this package, from the ids that the demo left in the world."""

from collections.abc import Callable
from typing import Any

from bodemplaat.foundation.demo import DemoWorld

Recipe = Callable[[DemoWorld], dict[str, Any] | list[dict[str, Any]]]


def _nothing(world: DemoWorld) -> dict[str, Any]:
    return {}


def _proposals(world: DemoWorld) -> list[dict[str, Any]]:
    found = world.get("governance.proposals")
    return [{"pk": pk} for ids in found.values() for pk in ids.values()]


def _waiting(world: DemoWorld) -> list[dict[str, Any]]:
    return [{"pk": ids["waiting"]} for ids in world.get("governance.proposals").values()]


def _decisions(world: DemoWorld) -> list[dict[str, Any]]:
    return [{"pk": pk} for pk in world.get("governance.decisions").values()]


def _bodies(world: DemoWorld) -> list[dict[str, Any]]:
    return [{"code": code} for code in ("DB", "AC", "EIG", "DR")]


RECIPES: dict[str, Recipe] = {
    "governance:decision-list": _nothing,
    "governance:decision-detail": _decisions,
    "governance:proposal-detail": _proposals,
    "governance:proposal-decide": _waiting,
    "governance:proposal-advise": _waiting,
    "governance:proposal-withdraw": _waiting,
    "governance:body-list": _nothing,
    "governance:body-detail": _bodies,
    "governance:rule-set-list": _nothing,
}
