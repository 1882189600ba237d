# SPDX-License-Identifier: EUPL-1.2
"""
A page asks the database the same number of questions for one row as for many.

`PageAsksTheSame` is the case that a package inherits: it gives the addresses and a way to make
more rows. `find_loops` finds in any page a question that is asked once per row.
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
    The case of a package: inherit it, and give the addresses and a way to make more rows.

    It takes two fixtures: `made`, the partnership, and `browser`, in which somebody is logged in.
    """

    def list_urls(self, made: Any) -> list[str]:
        """Return the addresses of the lists and details."""
        raise NotImplementedError

    def add_rows(self, made: Any) -> None:
        """Make more of everything that these pages show."""
        raise NotImplementedError

    def test_asks_the_same_number_of_questions_for_many_rows(
        self, made: Any, browser: Client
    ) -> None:
        urls = self.list_urls(made)
        few = {url: len(ask(browser, url)) for url in urls for _ in range(2)}  # the second counts
        self.add_rows(made)
        ask(browser, urls[0])  # shows what was said meanwhile, once
        many = {url: ask(browser, url) for url in urls}

        more = {url: find_loops(asked, 1) for url, asked in many.items() if len(asked) != few[url]}
        assert more == {}, "These pages ask more for more rows."
