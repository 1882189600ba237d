# SPDX-License-Identifier: EUPL-1.2
"""What takes long to fill in is kept as a draft: its view asks it, and its page offers it."""

import ast
from collections.abc import Iterator

import pytest

from tests.house import tree
from tests.house.test_forms import list_forms

MOST = 3
# Forms that get most of their fields when they are made, or are about something weighty.
ALSO_LONG = ("Decide", "Reverse")
# Forms that keep no draft, with the reason.
NO_DRAFT = {
    "ChooseForm": "Its address holds what was filled in; the second step only confirms it.",
    "Key": "A what-if: its address holds it, and nothing is saved.",
}


def list_long() -> set[str]:
    """Return the names of the forms that keep a draft."""
    found = set(ALSO_LONG)
    for kind in list_forms():
        fields = kind.base_fields.values()
        if sum(not field.widget.is_hidden for field in fields) > MOST:
            found.add(kind.__name__)
    return found - set(NO_DRAFT)


def list_made(function: ast.AST) -> set[str]:
    """Return the names of the forms of the package that a function makes."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {
        call.attr
        for call in calls
        if isinstance(call, ast.Attribute)
        and isinstance(call.value, ast.Name) and call.value.id == "forms"
    }  # fmt: skip


def list_near(source: tree.Source, function: ast.FunctionDef) -> list[ast.FunctionDef]:
    """Return a function with those that it calls and that call it, in the same file."""
    others = [one for one in source.tree.body if isinstance(one, ast.FunctionDef)]
    called = _list_names(function)
    return [
        one for one in others
        if one is function or one.name in called or function.name in _list_names(one)
    ]  # fmt: skip


def _list_names(function: ast.AST) -> set[str]:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {call.id for call in calls if isinstance(call, ast.Name)}


def _asks(function: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr == "restore"
        for node in ast.walk(function)
    )  # fmt: skip


def _offers(source: tree.Source, near: list[ast.FunctionDef]) -> bool:
    """Tell whether one of the templates that are named near a view offers to keep a draft."""
    said = {
        node.value.removesuffix(".html").rpartition("/")[2]
        for one in near for node in ast.walk(one)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }  # fmt: skip
    folder = f"src/bodemplaat/{source.package}/templates/"
    return any(
        "{% draft " in (tree.ROOT / name).read_text(encoding="utf-8")
        for name in tree.list_tracked()
        if name.startswith(folder) and name.rpartition("/")[2].removesuffix(".html") in said
    )


def find_forgotten(source: tree.Source, long: set[str]) -> Iterator[str]:
    """Give the long forms of a file of views of which no draft is kept."""
    for function in source.tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        made = sorted(list_made(function) & long)
        near = list_near(source, function)
        if made and not any(map(_asks, near)):
            yield f"{source.name}: {function.name} asks no drafts.restore(request, form)"
        elif made and not _offers(source, near):
            yield f"{source.name}: the page of {made[0]} has no {{% draft form %}}"


class TestLongForm:
    def test_keeps_a_draft(self):
        long = list_long()
        views = [one for one in tree.list_python() if one.room == "pages" and not one.is_test]

        assert [found for source in views for found in find_forgotten(source, long)] == []
        assert len(long) > 10

    @pytest.mark.parametrize(
        ("body", "is_wrong"),
        [("drafts.restore(request, forms.Fact(None)); return 'fact/form'", False),
         ("drafts.restore(request, forms.Fact(None)); return 'fact/list'", True),
         ("return show(forms.Fact(None), 'fact/form')", True),
         ("return forms.EndOfRole(None)", False)],
    )  # fmt: skip
    def test_that_is_forgotten_is_found(self, body, is_wrong):
        name = "src/bodemplaat/organisations/pages/views/planted.py"
        planted = tree.plant(f"def fact_create(request):\n    {body}\n", name)

        assert bool(list(find_forgotten(planted, {"Fact"}))) is is_wrong
