# SPDX-License-Identifier: EUPL-1.2
"""Colours as # and six hexadecimal digits: how well one is read on another, and what is near."""

import re
from collections.abc import Callable

from bodemplaat.kernel.refusals import Refusal

# Least contrast of text, and of what is no text: the edge of a button, a line, a mark of a chart.
TEXT, MARK = 4.5, 3.0
WHITE, BLACK, INK, WASH = "#ffffff", "#000000", "#1b1d1f", "#f6f7f8"


class NotAColour(Refusal):
    """A colour is a # and six hexadecimal digits."""

    code = "kernel.not-a-colour"


def read_colour(text: str) -> str:
    """
    Return a colour that somebody typed, as # and six small digits. Raises NotAColour.

    >>> read_colour(" 8C1D2C"), read_colour("#abc")
    ('#8c1d2c', '#aabbcc')
    """
    found = re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", text.strip().lower(), re.ASCII)
    if found is None:
        raise NotAColour(colour=text.strip()[:20])
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def contrast(one: str, other: str) -> float:
    """
    Return the contrast of two colours, from 1 (equal) to 21 (black on white).

    Raises NotAColour. References: WCAG 2.2, definitions of contrast ratio and relative luminance.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """
    Return the colour with a share of another one in it.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def choose_text_on(colour: str) -> str:
    """
    Return white or our ink, whichever is read best on the colour.

    >>> choose_text_on("#8c1d2c"), choose_text_on("#f3c64b")
    ('#ffffff', '#1b1d1f')
    """
    return max((WHITE, INK), key=lambda text: contrast(text, colour))


def has_text(colour: str) -> bool:
    """Return whether white or our ink can be read on the colour."""
    return contrast(choose_text_on(colour), colour) >= TEXT


def find_near(colour: str, is_good: Callable[[str], bool]) -> str | None:
    """
    Return the colour itself or the nearest good one, mixed with black or white in steps of 1 %.

    None where neither black nor white nor anything between is good.

    >>> find_near("#e6b800", lambda found: contrast(found, "#ffffff") >= 4.5)
    '#8f7200'
    """
    for step in range(101):
        for other in (BLACK, WHITE):
            found = mix(colour, other, step / 100)
            if is_good(found):
                return found
    return None


def _parts(colour: str) -> tuple[int, int, int]:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise NotAColour(colour=colour[:20])
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
