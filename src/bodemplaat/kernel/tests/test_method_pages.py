# SPDX-License-Identifier: EUPL-1.2
import doctest
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[4] / "docs" / "methods"


class TestMethodPage:
    @pytest.mark.parametrize(
        "name", ["keys.md", "periods.md", "rounding.md", "staged-allocation.md"]
    )
    def test_says_in_its_worked_tables_what_the_kernel_computes(self, name):
        done = doctest.testfile(str(PAGES / name), module_relative=False)

        assert done.attempted > 0
        assert done.failed == 0
