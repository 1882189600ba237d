# SPDX-License-Identifier: EUPL-1.2
"""No list and no detail page asks the database a question per row."""

import pytest

from bodemplaat.foundation.testing import queries
from tests.isolation import conftest, routes

PAGES = {
    route.label: route
    for route in routes.list_routes()
    if route.name.endswith(("-list", "-detail", "opening"))
}

# A measure answers for one day; a page with a series asks it once per day of the series, and how
# many days that are does not depend on the rows.
SERIES = ("accountability:indicator-list", "accountability:indicator-detail")
MOST_OF_A_SERIES = 24


class TestPage:
    @pytest.mark.parametrize("name", PAGES)
    def test_asks_nothing_in_a_loop(self, world, name):
        route = PAGES[name]
        loops: dict[str, list[str]] = {}
        most = MOST_OF_A_SERIES if route.name in SERIES else queries.MOST_OF_A_SHAPE
        things = routes.spread(routes.list_arguments(route, world.demo), 4)
        for is_sso in (True, False):
            for slug in world.demo.arrangements:
                visitor = world.get_one(slug, is_sso=is_sso)
                for arguments in things:
                    url = route.write(slug, arguments)
                    url += conftest.write_query("GET", url)
                    if visitor.client.get(url).status_code == 200:
                        found = queries.find_loops(queries.ask(visitor.client, url), most)
                        loops |= {f"{visitor.role} {url}": found} if found else {}

        assert loops == {}

    def test_in_a_loop_is_seen(self):
        asked = [f"SELECT name FROM thing WHERE id = {number}" for number in range(9)]

        assert queries.find_loops(asked) == ["9 x SELECT name FROM thing WHERE id = ?"]
