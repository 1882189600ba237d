# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]
SLUGS = ("iszf", "equalit")


def _nothing(world: Any) -> dict[str, Any]:
    return {}


def _packages(world: Any) -> list[dict[str, Any]]:
    codes = {code for slug in SLUGS for code in world.get(f"catalogue.{slug}.packages")}
    return [{"code": code} for code in sorted(codes)]


def _services(world: Any) -> list[dict[str, Any]]:
    return [{"code": "werkplek"}, {"code": "telefonie"}]


def _agreements(world: Any) -> list[dict[str, Any]]:
    """Return a signed and a waiting agreement of each: others are foreign to whoever asks."""
    found = []
    for slug in SLUGS:
        waiting = world.get(f"catalogue.{slug}.unsigned")[1]
        signed = min(world.get(f"catalogue.{slug}.agreements").values())
        found += [{"pk": signed}, {"pk": waiting}]
    return found


def _waiting(world: Any) -> list[dict[str, Any]]:
    return [{"pk": world.get(f"catalogue.{slug}.unsigned")[1]} for slug in SLUGS]


def _participants(world: Any) -> list[dict[str, Any]]:
    """Return a participant of each: others are foreign to whoever asks."""
    return [{"code": code} for code in ("1900", "0140", "0826", "0744")]


def _offerings(world: Any) -> list[dict[str, Any]]:
    codes = {code for slug in SLUGS for code in world.get(f"catalogue.{slug}.offerings")}
    return [{"code": code} for code in sorted(codes)]


def _chosen(world: Any) -> list[dict[str, Any]]:
    """Return a choice of each: that of another is not ended."""
    return [{"pk": pk} for slug in SLUGS for pk in world.get(f"catalogue.{slug}.chosen")[:2]]


def _kept(name: str, most: int = 3) -> Recipe:
    """Return some things of each arrangement that the demo keeps under a name."""

    def list_things(world: Any) -> list[dict[str, Any]]:
        return [{"pk": pk} for slug in SLUGS for pk in world.get(f"catalogue.{slug}.{name}")[:most]]

    return list_things


def _as_id(recipe: Recipe) -> Recipe:
    """Return what a recipe gives as programs name it: `id`."""
    return lambda world: [{"id": one["pk"]} for one in recipe(world)]


RECIPES: dict[str, Recipe] = {
    "catalogue:package-list": _nothing,
    "catalogue:package-export": _nothing,
    "catalogue:package-detail": _packages,
    "catalogue:package-compare": _packages,
    "catalogue:charter-detail": _nothing,
    "catalogue:charter-export": _nothing,
    "catalogue:charter-propose": _nothing,
    "catalogue:norm-create": _nothing,
    "catalogue:contract-list": _nothing,
    "catalogue:contract-detail": _participants,
    "catalogue:contract-export": _participants,
    "catalogue:agreement-create": _nothing,
    "catalogue:agreement-amend": _waiting,
    "catalogue:offering-list": _nothing,
    "catalogue:charge-list": _nothing,
    "catalogue:offering-export": _nothing,
    "catalogue:offering-create": _nothing,
    "catalogue:offering-detail": _offerings,
    "catalogue:offering-choose": _offerings,
    "catalogue:offering-propose": _offerings,
    "catalogue:choice-end": _chosen,
    "catalogue:limit-propose": _nothing,
    "catalogue:business-process-list": _nothing,
    "catalogue:business-process-export": _nothing,
    "catalogue:business-process-create": _nothing,
    "catalogue:business-process-assign": _services,
    "catalogue:perspective-list": _nothing,
    "catalogue:perspective-export": _nothing,
    "catalogue:order-list": _nothing,
    "catalogue:order-create": _nothing,
    "catalogue:order-limit": _nothing,
    "catalogue:order-detail": _kept("orders", 6),
    "catalogue:order-step": _kept("orders"),
    "catalogue:own-item-list": _nothing,
    "catalogue:own-item-create": _nothing,
    "catalogue:own-item-detail": _kept("wishes"),
    "catalogue:own-item-price": _kept("wishes"),
    "catalogue:own-item-sign": _kept("wishes"),
    "catalogue:own-item-close": _kept("wishes"),
    "catalogue:autonomy-list": _nothing,
    "catalogue:autonomy-export": _nothing,
    "catalogue:standard-list": _nothing,
    "catalogue:standard-export": _nothing,
    "catalogue:standard-detail": _kept("standards"),
    "catalogue:package-propose": _nothing,
    "catalogue:publication-list": _nothing,
    "catalogue:publication-publish": _nothing,
    "catalogue:publication-withdraw": _nothing,
    "catalogue:comparison-detail": _nothing,
    "catalogue:comparison-export": _nothing,
    "catalogue:service-list": _nothing,
    "catalogue:service-detail": _services,
    "catalogue:price-export": _nothing,
    "catalogue:price-propose": _nothing,
    "catalogue:agreement-list": _nothing,
    "catalogue:agreement-detail": _agreements,
    "catalogue:agreement-sign": _waiting,
    "catalogue:agreement-end": _agreements,
    "catalogue:agreement-withdraw": _waiting,
    "catalogue:agreement-print": _agreements,
    "catalogue-api:service-list": _nothing,
    "catalogue-api:service-detail": _services,
    "catalogue-api:package-list": _nothing,
    "catalogue-api:package-detail": _packages,
    "catalogue-api:version-list": _packages,
    "catalogue-api:package-propose": _packages,
    "catalogue-api:contents-list": _nothing,
    "catalogue-api:price-list": _nothing,
    "catalogue-api:price-propose": _nothing,
    "catalogue-api:offering-list": _nothing,
    "catalogue-api:terms-list": _nothing,
    "catalogue-api:chosen-list": _nothing,
    "catalogue-api:order-list": _nothing,
    "catalogue-api:charter-list": _nothing,
    "catalogue-api:agreement-list": _nothing,
    "catalogue-api:agreement-detail": _as_id(_agreements),
    "catalogue-api:agreement-sign": _as_id(_waiting),
    "catalogue-api:agreement-end": _as_id(_agreements),
    "catalogue-api:agreement-withdraw": _as_id(_waiting),
}
