# SPDX-License-Identifier: EUPL-1.2
"""Every field that somebody fills in says what belongs in it."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms

import bodemplaat
from bodemplaat.foundation.forms import DayField, Form
from tests.house import tree

# Forms that django-allauth makes; their pages explain them.
FOREIGN = "bodemplaat.foundation.login."
# Fields whose kind has one field of ours; a bare one would be read in another way.
OURS = (forms.DateField, forms.DateTimeField, forms.DecimalField, forms.FloatField)


def list_forms() -> list[type[forms.BaseForm]]:
    """Return every form of the packages, in order of name."""
    for module in pkgutil.walk_packages(bodemplaat.__path__, "bodemplaat."):
        parts = module.name.split(".")
        if {"forms", "pages"} & set(parts) and "tests" not in parts:
            import_module(module.name)
    found = {kind for kind in _walk(forms.BaseForm) if kind.__module__.startswith("bodemplaat.")}
    found = {kind for kind in found if ".tests." not in kind.__module__}
    found = {kind for kind in found if not kind.__module__.startswith(FOREIGN)}
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


def _walk(kind: type) -> Iterator[type]:
    for child in kind.__subclasses__():
        yield child
        yield from _walk(child)


def find_unexplained(kind: type[forms.BaseForm]) -> list[str]:
    """Return the fields of a form that do not say what belongs in them."""
    excused = getattr(kind, "without_help", {})
    found = []
    for name, field in kind.base_fields.items():
        where = f"{kind.__module__}.{kind.__qualname__}.{name}"
        if not (field.label or field.widget.is_hidden):
            found.append(f"{where} has no label")
        if not (field.help_text or excused.get(name) or field.widget.is_hidden):
            found.append(f"{where} has no help and no reason in `without_help`")
        if type(field) in OURS:
            found.append(f"{where} is a {type(field).__name__}: take a field of foundation.forms")
    return found


def find_unheard(source: tree.Source) -> list[str]:
    """Return where a form is asked whether it is right, and nobody hears the answer."""
    return [
        f"{source.name}:{one.lineno}"
        for one in ast.walk(source.tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)
        and isinstance(one.value.func, ast.Attribute) and one.value.func.attr == "is_valid"
        and not one.value.keywords
    ]


class TestForm:
    def test_is_made_from_our_base(self):
        assert [kind for kind in list_forms() if not issubclass(kind, Form)] == []
        assert len(list_forms()) > 10

    def test_explains_every_field(self):
        assert [found for kind in list_forms() for found in find_unexplained(kind)] == []

    def test_is_heard_when_it_says_no(self):
        pages = [one for one in tree.list_python() if "pages" in one.parts[1:2]]

        assert pages and [found for one in pages for found in find_unheard(one)] == []
        assert len(find_unheard(tree.plant("form.is_valid()"))) == 1

    @pytest.mark.parametrize(
        ("field", "count"),
        [(forms.CharField(label="Naam"), 1), (forms.CharField(help_text="Zoals Bolsward."), 1),
         (forms.DateField(label="Dag", help_text="1-1-2014"), 1), (DayField(label="Dag"), 0),
         (forms.CharField(label="Teken", widget=forms.HiddenInput), 0)],
    )  # fmt: skip
    def test_is_refused_when_it_does_not(self, field, count):
        kind = type("Planted", (Form,), {"field": field})

        assert len(find_unexplained(kind)) == count
