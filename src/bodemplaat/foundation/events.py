# SPDX-License-Identifier: EUPL-1.2
"""Facts of a lower package reach a higher one in the same transaction, once per handler."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bodemplaat.foundation.models import EventDelivery
from bodemplaat.kernel import digests


@dataclass(frozen=True)
class Event:
    """A fact in the past tense: ids and dates only."""

    arrangement_id: int

    def key(self) -> str:
        """Return the digest by which a second delivery is known."""
        return digests.digest([type(self).__qualname__, self])


Handler = TypeVar("Handler", bound=Callable[..., Any])
_handlers: dict[type[Event], list[Callable[[Any], Any]]] = defaultdict(list)


def handles(kind: type[Event]) -> Callable[[Handler], Handler]:
    """Register a handler for one kind of event."""

    def register(handler: Handler) -> Handler:
        _handlers[kind].append(handler)
        return handler

    return register


def publish(event: Event) -> None:
    """Run every handler of the event that has not yet seen it."""
    for handler in _handlers[type(event)]:
        _, is_new = EventDelivery.objects.get_or_create(
            arrangement_id=event.arrangement_id,
            key=event.key(),
            handler=f"{handler.__module__}.{handler.__qualname__}",
        )
        if is_new:
            handler(event)
