# SPDX-License-Identifier: EUPL-1.2
"""
The kinds of file that `bodemplaat import` reads.

A package registers its own in `management/imports.py`, which is found by name.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@dataclass(frozen=True)
class Report:
    """What an import did: Dutch sentences for a person, values for a program."""

    sentences: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Import:
    """One kind of file: its name on the command line, its arguments and its work."""

    name: str
    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[..., Report]


_imports: dict[str, Import] = {}


def register(
    name: str,
    *,
    help: str,
    add_arguments: Callable[[ArgumentParser], None],
    run: Callable[..., Report],
) -> None:
    """Add a kind of file; `run` gets the arguments by name and raises a Refusal on bad input."""
    _imports[name] = Import(name, help, add_arguments, run)


def list_imports() -> tuple[Import, ...]:
    """Return the kinds of file in order of name."""
    for config in apps.get_app_configs():
        if config.name.startswith("bodemplaat.") and find_spec(f"{config.name}.management"):
            name = f"{config.name}.management.imports"
            if find_spec(name):
                import_module(name)
    return tuple(_imports[name] for name in sorted(_imports))
