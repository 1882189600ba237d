# SPDX-License-Identifier: EUPL-1.2
"""Who is not logged in reads published rows and nothing else."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.isolation import beside, canaries, conftest

PARAMETER = "partnership"
NAMES = sorted(
    str(pattern.name)
    for pattern in get_resolver().url_patterns
    for pattern in getattr(pattern, "url_patterns", [pattern])
    if PARAMETER in pattern.pattern.converters
)


class TestPublicAddress:
    def test_is_there_to_be_tested(self):
        assert {"pdc-detail", "pdc-export", "pdc-sheet"} <= set(NAMES)

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.feature("D008")
    def test_shows_everyone_published_rows_only(self, world, name):
        assert beside.find_published_leaks(world, name) == []

    @pytest.mark.parametrize("name", [name for name in NAMES if name != "pdc-sheet"])
    def test_shows_rows_of_somebody(self, world, name):
        stranger = conftest.Visitor("iszf", "", canaries.Reader(0, 0, 0), Client())
        pages = [
            stranger.ask("GET", reverse(name, kwargs={PARAMETER: slug}))
            for slug in world.demo.arrangements
        ]

        assert any(canaries.count(page.whole) for page in pages)

    @pytest.mark.parametrize("name", NAMES)
    def test_is_nothing_where_nothing_was_published_and_takes_no_other_method(self, world, name):
        (slug, *_) = world.demo.arrangements
        path = reverse(name, kwargs={PARAMETER: slug})
        stranger = conftest.Visitor(slug, "", canaries.Reader(0, 0, 0), Client())

        nowhere = stranger.ask("GET", reverse(name, kwargs={PARAMETER: "bestaat-niet"}))
        assert nowhere.status == 404
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert stranger.ask(method, path).status == 405
