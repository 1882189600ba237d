# SPDX-License-Identifier: EUPL-1.2
"""What /standaarden claims is what tests prove, and the record of their last run is theirs."""

import pytest

from bodemplaat.config import standards
from bodemplaat.config.standards import Record, State
from scripts import coverage
from scripts import standards as script

CLAIMS = '[x]\nname = "X"\nversion = "1"\nuri = "https://x.example/"\nnl = "n"\nen = "e"\n'
LACKS = 'lacks_nl = "a"\nlacks_en = "b"\n'


def claim(text: str, passed: dict[str, int]) -> State:
    """Return the state of one claim with what a run saw."""
    record = Record(checked_on=standards.load_record().checked_on, commit="", passed={"x": passed})
    (found,) = standards.read_claims(text, record)
    return found.state


class TestStandard:
    def test_has_in_its_record_the_tests_that_carry_it_today(self):
        carried = {
            code: sorted({script.name_of(where) for where in tests})
            for code, tests in coverage.list_tests("standard").items()
        }
        recorded = {
            code: sorted({self.find_carrier(test, carried[code]) for test in tests})
            for code, tests in standards.load_record().passed.items()
        }

        assert recorded == carried, "Run `make standards` and commit checked.json."

    def find_carrier(self, test, carriers):
        return next((one for one in carriers if test.startswith(one)), test)

    def test_is_known_where_a_test_carries_it(self):
        known = {one.code for one in standards.list_standards()}

        assert set(coverage.list_tests("standard")) <= known

    def test_has_passed_in_each_of_its_tests(self):
        found = [one for tests in standards.load_record().passed.values() for one in tests.items()]

        assert [test for test, cases in found if not cases] == []

    @pytest.mark.parametrize(
        ("text", "passed", "state"),
        [
            (CLAIMS, {"test": 3}, State.MET),
            (CLAIMS + LACKS, {"test": 3}, State.PARTLY),
            (CLAIMS, {}, State.ABSENT),
            (CLAIMS + "is_elsewhere = true\n", {}, State.ELSEWHERE),
        ],
    )
    def test_claims_nothing_that_no_test_proves(self, text, passed, state):
        assert claim(text, passed) is state
