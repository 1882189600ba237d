# SPDX-License-Identifier: EUPL-1.2
"""The page of a thing leads to what was done to it: who, what, before and after."""

import re

import pytest

from bodemplaat.foundation import things
from tests.house import tree

PAGE = re.compile(r"src/bodemplaat/(\w+)/templates/\1/(\w+)/detail\.html")
TAG = re.compile(r'{% history "([a-z_.]+)" [\w.]+ %}')
# A page of something that is not recorded, with the reason.
NO_HISTORY = {
    "accountability/indicator": "A measure is computed from other things; nothing of it is kept.",
    "catalogue/comparison": "Two catalogues beside each other; each has a page of its own.",
    "catalogue/contract": "Charter and agreement brought together; each has a page of its own.",
    "catalogue/publication": "Read without log-in; it says which issue it is and of which day.",
    "config/patchwork": "Memberships of several places side by side; each has its own history.",
    "config/record": "It is the history.",
    "config/work": "It shows itself who asked, when, how far it is and what came of it.",
    "finance/explanation": "Computed from lines, keys and facts, each with a page of its own.",
    "finance/scenario": "Nothing of it is kept.",
    "organisations/contact": "It shows every term and why it ended; each person has a page.",
    "organisations/register": "Of the national registers; each row names its source and day.",
    "organisations/succession": "It shows every version with who recorded it, when and why.",
}


def list_pages() -> dict[str, str]:
    """Return the template of the page of every thing, by package and thing."""
    found = {}
    for name in tree.list_tracked():
        place = PAGE.fullmatch(name)
        if place and place[1] != "foundation":
            found[f"{place[1]}/{place[2]}"] = (tree.ROOT / name).read_text(encoding="utf-8")
    return found


def find_wrong(thing: str, template: str) -> str:
    """Return what is wrong with the page of a thing, or nothing."""
    kinds = TAG.findall(template)
    if thing in NO_HISTORY:
        return f"{thing} has a history: take it out of NO_HISTORY" if kinds else ""
    if not kinds:
        return f'{thing}: put {{% history "<package>.<model>" line.id %}} on it, or say why not'
    unknown = [kind for kind in kinds if kind not in things.list_models()]
    return f"{thing}: there is no model {unknown[0]}" if unknown else ""


class TestPageOfAThing:
    def test_leads_to_its_history(self):
        assert [bad for one in list_pages().items() if (bad := find_wrong(*one))] == []

    def test_that_says_why_it_has_none_is_there(self):
        assert sorted(set(NO_HISTORY) - set(list_pages())) == []

    @pytest.mark.parametrize(
        ("template", "is_wrong"),
        [('{% history "finance.journal" line.id %}', False), ("", True),
         ('{% history "finance.jounal" line.id %}', True)],
    )  # fmt: skip
    def test_without_one_is_found(self, template, is_wrong):
        assert bool(find_wrong("finance/journal", template)) is is_wrong
