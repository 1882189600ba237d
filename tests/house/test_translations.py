# SPDX-License-Identifier: EUPL-1.2
"""Every Dutch text on a screen has its English one, in the package that shows it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template import Engine, Template
from django.template.base import Node
from django.template.engine import Engine as EngineType
from django.template.loader import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests.house import tree

CALLS = {
    "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy", "ngettext",
    "ngettext_lazy", "_",
}  # fmt: skip
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)[^}]*\}")


def list_in_python(source: tree.Source) -> list[str]:
    """Return the texts that Python marks for translation."""
    aliases = set(CALLS)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            aliases |= {name.asname for name in node.names if name.asname and name.name in CALLS}
    found = []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name in aliases:
            texts = node.args[1:2] if name.startswith("pgettext") else node.args[:1]
            texts = node.args[:2] if name.startswith("ngettext") else texts
            found += [text.value for text in texts if isinstance(text, ast.Constant)]
    return [text for text in found if isinstance(text, str)]


def list_in_template(text: str, engine: EngineType) -> list[str]:
    """Return the texts that a template marks for translation."""
    template = Template(text, engine=engine)
    found = re.findall(r"""\b_\(["']([^"']+)["']\)""", text)
    for node in _walk(template.nodelist):
        if isinstance(node, TranslateNode):
            literal = node.filter_expression.var
            found.append(literal if isinstance(literal, str) else literal.literal)
        elif isinstance(node, BlockTranslateNode):
            found.append(node.render_token_list(node.singular)[0])
            if node.plural:
                found.append(node.render_token_list(node.plural)[0])
    return [" ".join(text.split()) for text in found if isinstance(text, str)]


def _walk(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield from node.get_nodes_by_type(Node)


@cache
def read_english(package: str) -> dict[str, str]:
    """Return the English texts of a package; unfinished ones are empty."""
    path = tree.PACKAGES / package / "locale" / "en" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        catalogue = read_po(stream)
    found = {}
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for position, text in enumerate(ids):
            english = "" if message.fuzzy else texts[min(position, len(texts) - 1)]
            found[" ".join(text.split())] = english
    return found


def list_shown() -> Iterator[tuple[str, str]]:
    """Give every text with the package that shows it."""
    engine = engines["django"].engine
    for source in tree.list_python():
        if source.package and not source.is_test:
            yield from ((source.package, text) for text in list_in_python(source))
    for name in tree.list_tracked():
        if "/templates/" in name:
            package = Path(name).parts[2]
            text = (tree.ROOT / name).read_text(encoding="utf-8")
            yield from ((package, found) for found in list_in_template(text, engine))


class TestTranslation:
    def test_is_there_for_every_text(self):
        missing = sorted(
            {
                f"{package}: {text}"
                for package, text in list_shown()
                if not (read_english(package) | read_english("foundation")).get(
                    " ".join(text.split())
                )
            }
        )

        assert missing == []

    @pytest.mark.parametrize("package", tree.list_packages())
    def test_is_there_for_no_text_that_nobody_shows(self, package):
        # What foundation translates, every package may show.
        shown = {
            " ".join(text.split()) for name, text in list_shown() if package in (name, "foundation")
        }

        assert sorted(text for text in read_english(package) if text and text not in shown) == []

    @pytest.mark.parametrize("package", tree.list_packages())
    def test_fills_the_same_places(self, package):
        pairs = read_english(package).items()

        assert [
            dutch
            for dutch, english in pairs
            if dutch and english and sorted(PLACE.findall(dutch)) != sorted(PLACE.findall(english))
        ] == []

    def test_is_found_in_python_under_any_name(self):
        text = "from django.utils.translation import gettext_lazy as t\nt('Besluit')\n_('Sleutel')"

        assert list_in_python(tree.plant(text)) == ["Besluit", "Sleutel"]

    def test_is_found_in_templates(self):
        text = (
            "{% load i18n %}{% block a %}{% if x %}{% translate 'Besluit' %}{% endif %}"
            "{% blocktranslate with n=x %}Bedrag {{ n }}{% endblocktranslate %}{% endblock %}"
            "{{ x|default:_('Geen') }}"
        )

        found = list_in_template(text, Engine(libraries={"i18n": "django.templatetags.i18n"}))

        assert sorted(found) == ["Bedrag %(n)s", "Besluit", "Geen"]
