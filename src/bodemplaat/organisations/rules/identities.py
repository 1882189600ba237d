# SPDX-License-Identifier: EUPL-1.2
"""Colours that people can read."""

import re

from bodemplaat.kernel.refusals import Refusal

LEAST_CONTRAST = 4.5


class UnknownColour(Refusal):
    """A colour is not written as # and six hexadecimal digits."""

    code = "organisations.unknown-colour"


class TooLittleContrast(Refusal):
    """Text in one colour cannot be read on the other."""

    code = "organisations.too-little-contrast"


def check_colours(primary: str, on_primary: str, accent: str) -> None:
    """Raise a refusal unless the colours are written well and text on the primary is readable."""
    for colour in (primary, on_primary, accent):
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            raise UnknownColour(colour=colour)
    found = contrast(primary, on_primary)
    if found < LEAST_CONTRAST:
        raise TooLittleContrast(
            primary=primary, on_primary=on_primary, found=f"{found:.1f}", least=LEAST_CONTRAST
        )


def contrast(one: str, other: str) -> float:
    """
    Return the contrast of two colours, from 1 (equal) to 21 (black on white).

    References: WCAG 2.2, definitions of contrast ratio and relative luminance.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
