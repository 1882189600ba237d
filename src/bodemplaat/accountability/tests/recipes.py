# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]
RECIPES: dict[str, Recipe] = {}
