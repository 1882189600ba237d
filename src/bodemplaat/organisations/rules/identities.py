# SPDX-License-Identifier: EUPL-1.2
"""Colours that people can read."""

from bodemplaat.kernel import colours, palettes
from bodemplaat.kernel.palettes import Palette
from bodemplaat.kernel.refusals import Refusal


class TooLittleContrast(Refusal):
    """What stands in one colour cannot be read or seen on the other."""

    code = "organisations.too-little-contrast"


def check_palette(palette: Palette) -> None:
    """Raise TooLittleContrast, with the nearest colour, unless every pair can be read."""
    for role in palettes.COLOURS:
        colours.read_colour(getattr(palette, role))
    weak = [verdict for verdict in palettes.judge(palette) if not verdict.is_enough]
    if not weak:
        return
    worst = min(weak, key=lambda verdict: verdict.ratio / verdict.least)
    mended = palettes.mend(palette, worst.code)
    changed = [
        getattr(mended, role)
        for role in palettes.COLOURS
        if getattr(mended, role) != getattr(palette, role)
    ]
    raise TooLittleContrast(
        pair=f"contrast-{worst.code}", front=worst.front, ground=worst.ground,
        found=f"{worst.ratio:.1f}".replace(".", ","), least=f"{worst.least:.1f}".replace(".", ","),
        near=changed[0],
    )  # fmt: skip
