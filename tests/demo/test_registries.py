# SPDX-License-Identifier: EUPL-1.2
"""Every watchpoint of the demo can be said, and every reading explains itself to its rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from bodemplaat.accountability import actions, queries
from bodemplaat.foundation import audit, registries, sentences, tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.registries import Evidence, Reading
from bodemplaat.foundation.testing import databases
from bodemplaat.organisations.values import Actor
from tests.world import copied_world

TODAY = date(2014, 3, 15)
SLUGS = ("iszf", "equalit")
YEARS = tuple(date(year, 3, 15) for year in range(2005, 2015))


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[DemoWorld]:
    """Give the demo in a database of its own."""
    with copied_world() as (name, world), django_db_blocker.unblock(), databases.connected_to(name):
        yield world


@pytest.fixture(params=SLUGS)
def slug(request: Any, world: DemoWorld) -> Iterator[str]:
    """See one partnership as its office does."""
    with tenancy.context(world.arrangements[request.param]):
        yield request.param


def say(code: str, row: Any, slug: str) -> str:
    """Return a row in words, with its address where it names a page."""
    if row.url_name:
        assert reverse(row.url_name, kwargs={"arrangement": slug, **row.url_kwargs})
    return " ".join(sentences.write(code, row.values, language) for language in ("nl", "en"))


def list_readings(on: date) -> Iterator[tuple[str, Reading]]:
    """Give every reading of a day with the code of its indicator."""
    for indicator in registries.list_indicators():
        for reading in indicator.read(on=on, known_at=None):
            yield indicator.code, reading


class TestWatchpoint:
    def test_is_open_for_all_and_for_one_and_another_was_closed(self, slug):
        lines = queries.list_watchpoints(on=TODAY)

        is_open = [line for line in lines if line.is_open]
        assert {line.participant_id is None for line in is_open} == {True, False}
        assert [line for line in lines if not line.is_open and line.count_days(TODAY) > 30]

    def test_can_be_said_with_the_rows_behind_it(self, slug):
        for line in queries.list_watchpoints(on=TODAY):
            assert say(line.code, line.now, slug)
            assert line.now.evidence
            for row in line.now.evidence:
                assert say(f"{line.code}.evidence", row, slug)

    def test_is_the_same_when_looked_over_again(self, world, slug):
        actor = Actor.system(world.arrangements[slug], world.moment(TODAY))

        done = actions.evaluate_watchpoints(on=TODAY, actor=actor)

        assert (done.opened, done.changed, done.closed) == (0, 0, 0)
        assert done.kept > 0
        assert audit.find_damage() == []

    @pytest.mark.feature("D266", "D268")
    def test_names_the_rules_and_the_body_that_equalit_left_open(self, world):
        with tenancy.context(world.arrangements["equalit"]):
            found = {line.code: line for line in queries.list_watchpoints(on=TODAY)}

        said = sentences.write("governance.rule-undecided",
                               found["governance.rule-undecided"].now.values, "nl")
        assert "niet geregeld in Lichte regeling Equalit 2011" in said
        body = found["governance.body-without-mandate"].now
        assert body.values["body"] == "Deelnemersraad"

    def test_warns_before_an_agreement_ends_and_is_gone_after_it(self, slug):
        lines = [
            line for line in queries.list_watchpoints(on=TODAY)
            if line.code == "catalogue.agreement-ends"
        ]

        assert lines
        for line in lines:
            assert line.now.due_on - line.opened_on <= timedelta(days=92)
            assert line.closed_on >= line.now.due_on
            assert line.participant_id is not None


class TestReading:
    @pytest.mark.parametrize("on", YEARS)
    def test_explains_itself_to_its_rows(self, slug, on):
        for code, reading in list_readings(on):
            assert reading.is_explained, (code, reading)
            assert reading.sources
            for part, rows in (("source", reading.sources), ("basis", reading.divided_by)):
                for row in rows:
                    assert isinstance(row, Evidence)
                    assert say(f"{code}.{part}", row, slug)

    def test_is_there_for_everybody_who_takes_part(self, slug):
        codes = {code for code, _ in list_readings(TODAY)}

        assert {
            "organisations.inhabitants", "organisations.workplaces", "finance.contribution",
            "finance.contribution-per-inhabitant", "finance.budget-use",
            "governance.decision-days",
        } <= codes  # fmt: skip

    def test_of_all_together_is_the_sum_of_each(self, slug):
        for code in ("organisations.inhabitants", "finance.contribution"):
            readings = [reading for found, reading in list_readings(TODAY) if found == code]
            (whole,) = [one.value for one in readings if one.participant_id is None]
            assert sum(one.value for one in readings if one.participant_id) == whole
