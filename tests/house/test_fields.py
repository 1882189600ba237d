# SPDX-License-Identifier: EUPL-1.2
"""
A field of the agreement touches six files or fewer, and docs/adding/field.md names each of them.

The fields that were added so are the measure: whatever file of the package says the name of one is
a file that somebody had to touch for it.
"""

import re

import pytest

from bodemplaat.catalogue.values import AGREEMENT_TEXTS
from tests.house import tree

MOST = 6
PAGE = tree.ROOT / "docs" / "adding" / "field.md"
SECTION = re.compile(r"## A field of the agreement.*?(?=\n## |\Z)", re.DOTALL)
NAMED = re.compile(r"`(catalogue/[\w/]+\.(?:py|po)|demo/[\w/]+\.py|make migration[^`]*)`")
MIGRATION = re.compile(r"catalogue/migrations/\d{4}_\w+\.py")
ENGLISH = "catalogue/locale/en/LC_MESSAGES/django.po"


def list_named(page: str) -> set[str]:
    """Return the files of the package that a page names; `migration` for the one that is made."""
    section = SECTION.search(page)
    found = NAMED.findall(section[0]) if section else []
    words = {one.replace("demo/", "catalogue/demo/", one.startswith("demo/")) for one in found}
    return {"migration" if one.startswith("make") else one for one in words}


def list_touched(name: str) -> set[str]:
    """Return the files of the package that say the name of a field, or translate its word."""
    word = re.compile(rf"\b{name}\b")
    found = {ENGLISH}
    for path in tree.list_tracked():
        place = path.removeprefix("src/bodemplaat/")
        is_ours = place.startswith("catalogue/") and "/tests/" not in place
        if not is_ours or not path.endswith((".py", ".html", ".typ", ".toml")):
            continue
        if word.search((tree.ROOT / path).read_text(encoding="utf-8")):
            found.add("migration" if MIGRATION.fullmatch(place) else place)
    return found


class TestFieldOfTheAgreement:
    @pytest.mark.parametrize("name", AGREEMENT_TEXTS)
    def test_touches_six_files_or_fewer_and_no_others_than_the_page_names(self, name):
        touched = list_touched(name)

        assert touched == list_named(PAGE.read_text(encoding="utf-8"))
        assert len(touched) <= MOST

    def test_of_another_kind_would_touch_more(self):
        assert len(list_touched("starts_on")) > MOST
