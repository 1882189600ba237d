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


def _seats(world: DemoWorld) -> list[dict[str, Any]]:
    return [dict(one) for one in world.get("governance.seats").values()]


def _targets(world: DemoWorld) -> list[dict[str, Any]]:
    return [{"pk": ids[-1]} for ids in world.get("governance.targets").values()]


def _mandates(world: DemoWorld) -> list[dict[str, Any]]:
    return [{"code": code} for code in world.get("governance.mandates").values()]


def _as_id(recipe: Recipe) -> Recipe:
    """Return what a recipe gives as programs name it: `id`."""
    return lambda world: [{"id": one["pk"]} for one in recipe(world)]


def _rankings(world: DemoWorld) -> list[dict[str, Any]]:
    return [{"pk": pk} for pk in world.get("governance.rankings").values()]


RECIPES: dict[str, Recipe] = {
    "governance:decision-list": _nothing,
    "governance:decision-detail": _decisions,
    "governance:proposal-detail": _proposals,
    "governance:proposal-decide": _waiting,
    "governance:proposal-advise": _waiting,
    "governance:meeting-create": _waiting,
    "governance:weight-list": _nothing,
    "governance:mandate-list": _nothing,
    "governance:mandate-create": _nothing,
    "governance:mandate-approve": _nothing,
    "governance:mandate-detail": _mandates,
    "governance:mandate-end": _mandates,
    "governance:gate-list": _nothing,
    "governance:exception-list": _nothing,
    "governance:exception-create": _nothing,
    "governance:ranking-list": _nothing,
    "governance:ranking-create": _nothing,
    "governance:ranking-detail": _rankings,
    "governance:proposal-create": _nothing,
    "governance-api:exception-list": _nothing,
    "governance-api:exception-propose": _nothing,
    "governance-api:ranking-list": _nothing,
    "governance-api:ranking-propose": _nothing,
    "governance-api:matter-propose": _nothing,
    "governance-api:mandate-list": _nothing,
    "governance-api:mandate-act-list": _nothing,
    "governance-api:mandate-approve": _nothing,
    "governance-api:gate-list": _nothing,
    "governance:weight-create": _nothing,
    "governance:proposal-withdraw": _waiting,
    "governance:body-list": _nothing,
    "governance:body-detail": _bodies,
    "governance:body-create": _nothing,
    "governance:body-edit": _bodies,
    "governance:seat-create": _bodies,
    "governance:seat-end": _seats,
    "governance-api:mandate-register": _nothing,
    "governance-api:mandate-end": _mandates,
    "governance-api:rule-set-publish": _nothing,
    "governance-api:rule-set-withdraw": _nothing,
    "governance-api:target-set": _nothing,
    "governance-api:target-close": _as_id(_targets),
    "governance-api:vote-weight-set": _nothing,
    "governance:rule-set-list": _nothing,
    "governance:rule-set-compare": _nothing,
    "governance:rule-set-publish": _nothing,
    "governance:target-list": _nothing,
    "governance:target-create": _nothing,
    "governance:target-close": _targets,
    "governance-api:body-list": _nothing,
    "governance-api:body-detail": _bodies,
    "governance-api:seat-list": _bodies,
    "governance-api:rule-set-list": _nothing,
    "governance-api:comparison-detail": _nothing,
    "governance-api:target-list": _nothing,
    "governance-api:vote-weight-list": _nothing,
    "governance-api:failed-meeting-list": _as_id(_waiting),
    "governance-api:failed-meeting-record": _as_id(_waiting),
    "governance-api:proposal-list": _nothing,
    "governance-api:proposal-detail": _as_id(_proposals),
    "governance-api:proposal-decide": _as_id(_waiting),
    "governance-api:proposal-advise": _as_id(_waiting),
    "governance-api:proposal-withdraw": _as_id(_waiting),
    "governance-api:decision-list": _nothing,
    "governance-api:decision-detail": _as_id(_decisions),
}
