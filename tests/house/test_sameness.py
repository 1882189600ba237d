# SPDX-License-Identifier: EUPL-1.2
"""Every page answers in its first line, below a title that says what it is."""

import re

import pytest

from tests.house import tree

PAGE = re.compile(r"src/bodemplaat/\w+/templates/(?!foundation/)[\w/]+\.html")
BLOCK = r"{{% block {name} %}}(.*?){{% endblock %}}"
START = '{% extends "foundation/base.html" %}{% block content %}{% endblock %}'


def find_lacking(template: str) -> list[str]:
    """Return which of title and answer the template of a whole page leaves empty."""
    is_layout = "{% block content %}" not in template  # a page fills it; a layout leaves it be
    if '{% extends "foundation/base.html" %}' not in template or is_layout:
        return []
    return [name for name in ("title", "answer") if not _says(template, name)]


def _says(template: str, name: str) -> bool:
    found = re.search(BLOCK.format(name=name), template, re.DOTALL)
    return found is not None and bool(found[1].strip())


class TestPage:
    def test_says_what_it_is_and_answers_at_once(self):
        names = [name for name in tree.list_tracked() if PAGE.fullmatch(name)]
        lacking = {name: find_lacking((tree.ROOT / name).read_text("utf-8")) for name in names}

        assert {name: words for name, words in lacking.items() if words} == {}

    @pytest.mark.parametrize(
        ("blocks", "lacking"),
        [("{% block title %}Kosten{% endblock %}", ["answer"]),
         ("{% block title %}Kosten{% endblock %}{% block answer %} {% endblock %}", ["answer"]),
         ("{% block title %}Kosten{% endblock %}{% block answer %}Nul.{% endblock %}", [])],
    )  # fmt: skip
    def test_that_does_not_is_found(self, blocks, lacking):
        assert find_lacking(f"{START}{blocks}") == lacking
