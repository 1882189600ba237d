# SPDX-License-Identifier: EUPL-1.2
"""What the compiler of papers can and cannot say to who does not see them."""

import pytest
import typst

ROW = '#set document(title: "x")\n#table(columns: 2, table.header[A][B], {cell}[Kosten], [1])'


def write(cell: str) -> bytes:
    """Return a table of one row whose first cell is made by a function."""
    return bytes(typst.compile(ROW.format(cell=cell).encode(), format="pdf", pdf_standards="ua-1"))


class TestRowHeading:
    def test_is_not_offered_by_the_compiler_yet(self) -> None:
        # Once this fails, `amounts` of paper.typ can name the first cell of each row, and decision
        # "Rows of papers have no heading" goes.
        assert write("table.cell").startswith(b"%PDF")
        with pytest.raises(typst.TypstError, match="does not contain `header-cell`"):
            write('pdf.header-cell(scope: "row")')
