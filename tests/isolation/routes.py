# SPDX-License-Identifier: EUPL-1.2
"""Every address below an arrangement, read from the resolver, with what its recipe makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from bodemplaat.foundation.demo import DemoWorld

PARAMETER = "arrangement"
# Parameters that name no thing that could be another's.
NO_THINGS = ("year", "kind", "line")


@dataclass(frozen=True)
class Route:
    """One address pattern of an arrangement; a name may have several, with other parameters."""

    name: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def label(self) -> str:
        """Return the name with its parameters, which is used once."""
        return " ".join((self.name, *self.parameters))

    @property
    def package(self) -> str:
        """Return the package that the route belongs to."""
        return self.name.partition(":")[0].removesuffix("-api") if ":" in self.name else "config"

    @property
    def is_api(self) -> bool:
        """Tell whether programs ask here: they get problems, and no page to log in."""
        return self.name.partition(":")[0].endswith("-api")

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
    found = recipes[route.name](world) if route.name in recipes else []
    found = [found] if isinstance(found, dict) else list(found)
    fitting = [one for one in found if set(one) == set(route.parameters)]
    if not fitting:
        raise NoRecipe(f"{route.label} has no recipe; add it to {module}.")
    return fitting


def spread(things: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """
    Return at most so many things, taken evenly from first to last.

    >>> [one["pk"] for one in spread([{"pk": pk} for pk in range(10)], 4)]
    [0, 3, 6, 9]
    """
    if len(things) <= most:
        return things
    return [things[round(turn * (len(things) - 1) / (most - 1))] for turn in range(most)]


def shift(route: Route, slug: str, arguments: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give arguments that the route takes and that nothing has: one of them is changed."""
    for name, value in arguments.items():
        for other in _list_unlikely(value) if name not in NO_THINGS else ():
            shifted = arguments | {name: other}
            try:
                route.write(slug, shifted)
            except NoReverseMatch:
                continue
            yield shifted
            break


def _list_unlikely(value: Any) -> list[Any]:
    if isinstance(value, int):
        return [value + 900_000_000, 2199]
    signs = ("9" if c.isdigit() else "Q" if c.isupper() else "q" if c.isalpha() else c
             for c in str(value))  # fmt: skip
    return ["".join(signs)]


def find_unguarded(routes: tuple[Route, ...]) -> list[str]:
    """Return the routes whose view is not marked as a page: nobody checks the role there."""
    return [route.name for route in routes if not getattr(route.view, "is_page", False)]
