# SPDX-License-Identifier: EUPL-1.2
"""Mail, work and looking along stay within what their person may see."""

from datetime import date

import pytest

from tests.isolation import beside, conftest

DAY = date.fromisoformat(conftest.DAY)


class TestMail:
    @pytest.mark.parametrize("slug", ["iszf", "equalit"])
    @pytest.mark.feature("D008")
    def test_is_the_same_when_all_is_gone_that_its_reader_may_not_see(
        self, world, get_hollow, slug
    ):
        visitor = beside.find_mailed(world, slug, DAY)

        assert beside.find_mail_shifts(visitor, get_hollow(visitor), DAY) == []


class TestWork:
    def test_reads_what_who_asked_may_read(self, world):
        members = [one for one in world.sample() if one.reader.participant_id]

        assert [leak for one in members for leak in beside.find_job_leaks(one)] == []


class TestLookingAlong:
    def test_ends_by_itself(self, world):
        assert beside.find_outliving(world) == []
