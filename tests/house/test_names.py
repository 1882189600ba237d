# SPDX-License-Identifier: EUPL-1.2
"""Names come from one list, so that twelve packages read as one."""

import ast
import re

import pytest
from django.apps import apps
from django.db import models

from tests.house import tree

REFUSED_FILES = {
    "utils", "util", "helpers", "helper", "services", "service", "common", "manager", "managers",
    "misc", "core", "base", "stuff",
}  # fmt: skip
REFUSED_VERBS = {"process", "handle", "manage", "do", "update", "data", "info"}
READS = (
    "get_", "find_", "list_", "count_", "is_", "has_", "can_", "lock_", "search_", "explain_",
    "compute_", "sum_",
)  # fmt: skip


def list_verbs() -> set[str]:
    """Return the verbs of actions, as docs/adding.md lists them."""
    text = (tree.ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^Verbs of actions: (.+)$", text, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", line))


def list_public(source: tree.Source) -> list[str]:
    """Return the functions that a room offers: its own, or those that its folder hands on."""
    is_inside = len(source.parts) > 2
    if is_inside and source.parts[-1] != "__init__":
        return []
    found = [node.name for node in source.tree.body if isinstance(node, ast.FunctionDef)]
    for node in source.tree.body if is_inside else ():
        if isinstance(node, ast.ImportFrom) and f".{source.room}." in f"{node.module}.":
            found += [name.asname or name.name for name in node.names]
    return [name for name in found if name.islower() and not name.startswith("_")]


def find_wrong_verbs(source: tree.Source, verbs: set[str]) -> list[str]:
    """Return actions that do not start with a verb of the list, and reads that do not ask."""
    names = list_public(source)
    if source.room == "actions":
        names = [
            name
            for name in names
            if name.split("_")[0] not in verbs - REFUSED_VERBS and not name.startswith("lock_")
        ]
    elif source.room == "queries":
        names = [name for name in names if not name.startswith(READS)]
    else:
        names = [name for name in names if name.split("_")[0] in REFUSED_VERBS - {"do"}]
    return [f"{source.name} {name}" for name in names]


def find_wrong_fields(model: type[models.Model]) -> list[str]:
    """Return fields whose name does not tell what they hold."""
    found = []
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.DateTimeField):
            is_right = field.name.endswith(("_at", "_before"))
        elif isinstance(field, models.DateField):
            is_right = field.name.endswith(("_on", "_before")) or field.name in ("on", "as_of")
        elif isinstance(field, models.FloatField):
            is_right = False  # money is whole cents, a share is a fraction of whole numbers
        else:
            is_right = True
        if not is_right:
            found.append(f"{model._meta.label}.{field.name}")
    return found


class TestName:
    def test_of_a_file_says_what_is_in_it(self):
        names = [name for name in tree.list_tracked() if name.endswith(".py")]

        assert [n for n in names if set(n.removesuffix(".py").split("/")) & REFUSED_FILES] == []

    def test_of_an_action_or_a_query_starts_with_its_verb(self):
        sources = [s for s in tree.list_python() if s.package and not s.is_test]
        verbs = list_verbs()

        wrong = [name for source in sources for name in find_wrong_verbs(source, verbs)]
        assert wrong == [], "Take a verb of docs/adding.md, or add one to the list on purpose."

    def test_of_a_field_says_what_it_holds(self):
        ours = [m for m in apps.get_models() if m.__module__.startswith("bodemplaat.")]
        ours = [model for model in ours if model._meta.label != "foundation.Account"]

        assert [name for model in ours for name in find_wrong_fields(model)] == []

    @pytest.mark.parametrize(
        ("room", "name"),
        [("actions", "process_key"), ("actions", "key_adopt"), ("queries", "fetch_keys"),
         ("rules", "handle_key"), ("actions", "update_key")],
    )  # fmt: skip
    def test_is_refused(self, room, name):
        source = tree.plant(f"def {name}(): pass", f"src/bodemplaat/finance/{room}.py")

        assert find_wrong_verbs(source, {"adopt", "update"})

    @pytest.mark.parametrize(("room", "name"), [("actions", "adopt_key"), ("queries", "list_keys")])
    def test_is_fine(self, room, name):
        source = tree.plant(f"def {name}(): pass", f"src/bodemplaat/finance/{room}.py")

        assert find_wrong_verbs(source, {"adopt"}) == []

    def test_of_what_a_folder_hands_on_counts_and_of_what_it_keeps_does_not(self):
        room = "src/bodemplaat/finance/actions"
        handed = tree.plant(
            "from bodemplaat.finance.actions.keys import KeyClosed, make_key", f"{room}/__init__.py"
        )
        kept = tree.plant("def make_key(): pass", f"{room}/keys.py")

        assert find_wrong_verbs(handed, {"adopt"}) == [f"{room}/__init__.py make_key"]
        assert find_wrong_verbs(kept, {"adopt"}) == []
