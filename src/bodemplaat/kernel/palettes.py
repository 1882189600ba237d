# SPDX-License-Identifier: EUPL-1.2
"""
The colours of an organisation: from one of them the rest, a verdict per pair, and what mends it.

What a colour means (late, refused, proposed, good) is no part of it: meaning has the same colours
in every identity, and the verdict asks whether these can be read on the organisation's own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from bodemplaat.kernel import colours
from bodemplaat.kernel.colours import INK, MARK, TEXT, WASH, WHITE, contrast
from bodemplaat.kernel.refusals import Refusal

SOFT_INK = "#4d545a"
MEANING = {"good": "#1a6b3c", "warning": "#7a5000", "bad": "#a3131b", "proposed": "#3b3f9e"}
FOCUS = ("#ffbf00", INK)  # the two lines of the ring around what has the focus
MOST_RADIUS = 16


class NotAPalette(Refusal):
    """A text does not hold the colours of an organisation."""

    code = "kernel.not-a-palette"


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The colours of one organisation by what they are for, and how round its corners are."""

    brand: str
    on_brand: str
    button: str
    on_button: str
    link: str
    heading: str
    soft: str
    accent: str
    radius: int = 4


COLOURS = tuple(field.name for field in fields(Palette) if field.name != "radius")


@dataclass(frozen=True)
class Verdict:
    """One pair of colours that stand on each other: what is found, and what is asked."""

    code: str
    front: str
    ground: str
    least: float

    @property
    def ratio(self) -> float:
        """Return the contrast that is found."""
        return contrast(self.front, self.ground)

    @property
    def is_enough(self) -> bool:
        """Return whether the pair can be read or seen."""
        return self.ratio >= self.least


def complete(*, radius: int = 4, **given: str) -> Palette:
    """
    Return a whole palette from what is given of it: a brand colour, or at least a button.

    What is given stays as it is, whether or not it can be read; what is made can be read wherever
    something can.

    >>> complete(brand="#f3c64b").button, complete(brand="#f3c64b").on_brand
    ('#aa8b34', '#1b1d1f')
    """
    own = given.get("button") or given["brand"]
    brand = given.get("brand") or own
    made = {"brand": brand, "on_brand": colours.choose_text_on(brand), "accent": own}
    made["soft"] = colours.mix(own, WHITE, 0.92)
    made["button"] = colours.find_near(own, _is_button) or INK
    found = made | {role: value for role, value in given.items() if value}
    found.setdefault("on_button", _choose_text(found["button"], found["on_brand"]))
    soft = found["soft"]
    found.setdefault("link", colours.find_near(own, lambda one: _is_read(one, soft)) or INK)
    found.setdefault("heading", found["link"])
    return Palette(radius=radius, **found)


def judge(palette: Palette) -> tuple[Verdict, ...]:
    """Return the verdict over every pair of colours that stands somewhere on a page."""
    hardest = min(MEANING.values(), key=lambda one: contrast(one, palette.soft))
    ring = max(FOCUS, key=lambda one: contrast(one, palette.brand))
    return (
        Verdict("header", palette.on_brand, palette.brand, TEXT),
        Verdict("button", palette.on_button, palette.button, TEXT),
        Verdict("button-edge", palette.button, WASH, MARK),
        Verdict("link", palette.link, WASH, TEXT),
        Verdict("link-soft", palette.link, palette.soft, TEXT),
        Verdict("heading", palette.heading, WASH, TEXT),
        Verdict("text-soft", SOFT_INK, palette.soft, TEXT),
        Verdict("meaning-soft", hardest, palette.soft, TEXT),
        Verdict("border", palette.link, WHITE, MARK),
        Verdict("focus", ring, palette.brand, MARK),
    )


def is_readable(palette: Palette) -> bool:
    """Return whether every pair can be read or seen."""
    return all(verdict.is_enough for verdict in judge(palette))


def mend(palette: Palette, code: str) -> Palette:
    """Return the palette with the nearest colours in which one pair is enough."""
    return _MENDERS[code](palette)


def mend_all(palette: Palette) -> Palette:
    """Return the palette with every pair that is not enough mended."""
    for verdict in judge(palette):
        if not next(one for one in judge(palette) if one.code == verdict.code).is_enough:
            palette = mend(palette, verdict.code)
    return palette


def write_palette(palette: Palette) -> str:
    """
    Return a palette as one word, for an address.

    >>> write_palette(complete(brand="#7a1f2b"))[:20]
    '7a1f2b-ffffff-7a1f2b'
    """
    found = [getattr(palette, role).removeprefix("#") for role in COLOURS]
    return "-".join([*found, str(palette.radius)])


def read_palette(text: str) -> Palette:
    """Return the palette of a word. Raises NotAPalette."""
    pattern = rf"(?:[0-9a-f]{{6}}-){{{len(COLOURS)}}}[0-9]{{1,2}}"
    *found, radius = text.split("-")
    if re.fullmatch(pattern, text, re.ASCII) is None or int(radius) > MOST_RADIUS:
        raise NotAPalette(text=text[:80])
    named = zip(COLOURS, (f"#{digits}" for digits in found), strict=True)
    return Palette(**dict(named), radius=int(radius))


def _is_button(colour: str) -> bool:
    return contrast(colour, WASH) >= MARK and colours.has_text(colour)


def _is_read(colour: str, soft: str) -> bool:
    return contrast(colour, WASH) >= TEXT and contrast(colour, soft) >= TEXT


def _choose_text(ground: str, wanted: str) -> str:
    """Return the text colour that is wanted where it can be read, or else the best one."""
    return wanted if contrast(wanted, ground) >= TEXT else colours.choose_text_on(ground)


def _mend_header(palette: Palette) -> Palette:
    brand = colours.find_near(palette.brand, colours.has_text) or palette.brand
    return replace(palette, brand=brand, on_brand=_choose_text(brand, palette.on_brand))


def _mend_button(palette: Palette) -> Palette:
    button = colours.find_near(palette.button, _is_button) or INK
    return replace(palette, button=button, on_button=_choose_text(button, palette.on_button))


def _mend_link(palette: Palette) -> Palette:
    found = palette if _is_soft(palette.soft) else _mend_soft(palette)
    link = colours.find_near(found.link, lambda one: _is_read(one, found.soft))
    return replace(found, link=link or INK)


def _mend_heading(palette: Palette) -> Palette:
    heading = colours.find_near(palette.heading, lambda one: contrast(one, WASH) >= TEXT)
    return replace(palette, heading=heading or INK)


def _mend_soft(palette: Palette) -> Palette:
    steps = (colours.mix(palette.soft, WHITE, step / 100) for step in range(101))
    return replace(palette, soft=next(filter(_is_soft, steps)))


def _is_soft(ground: str) -> bool:
    return all(contrast(front, ground) >= TEXT for front in (SOFT_INK, *MEANING.values()))


_MENDERS: dict[str, Callable[[Palette], Palette]] = {
    "header": _mend_header, "button": _mend_button, "button-edge": _mend_button,
    "link": _mend_link, "link-soft": _mend_link, "border": _mend_link, "heading": _mend_heading,
    "text-soft": _mend_soft, "meaning-soft": _mend_soft,
    "focus": lambda palette: palette,  # one of its two lines is always seen
}  # fmt: skip
