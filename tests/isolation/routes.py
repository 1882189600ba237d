# SPDX-License-Identifier: EUPL-1.2
"""Every address below an arrangement, read from the resolver, with what its recipe makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bodemplaat.foundation.demo import DemoWorld

PARAMETER = "arrangement"


@dataclass(frozen=True)
class Route:
    """One address pattern of an arrangement."""

    name: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def package(self) -> str:
        """Return the package that the route belongs to."""
        return self.name.partition(":")[0] if ":" in self.name else "config"

    def write(self, slug: str, arguments: dict[str, Any]) -> str:
        """Return the address for some arguments."""
        return reverse(self.name, kwargs={PARAMETER: slug, **arguments})


class NoRecipe(LookupError):
    """A route has parameters and no recipe for them."""


def list_routes() -> tuple[Route, ...]:
    """Return every route below an arrangement, in order of name."""
    return tuple(sorted(_walk(get_resolver(), "", ()), key=lambda route: route.name))


def _walk(resolver: URLResolver, space: str, outer: tuple[str, ...]) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        parameters = (*outer, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner, parameters)
        elif isinstance(pattern, URLPattern) and PARAMETER in parameters:
            own = tuple(name for name in parameters if name != PARAMETER)
            yield Route(f"{space}{pattern.name}", own, pattern.callback)


def list_arguments(route: Route, world: DemoWorld) -> list[dict[str, Any]]:
    """Return the arguments that a route is tried with; without parameters there is one way."""
    if not route.parameters:
        return [{}]
    module = f"bodemplaat.{route.package}.tests.recipes"
    recipes = import_module(module).RECIPES if find_spec(module) else {}
    if route.name not in recipes:
        raise NoRecipe(f"{route.name} has no recipe; add it to {module}.")
    found = recipes[route.name](world)
    return [found] if isinstance(found, dict) else list(found)


def find_unguarded(routes: tuple[Route, ...]) -> list[str]:
    """Return the routes whose view is not marked as a page: nobody checks the role there."""
    return [route.name for route in routes if not getattr(route.view, "is_page", False)]
