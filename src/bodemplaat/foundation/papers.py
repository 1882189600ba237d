# SPDX-License-Identifier: EUPL-1.2
"""
Papers: PDF/UA-1 by typst, in our own font and under the name, colours and logo of their owner.

The same content gives the same bytes. What every paper has stands in `documents/paper.typ`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.utils.translation import gettext

from bodemplaat.foundation import formats
from bodemplaat.kernel.palettes import Palette

FRAME = Path(__file__).resolve().parent / "documents" / "paper.typ"
FONTS = FRAME.parent / "fonts"
FONT = "Source Sans 3"
_ENDINGS = {"image/svg+xml": "logo.svg", "image/png": "logo.png"}


@dataclass(frozen=True)
class Letterhead:
    """
    Under whose name papers and mail go out: colours and logo, with the words of the logo.

    `raster` is the logo as PNG: mail programs show no SVG.
    """

    name: str
    palette: Palette
    logo: bytes = b""
    media_type: str = ""
    alternative: str = ""
    raster: bytes = b""


@cache
def load_fonts() -> typst.Fonts:
    """Return our own font alone; a font that is not there must not become another one."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS]
    )
    if FONT not in fonts.families():
        raise FileNotFoundError(f"{FONT} is not in {FONTS}")
    return fonts


def write_paper(
    template: Path, content: Mapping[str, Any], *, head: Letterhead, moment: datetime
) -> bytes:
    """
    Return a paper as PDF/UA-1.

    `template` reads `content` as JSON in `sys.inputs.data`; every text in it is ready-made, so that
    paper and screen cannot differ. Every paper gives `title`, `answer`, `author` (who made it) and
    `state`. `moment` is that of the figures, never that of printing.
    """
    logo = _ENDINGS.get(head.media_type, "") if head.logo else ""
    files = {"main.typ": template.read_bytes(), "paper.typ": FRAME.read_bytes()}
    if logo:
        files[logo] = head.logo
    whole = {
        "lang": formats.get_language(), "pages": [gettext("pagina"), gettext("van")],
        "head": {
            "name": head.name, "logo": logo, "alternative": head.alternative,
            "brand": head.palette.brand, "button": head.palette.button,
            "heading": head.palette.heading,
        },
        **content,
    }  # fmt: skip
    written: bytes = typst.compile(
        files, font_paths=load_fonts(),
        sys_inputs={"data": json.dumps(whole)}, pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()),
        ignore_system_fonts=True,
    )
    return written


def pdf_response(filename: str, written: bytes) -> HttpResponse:
    """Return a paper that the browser shows, under a name to keep it by."""
    response = HttpResponse(written, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
