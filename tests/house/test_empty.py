# SPDX-License-Identifier: EUPL-1.2
"""A list with nothing in it says what belongs there, with one example and one button."""

import re
from typing import Any

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from bodemplaat.foundation.tables import TABLES
from tests.house import tree

LIST = re.compile(r"src/bodemplaat/\w+/templates/\w+/\w+/list\.html")
EMPTY = re.compile(r'<div class="bp-empty">.*?</div>', re.DOTALL)
EXAMPLE = "ijvoorbeeld"
# Tables without a way to begin, with the reason.
NO_BEGIN = {
    "finance.entries": "A journal without lines cannot be posted.",
    "accountability.terms": "Every kind has a term; the list holds them all.",
    "accountability.readings": "The page of one measure, which says itself what is lacking.",
}
# Lists that always hold something, with the reason.
NEVER_EMPTY = {
    "src/bodemplaat/config/templates/config/standard/list.html":
        "The standards come with the product.",
    "src/bodemplaat/catalogue/templates/catalogue/contract/list.html":
        "A tree that begins with the arrangement itself.",
    "src/bodemplaat/organisations/templates/organisations/shared/list.html":
        "A guest begins nothing; where nothing is shared, it says whom to ask.",
}  # fmt: skip


def find_bare_tables() -> list[str]:
    """Return what the empty state of each declared table lacks."""
    get_resolver().url_patterns  # noqa: B018  # loads every view, and so every table
    found = []
    for name, table in TABLES.items():
        if ".tests." in f".{table.__module__}" or name in NO_BEGIN:
            continue
        if EXAMPLE not in str(table.empty):
            found.append(f"{name}: `empty` has no example (bijvoorbeeld …)")
        if table.begin is None or not _is_page(table.begin.url_name, table.begin.url_kwargs):
            found.append(f"{name}: `begin` is no Act on a page of the arrangement")
    return found


def _is_page(name: str, kwargs: Any) -> bool:
    try:
        return bool(reverse(name, kwargs={"arrangement": "x", **kwargs}))
    except NoReverseMatch:
        return False


def find_bare(template: str) -> str:
    """Return what the empty state in the template of a list lacks, or nothing."""
    if "foundation/table.html" in template:
        return ""
    empty = EMPTY.search(template)
    if empty is None:
        return 'has no <div class="bp-empty">'
    if EXAMPLE not in empty[0]:
        return "has no example (bijvoorbeeld …)"
    return "" if "begin_button" in empty[0] or "<a " in empty[0] else "has no {% begin_button %}"


class TestEmptyList:
    def test_that_is_declared_says_what_belongs_there(self):
        assert find_bare_tables() == []

    def test_says_what_belongs_there(self):
        names = [name for name in tree.list_tracked() if LIST.fullmatch(name)]
        texts = {name: (tree.ROOT / name).read_text(encoding="utf-8") for name in names}

        found = {name: bad for name, text in texts.items() if (bad := find_bare(text))}
        assert {name: bad for name, bad in found.items() if name not in NEVER_EMPTY} == {}

    @pytest.mark.parametrize(
        ("template", "is_bare"),
        [('{% include "foundation/table.html" %}', False), ("<p>Niets</p>", True),
         ('<div class="bp-empty">Bijvoorbeeld dit</div>', True),
         ('<div class="bp-empty">Dit {% begin_button %}</div>', True),
         ('<div class="bp-empty">Bijvoorbeeld dit {% begin_button %}</div>', False)],
    )  # fmt: skip
    def test_that_is_bare_is_found(self, template, is_bare):
        assert bool(find_bare(template)) is is_bare
