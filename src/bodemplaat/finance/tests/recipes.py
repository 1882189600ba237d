# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

from bodemplaat.finance import models
from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation import tenancy

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]
SLUGS = ("iszf", "equalit")
KINDS = (SettlementKind.FINAL, SettlementKind.BUDGET)
CODES = ("0064", "0826")
LINES = ("netwerk", "werkplek")


def _nothing(world: Any) -> dict[str, Any]:
    return {}


def _years(world: Any) -> list[dict[str, Any]]:
    return [{"year": 2010, "kind": kind} for kind in KINDS]


def _contributions(world: Any) -> list[dict[str, Any]]:
    return [{**place, "code": code} for place in _years(world) for code in CODES]


def _contributions_of_any_kind(world: Any) -> list[dict[str, Any]]:
    return [{"year": 2010, "code": code} for code in CODES] + _contributions(world)


def _lines(world: Any) -> list[dict[str, Any]]:
    pairs = zip(CODES, LINES, strict=True)
    return [
        {**place, "code": code, "line": line} for code, line in pairs for place in _years(world)
    ]


def _runs(world: Any) -> list[dict[str, Any]]:
    """Return a run of each partnership: the other one is foreign to whoever asks."""
    return [
        {"pk": world.get(f"finance.{slug}.runs")[2010, kind]} for slug in SLUGS for kind in KINDS
    ]


def _keys(world: Any) -> list[dict[str, Any]]:
    return [{"code": "netwerk"}, {"code": "infrastructuur"}]


def _ask(question: Callable[[], Any], world: Any) -> list[dict[str, Any]]:
    """Return the ids that a question finds in each partnership."""
    found = []
    for slug in SLUGS:
        with tenancy.context(world.arrangements[slug]):
            found += [{"pk": pk} for pk in question()[:2]]
    return found


def _key_proposals(world: Any) -> list[dict[str, Any]]:
    return _ask(lambda: models.KeyProposal.objects.order_by("pk").values_list("pk", flat=True),
                world)


def _budgets(world: Any) -> list[dict[str, Any]]:
    return _ask(lambda: models.Budget.objects.order_by("pk").values_list("pk", flat=True), world)


def _budget_years(world: Any) -> list[dict[str, Any]]:
    return [{"year": 2010}]


def _journals(world: Any) -> list[dict[str, Any]]:
    return [{"seq": 1}, {"seq": 2}]


def _as_id(recipe: Recipe) -> Recipe:
    """Return what a recipe gives as programs name it: `id`."""
    return lambda world: [{"id": one["pk"]} for one in recipe(world)]


def _as_codes(recipe: Recipe) -> Recipe:
    """Return what a recipe gives with kinds as programs write them."""
    return lambda world: [{**one, "kind": one["kind"].value} for one in recipe(world)]


RECIPES: dict[str, Recipe] = {
    "finance:contribution-list": _nothing,
    "finance:statement-detail": _contributions_of_any_kind,
    "finance:statement-export": _contributions,
    "finance:statement-print": _contributions,
    "finance:explanation-detail": _contributions_of_any_kind,
    "finance:explanation-line": _lines,
    "finance:settlement-list": _nothing,
    "finance:settlementrun-detail": _runs,
    "finance:settlement-detail": _years,
    "finance:settlement-export": _years,
    "finance:settlement-propose": _years,
    "finance:scenario-detail": _years,
    "finance:scenario-export": _years,
    "finance:key-list": _nothing,
    "finance:key-detail": _keys,
    "finance:key-propose": _keys,
    "finance:keyproposal-detail": _key_proposals,
    "finance:budget-list": _nothing,
    "finance:budget-detail": _budgets,
    "finance:budget-year": _budget_years,
    "finance:journal-list": _nothing,
    "finance:journal-import": _nothing,
    "finance:journal-detail": _journals,
    "finance:journal-reverse": _journals,
    "finance:year-close": _budget_years,
    "finance-api:journal-list": _nothing,
    "finance-api:journal-detail": _journals,
    "finance-api:entry-list": _journals,
    "finance-api:key-list": _nothing,
    "finance-api:key-detail": _keys,
    "finance-api:share-list": _keys,
    "finance-api:key-propose": _keys,
    "finance-api:budget-list": _nothing,
    "finance-api:budget-detail": _as_id(_budgets),
    "finance-api:settlement-list": _nothing,
    "finance-api:settlement-detail": _as_codes(_years),
    "finance-api:settlement-propose": _as_codes(_years),
    "finance-api:contribution-list": _nothing,
    "finance-api:contribution-detail": _as_codes(_contributions),
    "finance-api:contribution-explain": _as_codes(_contributions),
}
