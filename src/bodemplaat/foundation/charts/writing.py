# SPDX-License-Identifier: EUPL-1.2
"""A drawing as SVG: with classes for a page, with the colours of a palette for paper."""

from fractions import Fraction
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from bodemplaat.foundation.charts.drawing import Dot, Drawing, Line, Rect, Shape, Word
from bodemplaat.kernel.colours import INK
from bodemplaat.kernel.palettes import SOFT_INK, Palette

GREY, GUIDE, PAPER = "#767f87", "#c4cacf", "#ffffff"


@lru_cache(maxsize=64)
def _list_styles(mark: str) -> dict[str, dict[str, str]]:
    """Return what each tone looks like on paper; parts.css says the same for the screen."""
    return {
        "mark": {"fill": mark},
        "other": {"fill": GREY},
        "less": {"fill": PAPER, "stroke": mark, "stroke-width": "2"},
        "less-other": {"fill": PAPER, "stroke": GREY, "stroke-width": "2"},
        "line-mark": {"fill": "none", "stroke": mark, "stroke-width": "3"},
        "line-other": {"fill": "none", "stroke": GREY, "stroke-width": "1.5"},
        "zero": {"fill": "none", "stroke": INK, "stroke-width": "1"},
        "guide": {"fill": "none", "stroke": GUIDE, "stroke-width": "1"},
        "median": {
            "fill": "none", "stroke": SOFT_INK, "stroke-width": "1.5", "stroke-dasharray": "4 3",
        },
    }  # fmt: skip


def write_svg(
    drawing: Drawing, *, title: str, about: str, key: str = "", palette: Palette | None = None
) -> str:
    """
    Return a drawing as SVG with its title and description.

    `key` makes the ids on a page. With `palette` it is for paper, in those colours and without its
    words: the paper sets them itself (`list_words`), in its own font.
    """
    head = f'viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}" role="img"'
    if palette is None:
        head += f' class="bp-figure__{key.rpartition("-")[2]}"'
        head += f' aria-labelledby="{key}-title {key}-desc" focusable="false"'
        names = f'<title id="{key}-title">{escape(title)}</title>'
        names += f'<desc id="{key}-desc">{escape(about)}</desc>'
    else:
        head += ' xmlns="http://www.w3.org/2000/svg"'
        names = f"<title>{escape(title)}</title><desc>{escape(about)}</desc>"
    drawn = drawing.shapes
    if palette is not None:
        drawn = [shape for shape in drawn if not isinstance(shape, Word)]
    shapes = "".join(_write(shape, palette) for shape in drawn)
    return f"<svg {head}>{names}{shapes}</svg>"


def list_words(drawing: Drawing) -> list[dict[str, str | float]]:
    """Return the words of a drawing, with where each stands."""
    return [
        {"x": one.x, "y": one.y, "text": one.text, "anchor": one.anchor, "tone": one.tone}
        for one in drawing.shapes
        if isinstance(one, Word)
    ]


def _write(shape: Shape, palette: Palette | None) -> str:
    style = _write_style(shape.tone, palette)
    if isinstance(shape, Word):
        place = f'x="{_number(shape.x)}" y="{_number(shape.y)}" text-anchor="{shape.anchor}"'
        return f"<text {place} {style}>{escape(shape.text)}</text>"
    if isinstance(shape, Line):
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
        return f'<polyline points="{points}" {style}/>'
    said = f" data-name={quoteattr(shape.name)}" if shape.name else ""
    if shape.value is not None:
        said += f' data-value="{Fraction(shape.value)}"'
    if isinstance(shape, Dot):
        return f'<circle cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="5" {style}{said}/>'
    return _write_rect(shape, style, said)


def _write_rect(shape: Rect, style: str, said: str) -> str:
    place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
    size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
    return f"<rect {place} {size} {style}{said}/>"


def _write_style(tone: str, palette: Palette | None) -> str:
    if palette is None:
        return f'class="bp-figure__{tone}"'
    found = _list_styles(palette.link)[tone]
    return " ".join(f'{name}="{value}"' for name, value in found.items())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
