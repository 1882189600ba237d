# SPDX-License-Identifier: EUPL-1.2
"""Colours of an organisation that people can read; WCAG 2.2 gives the sums and the limit."""

import re

from bodemplaat.kernel import colours
from bodemplaat.kernel.refusals import Refusal

LEAST_CONTRAST = 4.5
WHITE, INK, WASH = "#ffffff", "#1b1d1f", "#f6f7f8"


class UnreadableColour(Refusal):
    """Neither white nor our ink can be read on the colour."""

    code = "foundation.unreadable-colour"


class NotAColour(Refusal):
    """A colour is a # and six hexadecimal digits."""

    code = "foundation.not-a-colour"


def _parts(colour: str) -> tuple[int, int, int]:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise NotAColour(colour=colour[:20])
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Raises NotAColour."""
    for colour in (one, other):
        _parts(colour)
    return colours.contrast(one, other)


def choose_text_on(colour: str) -> str:
    """
    Return white or our ink, whichever is read best on the colour.

    Raises UnreadableColour where neither reaches 4.5 to 1.

    >>> choose_text_on("#8c1d2c"), choose_text_on("#f3c64b")
    ('#ffffff', '#1b1d1f')
    """
    best = max((WHITE, INK), key=lambda text: contrast(text, colour))
    if contrast(best, colour) < LEAST_CONTRAST:
        found = f"{contrast(best, colour):.1f}"
        raise UnreadableColour(colour=colour, found=found, least=LEAST_CONTRAST)
    return best


def mix(colour: str, other: str, share: float) -> str:
    """
    Return the colour with a share of another one in it.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def darken_for_text(colour: str, ground: str = WASH) -> str:
    """
    Return the colour, darkened in steps of 4 % until it can be read as text on a light ground.

    >>> darken_for_text("#8c1d2c"), contrast(darken_for_text("#e6b800"), WASH) >= LEAST_CONTRAST
    ('#8c1d2c', True)
    """
    steps = (mix(colour, "#000000", step / 25) for step in range(26))
    return next(found for found in steps if contrast(found, ground) >= LEAST_CONTRAST)
