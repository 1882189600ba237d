# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]
SLUGS = ("iszf", "equalit")


def _work(world: Any) -> list[dict[str, Any]]:
    return [{"pk": world.get(f"work.{slug}")} for slug in SLUGS]


RECIPES: dict[str, Recipe] = {"work-cancel": _work, "work-detail": _work}
