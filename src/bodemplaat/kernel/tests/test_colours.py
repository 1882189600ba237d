# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import colours, palettes

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
PALETTES = st.builds(
    palettes.Palette, **dict.fromkeys(palettes.COLOURS, COLOURS),
    radius=st.integers(0, palettes.MOST_RADIUS),
)  # fmt: skip


class TestColour:
    @pytest.mark.parametrize("text", ["red", "#12345", "#12345g", "url(x)", "#123456;}", "#１２３"])
    def test_that_is_none_is_refused_by_what_was_written(self, text: str) -> None:
        with pytest.raises(colours.NotAColour) as refused:
            colours.read_colour(f" {text} ")

        assert refused.value.values == {"colour": text}

    @given(COLOURS, COLOURS)
    def test_has_a_contrast_between_equal_and_black_on_white(self, one: str, other: str) -> None:
        assert 1 <= colours.contrast(one, other) == colours.contrast(other, one) <= 21

    @given(COLOURS)
    def test_near_another_is_itself_where_that_is_good(self, colour: str) -> None:
        assert colours.find_near(colour, lambda found: True) == colour
        assert colours.find_near(colour, lambda found: False) is None


class TestPalette:
    @given(COLOURS)
    def test_of_any_brand_colour_is_readable_or_only_the_header_is_not(self, brand: str) -> None:
        palette = palettes.complete(brand=brand)

        weak = [verdict.code for verdict in palettes.judge(palette) if not verdict.is_enough]

        assert weak == ([] if colours.has_text(brand) else ["header"])
        assert palette.brand == brand

    @given(PALETTES)
    def test_of_any_colours_is_readable_after_mending(self, palette: palettes.Palette) -> None:
        mended = palettes.mend_all(palette)

        assert palettes.is_readable(mended)
        assert palettes.mend_all(mended) == mended

    @given(PALETTES)
    def test_is_mended_one_pair_at_a_time(self, palette: palettes.Palette) -> None:
        for verdict in palettes.judge(palette):
            mended = palettes.judge(palettes.mend(palette, verdict.code))
            assert next(one for one in mended if one.code == verdict.code).is_enough

    @given(PALETTES)
    def test_goes_into_an_address_and_back(self, palette: palettes.Palette) -> None:
        assert palettes.read_palette(palettes.write_palette(palette)) == palette

    @pytest.mark.parametrize("text", ["", "7a1f2b", "rood-" * 8 + "4", "7a1f2b-" * 8 + "99"])
    def test_that_is_no_palette_is_refused(self, text: str) -> None:
        with pytest.raises(palettes.NotAPalette):
            palettes.read_palette(text)

    def test_keeps_a_colour_in_which_nothing_can_be_read_and_offers_the_nearest(self) -> None:
        palette = palettes.complete(brand="#797979")

        assert not palettes.is_readable(palette)
        assert palettes.mend(palette, "header") == replace(palette, brand="#757575")

    def test_is_mended_with_the_nearest_colours_not_with_ink(self) -> None:
        weak = palettes.complete(
            brand="#7a1f2b", button="#ffe9a8", link="#ffe9a8", heading="#ffe9a8", soft="#808080"
        )

        mended = palettes.mend_all(weak)

        assert (mended.button, mended.link) == ("#9c8e66", "#665d43")
        assert (mended.heading, mended.soft) == ("#7a7051", "#d8d8d8")


class TestFocus:
    @given(COLOURS)
    def test_is_seen_on_every_brand_colour(self, brand: str) -> None:
        focus = palettes.judge(palettes.complete(brand=brand))[-1]

        assert focus.code == "focus"
        assert focus.is_enough


class TestMeaning:
    def test_has_colours_that_are_read_on_paper_and_differ_from_each_other(self) -> None:
        found = set(palettes.MEANING.values())

        assert len(found) == len(palettes.MEANING)
        assert all(colours.contrast(colour, colours.WASH) >= 4.5 for colour in found)
