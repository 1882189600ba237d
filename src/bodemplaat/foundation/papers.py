# SPDX-License-Identifier: EUPL-1.2
"""Papers: PDF/UA-1 by typst, in our own font; the same content gives the same bytes."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse

FONTS = Path(__file__).resolve().parent / "documents" / "fonts"
FONT = "Source Sans 3"


@cache
def load_fonts() -> typst.Fonts:
    """Return our own font alone; a font that is not there must not become another one."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS]
    )
    if FONT not in fonts.families():
        raise FileNotFoundError(f"{FONT} is not in {FONTS}")
    return fonts


def write_paper(template: Path, content: Mapping[str, Any], *, moment: datetime) -> bytes:
    """
    Return a paper as PDF/UA-1.

    `template` reads `content` as JSON in `sys.inputs.data`; every text in it is ready-made, so that
    paper and screen cannot differ. `moment` is that of the figures, never that of printing.
    """
    written: bytes = typst.compile(
        template.read_bytes(), font_paths=load_fonts(),
        sys_inputs={"data": json.dumps(content)}, pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()),
        ignore_system_fonts=True,
    )
    return written


def pdf_response(filename: str, written: bytes) -> HttpResponse:
    """Return a paper that the browser shows, under a name to keep it by."""
    response = HttpResponse(written, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
