# SPDX-License-Identifier: EUPL-1.2
from types import SimpleNamespace

from django.template import Context, Template
from django.test import RequestFactory

PLACE = SimpleNamespace(url="/iszf/besluiten/", label="Besluiten & meer", is_current=True)


def render(inside: str, path: str) -> str:
    source = f"{{% load crumbs %}}{{% crumbs %}}{inside}{{% endcrumbs %}}"
    context = {
        "request": RequestFactory().get(path), "opening_url": "/iszf/",
        "navigation": SimpleNamespace(all=(PLACE,)),
    }  # fmt: skip
    return Template(source).render(Context(context))


class TestCrumbs:
    def test_lead_from_today_by_the_menu_to_the_parent(self):
        shown = render('<a href="/iszf/voorstellen/3/?peildatum=2010-01-01">Prijs</a>', "/iszf/x/")

        assert shown.count("<li>") == 3
        assert shown.index(">Vandaag<") < shown.index(">Besluiten &amp; meer<")
        assert shown.index(">Besluiten &amp; meer<") < shown.index(">Prijs<")
        assert '<nav class="bp-crumb__path" aria-label="Kruimelpad">' in shown

    def test_name_a_place_of_the_menu_once(self):
        shown = render("<a href='/iszf/besluiten/'>Besluiten</a> › rest", "/iszf/besluiten/3/")

        assert shown.count("<li>") == 2
        assert "rest" not in shown

    def test_stand_on_a_place_of_the_menu_itself_too(self):
        assert render("", "/iszf/besluiten/").count("<li>") == 1

    def test_are_not_there_on_the_opening_page(self):
        assert render("", "/iszf/") == ""
