# SPDX-License-Identifier: EUPL-1.2
"""Every declared watchpoint and indicator answers a row of the deck and can be put into words."""

from bodemplaat.foundation import registries, sentences
from bodemplaat.organisations.values import Role
from scripts import coverage

WATCHPOINTS, INDICATORS = registries.list_watchpoints(), registries.list_indicators()


class TestDeclaration:
    def test_answers_a_row_that_is_there(self):
        rows = {row.number for row in coverage.read_rows(coverage.ROWS.read_text("utf-8"))}

        declared = (*WATCHPOINTS, *INDICATORS)
        assert [one.code for one in declared if one.feature and one.feature not in rows] == []

    def test_has_its_sentences(self):
        wanted = [part for one in WATCHPOINTS for part in (one.code, f"{one.code}.evidence")]
        wanted += [f"{one.code}.source" for one in INDICATORS]

        assert [code for code in wanted if not sentences.is_known(code)] == []

    def test_names_a_role_that_there_is(self):
        roles = {role.value for role in Role}

        assert [one.code for one in WATCHPOINTS if one.role not in roles] == []
