# SPDX-License-Identifier: EUPL-1.2
"""
The colours that mean something are the same on the screen and in the verdict over an identity.

The verdict of `kernel.palettes` is worth nothing if the sheet shows another green than it judged.
"""

import re

import pytest

from bodemplaat.foundation.templatetags.bodemplaat import STATES
from bodemplaat.kernel import colours, palettes
from tests.house import tree

SHEETS = tree.PACKAGES / "foundation" / "static" / "foundation"
TOKEN = re.compile(r"(--bp-[\w-]+):\s*(#[0-9a-f]{3,6});")
# Which token stands for which colour of the kernel.
SAME = {
    **{f"--bp-{name}": colour for name, colour in palettes.MEANING.items()},
    "--bp-ink": colours.INK, "--bp-ink-2": palettes.SOFT_INK,
    "--bp-paper": colours.WHITE, "--bp-wash": colours.WASH,
}  # fmt: skip


def read_tokens() -> dict[str, str]:
    """Return the colours of the sheet by their token."""
    text = (SHEETS / "bodemplaat.css").read_text(encoding="utf-8")
    found = TOKEN.findall(text.partition(":root {")[2].partition("}")[0])
    return {token: colours.read_colour(colour) for token, colour in found}


class TestMeaning:
    @pytest.mark.parametrize("token", SAME)
    def test_has_one_colour_in_the_sheet_and_in_the_verdict(self, token: str) -> None:
        assert read_tokens()[token] == SAME[token]

    @pytest.mark.parametrize("name", palettes.MEANING)
    def test_can_be_read_on_every_ground_that_belongs_to_no_identity(self, name: str) -> None:
        tokens = read_tokens()
        grounds = ("--bp-paper", "--bp-wash", f"--bp-{name}-soft")

        for ground in grounds:
            assert colours.contrast(tokens[f"--bp-{name}"], tokens[ground]) >= colours.TEXT, ground

    def test_is_told_apart_by_more_than_its_colour(self) -> None:
        # Each state has a sign besides; the browser draws it from the sheet of signs.
        signs = set(re.findall(r'id="([\w-]+)"', (SHEETS / "icons.svg").read_text("utf-8")))

        assert {state.icon for state in STATES.values()} <= signs
        assert {state.tone for state in STATES.values()} == {*palettes.MEANING, "quiet"}

    def test_ring_of_the_keyboard_has_the_two_colours_of_the_verdict(self) -> None:
        text = (SHEETS / "bodemplaat.css").read_text(encoding="utf-8")
        outer, inner = palettes.FOCUS

        assert f"outline: 3px solid {outer}" in text
        assert "box-shadow: 0 0 0 2px var(--bp-ink)" in text and inner == colours.INK

    def test_of_paper_is_that_of_the_screen(self) -> None:
        paper = tree.PACKAGES / "foundation" / "documents" / "paper.typ"

        assert f'rgb("{palettes.SOFT_INK}")' in paper.read_text(encoding="utf-8")
