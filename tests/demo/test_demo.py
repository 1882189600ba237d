# SPDX-License-Identifier: EUPL-1.2
"""Every figure of the demo explains itself, closes, and gives its digest again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from bodemplaat.config.pages import deeds
from bodemplaat.finance import queries
from bodemplaat.finance.rules import explaining
from bodemplaat.finance.values import RunState, SettlementKind, VatRegime
from bodemplaat.foundation import tenancy, verification
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.models import AuditRecord
from tests.world import copied_world

SLUGS = ("iszf", "equalit")


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[DemoWorld]:
    """Give the demo in a database of its own."""
    found = connection.settings_dict["NAME"]
    with copied_world() as (name, world), django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield world
        finally:
            connection.close()
            connection.settings_dict["NAME"] = found


@pytest.mark.parametrize("slug", SLUGS)
class TestDemo:
    def test_explains_every_contribution_down_to_its_sources(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            runs = queries.list_runs()
            assert {run.year for run in runs} >= set(range(2005, 2015))
            for run in runs:
                settled = queries.get_pinned_settlement(run_id=run.id)
                for found in settled.contributions:
                    root = explaining.explain(settled, found.code)
                    assert root.amount_cents == found.total_cents

    @pytest.mark.feature("D078")
    def test_charges_what_was_booked_to_the_cent(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            for year in range(2005, 2014):
                settled = queries.get_settlement(year=year, kind=SettlementKind.FINAL)
                exempt = {
                    pool.code for pool in settled.input.pools
                    if pool.vat_regime == VatRegime.EXEMPT_COST
                }
                booked = sum(
                    line.net_cents + (line.vat_cents if line.pool in exempt else 0)
                    for line in queries.list_entries(year=year)
                )
                assert settled.net_cents == booked

    def test_gives_every_settlement_again_as_it_was_known_then(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            for run in queries.list_runs():
                again = queries.compute_settlement(
                    year=run.year, kind=run.kind, as_of=run.as_of, known_at=run.known_at
                )
                assert again.digest == run.digest, (run.year, run.kind)

    def test_has_a_decision_behind_every_key_price_and_adopted_run(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            for run in queries.list_runs():
                given = queries.get_pinned_settlement(run_id=run.id).input
                behind = [*given.keys, *given.prices]
                assert all(item.decision and item.decision["reference"] for item in behind)
                assert (run.decision_id is not None) is (run.state != RunState.PROPOSED)

    def test_waits_for_the_settlement_of_2013_on_its_today(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            (run,) = [run for run in queries.list_runs() if run.state == RunState.PROPOSED]
            assert (run.year, run.kind) == (2013, SettlementKind.FINAL)

    def test_is_undamaged(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            assert [found for _, check in verification.list_checks() for found in check()] == []


@pytest.mark.parametrize("slug", SLUGS)
class TestTrail:
    def test_says_every_deed_in_words(self, world, slug):
        with tenancy.context(world.arrangements[slug]):
            codes = AuditRecord.objects.values_list("code", flat=True).distinct()
            parts = {part for code in codes for part in deeds.list_parts(code)}

        assert parts <= deeds.THINGS.keys() | deeds.DEEDS.keys()


class TestMerger:
    @pytest.mark.feature("D047", "D106")
    def test_keeps_the_participants_of_2010_and_names_who_pays(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            settled = queries.get_settlement(year=2010, kind=SettlementKind.FINAL)

        payers = {found.code: found.payer_code for found in settled.contributions}
        assert payers == {
            "0064": "1900", "0104": "1900", "0710": "1900", "0072": "0072", "0082": "0082",
            "0140": "0140", "0653": "0653",
        }

    @pytest.mark.feature("D106")
    def test_settles_2011_with_the_successor(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            settled = queries.get_settlement(year=2011, kind=SettlementKind.FINAL)

        assert [found.code for found in settled.contributions] == [
            "0072", "0082", "0140", "0653", "1900",
        ]

    def test_lets_the_leaver_of_2012_pay_for_its_half_year(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            settled = queries.get_settlement(year=2012, kind=SettlementKind.FINAL)

        leaver = settled.find("0653")
        ends = {part.ends_before for line in leaver.lines for part in line.parts if part.key_id}
        assert ends == {date(2012, 7, 1)}
        assert {share.percentage for share in leaver.vat} == {19}
