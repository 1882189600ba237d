# SPDX-License-Identifier: EUPL-1.2
"""Rows are written in models and actions and nowhere else."""

import ast

import pytest

from tests.house import tree

ALWAYS = {
    "save", "create", "acreate", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "delete",
}  # fmt: skip
# A dictionary, a set and a digest can be updated too; a queryset shows itself by its parts.
QUERYSETS = {
    "objects", "filter", "exclude", "all", "order_by", "holding", "known", "overlapping", "using",
    "select_for_update", "select_related", "distinct",
}  # fmt: skip
ALLOWED_ROOMS = {"models", "actions"}
# The foundation has no actions; these modules keep what every action needs kept.
ALLOWED = {
    "src/bodemplaat/foundation/audit.py",
    "src/bodemplaat/foundation/drafts.py",
    "src/bodemplaat/foundation/preferences.py",
    "src/bodemplaat/foundation/events.py",
    "src/bodemplaat/foundation/jobs/asking.py",
    "src/bodemplaat/foundation/jobs/models.py",
    "src/bodemplaat/foundation/jobs/running.py",
    "src/bodemplaat/foundation/roots.py",
    "src/bodemplaat/foundation/search/keeping.py",
    "src/bodemplaat/foundation/spreadsheets.py",
    "src/bodemplaat/foundation/login/invitations.py",
    "src/bodemplaat/foundation/login/sessions.py",
    "src/bodemplaat/foundation/tables/saving.py",
    "src/bodemplaat/foundation/undoing.py",
    "src/bodemplaat/foundation/validity.py",
    "src/bodemplaat/foundation/token_rows.py",
    "src/bodemplaat/foundation/tokens.py",
    "src/bodemplaat/foundation/users.py",
}


def find_writes(source: tree.Source) -> list[str]:
    """Return the calls that write rows."""
    querysets = {
        target.id
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign) and _parts(node.value) & QUERYSETS
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = []
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        receiver = node.func.value
        is_queryset = bool(_parts(receiver) & QUERYSETS) or (
            isinstance(receiver, ast.Name) and receiver.id in querysets
        )
        if node.func.attr in ALWAYS or (node.func.attr == "update" and is_queryset):
            found.append(f"{source.name}:{node.lineno} {node.func.attr}")
    return found


def _parts(node: ast.AST) -> set[str]:
    """Return the names along a chain of attributes and calls."""
    found = set()
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        node = node.func if isinstance(node, ast.Call) else node.value
    return found


class TestWrite:
    def test_stands_in_models_and_actions_alone(self):
        sources = [
            source
            for source in tree.list_python()
            if source.package and not source.is_test and source.room not in ALLOWED_ROOMS
            and source.name not in ALLOWED
        ]  # fmt: skip

        assert [found for source in sources for found in find_writes(source)] == []

    @pytest.mark.parametrize(
        "text",
        ["thing.save()", "Thing.objects.create(a=1)", "Thing.objects.filter(a=1).update(a=2)",
         "found = Thing.objects.all()\nfound.update(a=2)", "form.instance.delete()",
         "Thing.objects.bulk_create([])", "thing.lines.all()[0].delete()"],
    )  # fmt: skip
    def test_is_seen(self, text):
        assert find_writes(tree.plant(text))

    @pytest.mark.parametrize(
        "text",
        ["settings.update({})", "digest.update(b'')", "found = {}\nfound.update(a=1)",
         "names.discard(1)", "Thing.objects.get(pk=1)"],
    )  # fmt: skip
    def test_is_not_seen_in_a_dictionary(self, text):
        assert find_writes(tree.plant(text)) == []
