# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]
SLUGS = ("iszf", "equalit")


def _work(world: Any) -> list[dict[str, Any]]:
    return [{"pk": world.get(f"work.{slug}")} for slug in SLUGS]


def _views(world: Any) -> list[dict[str, Any]]:
    return [view for slug in SLUGS for view in world.get(f"views.{slug}")]


def _undos(world: Any) -> dict[str, Any]:
    """Return a number that nobody has: what can be taken back is gone after thirty seconds."""
    return {"pk": 1}


def _references(world: Any) -> list[dict[str, Any]]:
    """Return a participant of each: the other one is foreign to whoever asks."""
    return [{"reference": reference} for reference in ("D-0064", "D-0826")]


def _tokens(world: Any) -> list[dict[str, Any]]:
    """Return numbers that may be anybody's: a token of another is not there."""
    return [{"pk": 1}, {"pk": 2}]


def _records(world: Any) -> list[dict[str, Any]]:
    """Return numbers that one arrangement has and the other too: each reads its own."""
    return [{"seq": 1}, {"seq": 40}]


def _roots(world: Any) -> dict[str, Any]:
    return {"on": "2014-03-15"}


def _principals(world: Any) -> list[dict[str, Any]]:
    """Return two participants of each arrangement: one is foreign to whoever asks."""
    by_slug = world.get("organisations.participants")
    return [{"code": code} for codes in by_slug.values() for code in sorted(codes)[:2]]


RECIPES: dict[str, Recipe] = {
    "principal-detail": _principals,
    "patchwork-detail": _principals,
    "record-detail": _records,
    "root-export": _roots,
    "reference-detail": _references,
    "undo-create": _undos,
    "view-default": _views,
    "view-remove": _views,
    "view-rename": _views,
    "token-revoke": _tokens,
    "work-cancel": _work,
    "work-detail": _work,
}
