# SPDX-License-Identifier: EUPL-1.2
"""The figures for a monitor are of all together: they name nobody, whoever asks."""

from django.test import Client

from tests.isolation import canaries, conftest


class TestMetrics:
    def test_show_no_row_of_anybody_to_anybody(self, world):
        stranger = conftest.Visitor("", "", canaries.Reader(0, 0, 0), Client())
        for visitor in (stranger, *world.sample()):
            answer = visitor.ask("GET", "/metrics/")

            assert answer.status == 200 and "bodemplaat_database_up 1.0" in answer.text
            assert canaries.count(answer.whole) == 0
            assert not [slug for slug in world.demo.arrangements if slug in answer.text]

    def test_are_not_there_for_who_comes_from_elsewhere(self, world):
        for visitor in world.sample():
            visitor.client.defaults["REMOTE_ADDR"] = "192.0.2.1"
            try:
                assert visitor.ask("GET", "/metrics/").status == 404
            finally:
                del visitor.client.defaults["REMOTE_ADDR"]
