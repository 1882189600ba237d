# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]


def _nothing(world: Any) -> dict[str, Any]:
    return {}


def _participants(world: Any) -> list[dict[str, Any]]:
    """Return a participant of each arrangement: one is foreign to whoever asks."""
    by_slug = world.get("organisations.participants")
    return [{"code": min(codes)} for codes in by_slug.values()]


def _facts(world: Any) -> list[dict[str, Any]]:
    return [{"pk": fact_id} for fact_id in world.get("organisations.facts").values()]


RECIPES: dict[str, Recipe] = {
    "organisations:participant-list": _nothing,
    "organisations:participant-export": _nothing,
    "organisations:participant-detail": _participants,
    "organisations:fact-export": _nothing,
    "organisations:fact-create": _participants,
    "organisations:fact-edit": _facts,
    "organisations:register-list": _nothing,
    "organisations:register-detail": _participants,
    "organisations:conflict-list": _nothing,
    "organisations:arrangement-detail": _nothing,
}
