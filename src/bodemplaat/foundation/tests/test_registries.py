# SPDX-License-Identifier: EUPL-1.2
"""Declarations of watchpoints and indicators: what is taken, and what is refused."""

from fractions import Fraction

import pytest

from bodemplaat.foundation import registries
from bodemplaat.foundation.registries import Direction, Evidence, Norm, Reading, Severity

PLANTED = {"severity": Severity.NOTICE, "role": "sso_director", "feature": "D006"}


def find_nothing(*, on, known_at):
    return ()


def find_other_nothing(*, on, known_at):
    return ()


class TestDeclaration:
    @pytest.fixture(autouse=True)
    def _leave_no_trace(self, monkeypatch):
        declaring = registries.declaring
        monkeypatch.setattr(declaring, "_watchpoints", dict(declaring._watchpoints))
        monkeypatch.setattr(declaring, "_indicators", dict(declaring._indicators))

    def test_is_found_by_its_code_and_leaves_the_function_as_it_is(self):
        found = registries.watchpoint("foundation.nothing-here", **PLANTED)(find_nothing)

        assert found is find_nothing
        assert registries.find_watchpoint("foundation.nothing-here").find is find_nothing

    def test_may_be_read_again(self):
        for _ in range(2):
            registries.watchpoint("foundation.nothing-here", **PLANTED)(find_nothing)

        codes = [one.code for one in registries.list_watchpoints()]
        assert codes.count("foundation.nothing-here") == 1

    def test_is_refused_when_another_function_has_its_code(self):
        registries.watchpoint("foundation.nothing-here", **PLANTED)(find_nothing)

        with pytest.raises(ValueError, match="declared already"):
            registries.watchpoint("foundation.nothing-here", **PLANTED)(find_other_nothing)

    @pytest.mark.parametrize("code", ["finance.nothing", "nothing", "foundation.Not_a_code"])
    def test_is_refused_with_a_code_that_is_not_its_own(self, code):
        with pytest.raises(ValueError, match="should be"):
            registries.watchpoint(code, **PLANTED)(find_nothing)

    def test_is_refused_without_a_row_that_it_answers(self):
        with pytest.raises(ValueError, match="is no row"):
            registries.indicator(
                "foundation.nothing-here", name="Niets", question="Wat is er?", unit="count",
                direction=Direction.NONE, feature="D6",
            )(find_nothing)  # fmt: skip


class TestNorm:
    def test_holds_at_its_bounds(self):
        norm = Norm(least=1, most=Fraction(3, 2))

        assert [norm.holds(value) for value in (Fraction(1, 2), 1, Fraction(3, 2), 2)] == [
            False, True, True, False,
        ]  # fmt: skip


class TestReading:
    def test_is_not_explained_by_rows_that_are_divided_by_nothing(self):
        assert not Reading(1, 0, (Evidence({}, value=0),), (Evidence({}, value=0),)).is_explained

    def test_of_nothing_is_explained_by_no_rows(self):
        assert Reading(1, 0, ()).is_explained
        assert not Reading(1, 1, ()).is_explained
