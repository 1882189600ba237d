# SPDX-License-Identifier: EUPL-1.2
"""
A page asks the database the same number of questions for one row as for many.

`PageAsksTheSame` is the case that a package inherits: it gives a browser, the addresses and a way
to add rows. `find_loops` finds in any page a question that is asked once per row.
"""

import re
from collections import Counter
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# What stands in a question besides its shape; a list of values is as long as the rows are many.
VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+\b")
LIST = re.compile(r"\(\?(?:, \?)+\)|\bARRAY\[\?(?:, \?)*\]")
NO_QUESTIONS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SELECT set_config", "SELECT current_setting")
# A page may ask a few things twice: for the page itself and for what stands around it.
MOST_OF_A_SHAPE = 3


def ask(client: Client, url: str) -> list[str]:
    """Return the questions that a page asks."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
        assert answer.status_code == 200, f"{url} answers {answer.status_code}"
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if not sql.startswith(NO_QUESTIONS)]


def find_loops(asked: list[str], most: int = MOST_OF_A_SHAPE) -> list[str]:
    """
    Return the questions that were asked more often than a page has parts, with how often.

    >>> find_loops([f"SELECT a FROM t WHERE id = {number}" for number in range(5)])
    ['5 x SELECT a FROM t WHERE id = ?']
    >>> find_loops(["SELECT a FROM t WHERE id IN (1, 2, 3)"] * 2)
    []
    """
    shapes = Counter(LIST.sub("(?)", VALUE.sub("?", sql)) for sql in asked)
    return [f"{count} x {shape}" for shape, count in shapes.items() if count > most]


class PageAsksTheSame:
    """
    Inherit this, name it after the pages, and give `browser`, `list_urls` and `add_rows`.

    `browser` is a fixture, or a method of the same name; `add_rows` makes more of everything that
    the pages list.
    """

    def list_urls(self, *given: Any) -> list[str]:
        """Return the addresses of the lists and details."""
        raise NotImplementedError

    def add_rows(self, *given: Any) -> None:
        """Make more of everything that these pages show."""
        raise NotImplementedError

    def check(self, client: Client, *given: Any) -> None:
        """Compare the questions before and after there are more rows."""
        urls = self.list_urls(*given)
        for url in urls:  # what is kept between requests is filled first
            ask(client, url)
        before = {url: len(ask(client, url)) for url in urls}
        self.add_rows(*given)
        for url in urls:
            ask(client, url)
        after = {url: ask(client, url) for url in urls}
        more = {url: find_loops(asked, 1) for url, asked in after.items()
                if len(asked) != before[url]}
        assert more == {}, "These pages ask more for more rows."
