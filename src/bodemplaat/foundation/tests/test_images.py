# SPDX-License-Identifier: EUPL-1.2
import struct
import zlib

import pytest

from bodemplaat.foundation import images, sentences

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"'
SQUARE = '<path d="M0 0h10v10z" fill="#123456"/>'


def svg(inner: str, head: str = HEAD) -> bytes:
    """Return a drawing with something in it."""
    return f"{head}>{inner}</svg>".encode()


def png(width: int = 2, height: int = 1, extra: bytes = b"") -> bytes:
    """Return a picture of grey points, with more between its head and its points."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    points = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(height)))
    parts = chunk(b"IHDR", head), extra, chunk(b"IDAT", points), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(name: bytes, body: bytes) -> bytes:
    """Return one part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


class TestDrawing:
    @pytest.mark.parametrize(
        "harm",
        [
            "<script>alert(1)</script>",
            "<foreignObject><p>x</p></foreignObject>",
            '<image href="http://elders.example/pixel.png"/>',
            '<a href="javascript:alert(1)"><path d="M0 0h9v9z"/></a>',
            '<use href="http://elders.example/#x"/>',
            '<path d="M0 0h9v9z" onclick="alert(1)"/>',
            '<path d="M0 0h9v9z" fill="url(http://elders.example/)"/>',
            '<path d="M0 0h9v9z" style="fill:red;background:url(x)"/>',
            "<style>@import url(http://elders.example/a.css);.a{fill:url(http://e/)}</style>",
            '<animate attributeName="href" values="javascript:alert(1)"/>',
            '<set attributeName="onload" to="alert(1)"/>',
            "<!-- elders --><?xml-stylesheet href='elders'?>",
        ],
    )
    def test_keeps_its_shapes_and_nothing_that_could_do_harm(self, harm: str) -> None:
        found = images.read_image(svg(SQUARE + harm)).content.decode()

        assert 'fill="#123456"' in found
        words = ("script", "elders", "alert", "onclick", "style", "foreign", "url")
        assert [word for word in words if word in found] == []

    def test_keeps_colours_that_stand_in_a_sheet_of_its_own(self) -> None:
        sheet = "<style>.st0, .st1{fill:#7A1F2B;} .st1{stroke:#fff}</style>"

        found = images.read_image(svg(f'{sheet}<path class="st1" d="M0 0h9v9z"/>'))

        assert b'fill="#7A1F2B" stroke="#fff"' in found.content
        assert found.dropped == 0
        assert (found.width, found.height) == (400, 200)
        assert found.raster.startswith(b"\x89PNG")

    def test_counts_what_was_left_out(self) -> None:
        assert images.read_image(svg(SQUARE + "<script/><text>a</text>")).dropped == 2

    def test_repeats_one_shape_and_no_repeats(self) -> None:
        bomb = "".join(
            f'<g id="g{n}"><use href="#g{n + 1}"/><use href="#g{n + 1}"/></g>' for n in range(40)
        )
        plain = '<defs><path id="p" d="M0 0h9v9z"/></defs><use href="#p"/>'

        assert images.read_image(svg(SQUARE + bomb)).content.count(b"<use") == 0
        assert images.read_image(svg(plain)).content.count(b"<use") == 1

    def test_is_made_anew_from_what_was_made(self) -> None:
        once = images.read_image(svg(SQUARE))

        assert images.read_image(once.content).content == once.content

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"GIF89a", b"<html></html>", svg("")[:-3], b"\xff\xfe<\0s\0",
            b'<!DOCTYPE x [<!ENTITY a "b">]>' + svg(SQUARE),
            svg(SQUARE, '<svg xmlns="http://www.w3.org/2000/svg"'),
            svg(SQUARE, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 1"'),
        ],
    )  # fmt: skip
    def test_that_is_none_is_refused(self, content: bytes) -> None:
        with pytest.raises(images.NotAnImage) as refused:
            images.read_image(content)

        assert "als SVG, of als PNG" in sentences.render(refused.value, "nl")

    def test_with_nothing_to_draw_is_refused(self) -> None:
        with pytest.raises(images.ImageEmpty):
            images.read_image(svg("<text>Bolsward</text>"))

    def test_that_is_too_large_is_refused_before_it_is_read(self) -> None:
        with pytest.raises(images.ImageTooLarge):
            images.read_image(b"x" * (images.MOST_BYTES + 1))


class TestPicture:
    def test_keeps_its_points_and_no_remarks(self) -> None:
        found = images.read_image(png(extra=chunk(b"tEXt", b"Author\0Iemand")))

        assert found.content == png()
        assert (found.media_type, found.width, found.height) == ("image/png", 2, 1)
        assert found.dropped == 1

    @pytest.mark.parametrize(
        "content",
        [
            png()[:-1], png()[:20], png().replace(b"IDAT", b"IDAX"), png(width=2_001),
            png(height=0),
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IEND", b""),
        ],
    )  # fmt: skip
    def test_that_is_damaged_or_too_wide_is_refused(self, content: bytes) -> None:
        with pytest.raises(images.NotAnImage):
            images.read_image(content)
