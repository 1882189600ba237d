# SPDX-License-Identifier: EUPL-1.2
"""What the demo data of one package hands to the next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from bodemplaat.kernel.days import AMSTERDAM


def _no_actor(*args: Any, **kwargs: Any) -> Any:
    raise LookupError("organisations.demo.fill sets `actor` first")


@dataclass
class DemoWorld:
    """Ids and actors by name, filled floor by floor."""

    arrangements: dict[str, int] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    actor: Callable[..., Any] = _no_actor

    def moment(self, on: date) -> datetime:
        """Return nine o'clock in the Netherlands on a day."""
        return datetime.combine(on, time(9), AMSTERDAM)

    def put(self, name: str, value: Any) -> None:
        """Keep a value under a name that is used once."""
        if name in self.names:
            raise KeyError(f"{name} is taken")
        self.names[name] = value

    def get(self, name: str) -> Any:
        """Return a value by its name."""
        return self.names[name]
