# SPDX-License-Identifier: EUPL-1.2
"""A template stands where one looks for it: `<package>/<thing>/<name>.html`."""

import re
from pathlib import PurePath

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.house import tree

PLACE = re.compile(r"src/bodemplaat/(\w+)/templates/(.+)\.html")
# A page has the name of its address; `form` serves create and edit, `refused` says why not.
ALWAYS = {"list", "detail", "form", "refused"}
FRAGMENT = re.compile(r"_(row|panel|form)(_[a-z_]+)?")


def list_words(resolver: URLResolver, package: str = "") -> set[tuple[str, str, str]]:
    """Return package, thing and last word of every address that has a name."""
    found: set[tuple[str, str, str]] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= list_words(entry, entry.app_name or package)
        elif isinstance(entry, URLPattern) and entry.name and "-" in entry.name:
            thing, _, word = entry.name.rpartition("-")
            found.add((package, thing.replace("-", "_"), word))
    return found


def find_misplaced(name: str, words: set[tuple[str, str, str]]) -> str:
    """Return what is wrong with the place or the name of a template, or nothing."""
    found = PLACE.fullmatch(name)
    if found is None or found[1] in tree.BASE:
        return ""
    package, parts = found[1], PurePath(found[2]).parts
    if len(parts) != 3 or parts[0] != package:
        return f"{name}: take {package}/<thing>/<name>.html"
    _, thing, page = parts
    if page.startswith("_"):
        return "" if FRAGMENT.fullmatch(page) else f"{name}: take _row, _panel_… or _form_…"
    is_known = page in ALWAYS or (package, thing, page.split("_")[0]) in words
    return "" if is_known else f"{name}: no address is called {package}:{thing}-{page}"


class TestTemplate:
    def test_stands_in_the_folder_of_its_thing_under_the_name_of_its_address(self):
        words = list_words(get_resolver())

        wrong = [found for name in tree.list_tracked() if (found := find_misplaced(name, words))]
        assert wrong == []

    @pytest.mark.parametrize(
        ("place", "is_wrong"),
        [("key/list", False), ("key/propose", False), ("key/propose_preview", False),
         ("key/_row_price", False), ("key_list", True), ("key/all", True), ("key/_table", True)],
    )  # fmt: skip
    def test_is_found_at_a_wrong_place(self, place, is_wrong):
        name = f"src/bodemplaat/finance/templates/finance/{place}.html"

        assert bool(find_misplaced(name, {("finance", "key", "propose")})) is is_wrong
