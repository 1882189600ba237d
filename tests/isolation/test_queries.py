# SPDX-License-Identifier: EUPL-1.2
"""
No list and no detail page asks the database a question per row, and no interface does.

Every such address enters by itself. A loop shows where there is something to loop over, so a list
of which the demo shows one row or none fails, unless it is one of `FEW`.
"""

import json
import re

import pytest

from bodemplaat.foundation.tables.table import TABLES, Table
from bodemplaat.foundation.testing import queries
from tests.isolation import conftest, routes

PAGES = {
    route.label: route
    for route in routes.list_routes()
    if route.name.endswith(("-list", "-detail", "opening"))
}
LISTS = [label for label, route in PAGES.items() if route.name.endswith("-list")]

# A measure answers for one day; a page with a series asks it once per day of the series, and how
# many days that are does not depend on the rows.
SERIES = ("accountability:indicator-list", "accountability:indicator-detail")
MOST_OF_A_SERIES = 24

# Lists of which the demo has one row or none: nothing can be seen there. A new list gets rows.
FEW = {
    "catalogue:publication-list", "finance-api:journal-list",
    "governance-api:failed-meeting-list id", "organisations-api:name-list code",
    "organisations-api:range-list",
    "organisations:guest-list", "organisations:provider-list", "organisations:range-list",
    "organisations:shared-list", "organisations:standin-list", "root-list", "token-list",
    "view-list",
}  # fmt: skip

CONTENT = re.compile(r'<div class="bp-page">.*?</main>', re.DOTALL)
HEAD = re.compile(r"<thead.*?</thead>", re.DOTALL)
ROW = re.compile(r"<tr\b|<li\b")


def count_rows(text: str) -> int:
    """
    Return how many rows a list shows, on a page or for programs.

    >>> count_rows('{"results": [{"code": "a"}, {"code": "b"}]}')
    2
    """
    if text.startswith("{"):
        return len(json.loads(text)["results"])
    content = CONTENT.search(text)
    return len(ROW.findall(HEAD.sub("", content[0]))) if content else 0


def list_urls(world, route, slugs):
    """Give the addresses of a route, with a visitor of the office and one of a participant."""
    things = routes.spread(routes.list_arguments(route, world.demo), 4)
    for is_sso in (True, False):
        for slug in slugs:
            visitor = world.get_one(slug, is_sso=is_sso)
            for arguments in things:
                url = route.write(slug, arguments)
                yield visitor, url + conftest.write_query("GET", url)


class TestPage:
    @pytest.mark.parametrize("name", PAGES)
    def test_asks_nothing_in_a_loop(self, world, name):
        route = PAGES[name]
        loops: dict[str, list[str]] = {}
        rows = 0
        most = MOST_OF_A_SERIES if route.name in SERIES else queries.MOST_OF_A_SHAPE
        for visitor, url in list_urls(world, route, world.demo.arrangements):
            answer = visitor.client.get(url)
            if answer.status_code == 200:
                if name in LISTS:
                    rows = max(rows, count_rows(conftest.read(answer)))
                found = queries.find_loops(queries.ask(visitor.client, url), most)
                loops |= {f"{visitor.role} {url}": found} if found else {}

        assert loops == {}
        if name in LISTS:
            assert rows > 1 or name in FEW, "It shows no two rows in the demo: no loop is seen."

    @pytest.mark.parametrize("name", LISTS)
    def test_asks_the_same_for_one_row_as_for_a_page_full(self, world, name, monkeypatch):
        route = PAGES[name]
        more: dict[str, str] = {}
        for visitor, url in list_urls(world, route, ["iszf"]):
            if visitor.client.get(url).status_code != 200:
                continue
            many = len(queries.ask(visitor.client, url))
            with monkeypatch.context() as patch:
                for table in (Table, *TABLES.values()):
                    patch.setattr(table, "size", 1)
                few = len(queries.ask(visitor.client, f"{url}&limit=1" if route.is_api else url))
            if many > few:
                more[f"{visitor.role} {url}"] = f"{few} for one row, {many} for many"

        assert more == {}

    def test_in_a_loop_is_seen(self):
        asked = [f"SELECT name FROM thing WHERE id = {number}" for number in range(9)]

        assert queries.find_loops(asked) == ["9 x SELECT name FROM thing WHERE id = ?"]
