# SPDX-License-Identifier: EUPL-1.2
import doctest
from pathlib import Path

PAGE = Path(__file__).parents[4] / "docs" / "methods" / "decisions.md"


class TestMethodPage:
    def test_of_decisions_gives_what_it_says(self):
        result = doctest.testfile(str(PAGE), module_relative=False)

        assert result.attempted and not result.failed
