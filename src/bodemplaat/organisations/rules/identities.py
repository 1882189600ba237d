# SPDX-License-Identifier: EUPL-1.2
"""Colours that people can read."""

import re

from bodemplaat.kernel import colours
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
    found = colours.contrast(primary, on_primary)
    if found < LEAST_CONTRAST:
        raise TooLittleContrast(
            primary=primary, on_primary=on_primary, found=f"{found:.1f}", least=LEAST_CONTRAST
        )
