# SPDX-License-Identifier: EUPL-1.2
"""The page of every thing answers in its first line, and has one main button at most."""

import re

import pytest
from django.utils.html import strip_tags

from tests.isolation import conftest, routes

# A reference leads on to its thing; what was shared is read by guests alone (test_guests.py).
OTHERS = ("reference-detail", "organisations:shared-detail")
THINGS = {
    route.label: route
    for route in routes.list_routes()
    if route.name.endswith("-detail") and not route.is_api and route.name not in OTHERS
}
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
ANSWER = re.compile(r'<p class="bp-answer">(.*?)</p>', re.DOTALL)
# The button of a form sends that form; it is not what the page asks for.
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
BUTTON = re.compile(r"<(?:a|button)\b[^>]*\bbp-button--primary")


def find_wrong(page: str) -> list[str]:
    """
    Return what is wrong with the head of a page.

    >>> find_wrong('<main><p class="bp-answer"> </p></main>')
    ['no answer']
    """
    main = MAIN.search(page)
    if main is None:
        return ["no page"]
    answer = ANSWER.search(main[0])
    is_said = answer is not None and bool(strip_tags(answer[1]).strip())
    buttons = len(BUTTON.findall(FORM.sub("", main[0])))
    return (
        [] if is_said and buttons <= 1 else [f"{buttons} main buttons" if is_said else "no answer"]
    )


class TestThing:
    @pytest.mark.parametrize("name", THINGS)
    def test_answers_in_its_first_line_with_one_main_button(self, world, name):
        route = THINGS[name]
        things = routes.spread(routes.list_arguments(route, world.demo), 3)
        shown, wrong = 0, {}
        for is_sso in (True, False):
            for slug in world.demo.arrangements:
                visitor = world.get_one(slug, is_sso=is_sso)
                for arguments in things:
                    url = route.write(slug, arguments)
                    answer = visitor.client.get(url + conftest.write_query("GET", url))
                    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
                        continue
                    shown += 1
                    if found := find_wrong(conftest.read(answer)):
                        wrong[f"{visitor.role} {url}"] = found

        assert wrong == {}
        assert shown, "No reader of the demo sees a page of this kind; give it a thing."

    @pytest.mark.parametrize("button", ["", '<a class="bp-button bp-button--primary">Doe</a>'])
    def test_with_a_second_main_button_is_seen(self, button):
        head = '<main><p class="bp-answer">Zo is het.</p><form><button class="bp-button--primary">'
        page = f'{head}</button></form><a class="bp-button--primary">Doe</a>{button}</main>'

        assert bool(find_wrong(page)) is bool(button)
