# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.foundation import colours, sentences

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


class TestContrast:
    @given(COLOURS)
    def test_of_the_brand_as_text_is_enough_on_paper_and_on_the_wash(self, colour: str) -> None:
        ink = colours.darken_for_text(colour)

        assert colours.contrast(ink, colours.WASH) >= 4.5
        assert colours.contrast(ink, colours.WHITE) >= 4.5

    @given(COLOURS)
    def test_of_text_on_a_colour_is_enough_or_the_colour_is_refused(self, colour: str) -> None:
        try:
            text = colours.choose_text_on(colour)
        except colours.UnreadableColour:
            both = [colours.contrast(text, colour) for text in (colours.WHITE, colours.INK)]
            assert max(both) < 4.5
        else:
            assert colours.contrast(text, colour) >= 4.5


class TestRefusedColours:
    def test_are_those_between_white_and_ink_with_the_way_out(self) -> None:
        with pytest.raises(colours.UnreadableColour) as refused:
            colours.choose_text_on("#797979")

        assert "Kies een donkerder of lichter tint" in sentences.render(refused.value, "nl")

    @pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "url(x)", "#123456;}"])
    def test_are_texts_that_are_no_colour(self, text: str) -> None:
        with pytest.raises(colours.NotAColour):
            colours.choose_text_on(text)
