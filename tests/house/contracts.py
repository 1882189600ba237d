# SPDX-License-Identifier: EUPL-1.2
"""
The boundaries between packages and rooms, as contracts of import-linter.

They are made of the packages that exist, so that a new package is bound from its first file on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import grimp
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract
from importlinter.domain.contract import Contract

from tests.house import tree

ROOT = "bodemplaat"
# Rooms from top to bottom; `|` are blind to each other. Brackets: not every package has the room.
ROOMS = (
    "(tests)",
    "(management) : (demo) : (apps) : (admin)",
    "(pages) | (api)",
    "(handlers) | (jobs)",
    "(actions)",
    "(permissions)",
    "(indicators) | (watchpoints) | (search) | (shareables)",
    "(queries)",
    "(models)",
    "(rules)",
    "(events)",
    "(values)",
)
OUTSIDE_ROOMS = ("migrations", "templatetags")
# Who besides its own package may import a room that is not public.
PRIVATE = {
    "models": (), "rules": (), "permissions": (), "handlers": (), "jobs": (), "pages": (),
    "api": (), "indicators": (), "watchpoints": (), "search": (), "shareables": (),
    "management": (), "admin": (), "apps": (),
    "migrations": (), "demo": (f"{ROOT}.config",),
}  # fmt: skip
PURE = ("rules", "values", "events")
IMPURE = ("django", "psycopg", "typst", "gunicorn", "whitenoise")
FORMS = ("forms", "tables")


@dataclass(frozen=True)
class Broken:
    """A contract that does not hold, and what import-linter found."""

    name: str
    found: str


def build_graph() -> grimp.ImportGraph:
    """Return who imports whom in all packages, libraries included."""
    configure()
    return grimp.build_graph(ROOT, include_external_packages=True, cache_dir=None)


def list_broken(graph: grimp.ImportGraph) -> list[Broken]:
    """Return the contracts that the graph breaks."""
    checks = ((contract.name, contract.check(graph, False)) for contract in list_contracts(graph))
    return [Broken(name, str(check.metadata)) for name, check in checks if not check.kept]


def list_contracts(graph: grimp.ImportGraph) -> Iterator[Contract]:
    """Give every contract for the packages that are in the graph."""
    packages = [name for name in tree.FLOORS if f"{ROOT}.{name}" in graph.modules]
    domain = [name for name in packages if name not in tree.BASE]
    yield _layers("The stack", [f"({name})" for name in tree.FLOORS], [ROOT])
    yield _forbidden("The kernel is pure", [f"{ROOT}.kernel"], [*IMPURE, f"{ROOT}.foundation"])
    for package in domain:
        yield _layers(f"Rooms of {package}", ROOMS, [f"{ROOT}.{package}"], OUTSIDE_ROOMS)
        yield from _list_pure(graph, package)
        yield from _list_private(graph, package, domain)
        yield from _list_views(graph, package)


def _list_pure(graph: grimp.ImportGraph, package: str) -> Iterator[Contract]:
    for room in PURE:
        module = f"{ROOT}.{package}.{room}"
        if module in graph.modules:
            # An event inherits from foundation.events, which keeps deliveries: look one step far.
            name, is_event = f"{package}.{room} is pure", room == "events"
            yield _forbidden(name, [module], IMPURE, indirect=is_event)
    pure = [f"{ROOT}.{package}.{room}" for room in ("rules", "values")]
    pure = [module for module in pure if module in graph.modules]
    if pure:
        yield _forbidden(f"Rules of {package} know no foundation", pure, [f"{ROOT}.foundation"])


def _list_private(
    graph: grimp.ImportGraph, package: str, domain: list[str]
) -> Iterator[Contract]:
    tests = [f"{ROOT}.{name}.tests" for name in (*domain, "config")]
    for room, others in PRIVATE.items():
        module = f"{ROOT}.{package}.{room}"
        if module in graph.modules:
            allowed = [f"{ROOT}.{package}", *others]
            if room == "demo":
                allowed += tests
            yield _protected(f"{package}.{room} is private", module, allowed, graph)
    module = f"{ROOT}.{package}.tests"
    if module in graph.modules:
        yield _protected(f"{package}.tests serve tests", module, tests, graph)


def _list_views(graph: grimp.ImportGraph, package: str) -> Iterator[Contract]:
    rooms = (f"{ROOT}.{package}.pages.", f"{ROOT}.{package}.api.")
    models = [f"{ROOT}.{name}.models" for name in tree.FLOORS if name not in tree.BASE]
    models = [module for module in models if module in graph.modules]
    views = [
        module
        for module in sorted(graph.modules)
        if module.startswith(rooms) and not set(module.split(".")) & set(FORMS)
    ]
    for view in views:
        if models:
            yield _forbidden(f"{view} imports no models", [view], models, indirect=True)


def _make(kind: type[Contract], name: str, options: dict[str, Any]) -> Contract:
    session = {"root_packages": [ROOT], "include_external_packages": "True"}
    return kind(name=name, session_options=session, contract_options=options)


def _layers(
    name: str, layers: Any, containers: list[str], ignored: tuple[str, ...] = ()
) -> Contract:
    options: dict[str, Any] = {
        "layers": list(layers), "containers": containers, "exhaustive": "True",
    }  # fmt: skip
    if ignored:
        options["exhaustive_ignores"] = list(ignored)
    return _make(LayersContract, name, options)


def _forbidden(name: str, sources: Any, targets: Any, *, indirect: bool = False) -> Contract:
    options = {
        "source_modules": list(sources), "forbidden_modules": list(targets),
        "allow_indirect_imports": str(indirect),
    }  # fmt: skip
    return _make(ForbiddenContract, name, options)


def _protected(name: str, module: str, allowed: list[str], graph: grimp.ImportGraph) -> Contract:
    options = {
        "protected_modules": [module],
        "allowed_importers": [importer for importer in allowed if importer in graph.modules],
    }
    return _make(ProtectedContract, name, options)
