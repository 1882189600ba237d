# SPDX-License-Identifier: EUPL-1.2
"""
Images that somebody uploads, made anew from what is known to be safe: SVG and PNG.

Of an SVG only shapes, gradients and colours are kept; of a PNG only its picture. What an image
brings besides (scripts, links, styles, remarks of the camera) does not reach a page.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import vl_convert

from bodemplaat.kernel.refusals import Refusal

MOST_BYTES = 300_000
MOST_PIXELS = 2_000
RASTER_HEIGHT = 160  # of an SVG in a mail: mail programs show no SVG
SVG, PNG = "image/svg+xml", "image/png"
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    (
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    )
)  # fmt: skip
_GROUPS = frozenset(
    (
        "svg", "g", "defs", "symbol", "clipPath", "linearGradient", "radialGradient", "stop",
        "use",
    )
)  # fmt: skip
_PAINT = frozenset(
    (
        "fill", "stroke", "stop-color", "color", "fill-opacity", "stroke-opacity", "stop-opacity",
        "opacity", "fill-rule", "clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "clip-path", "display",
    )
)  # fmt: skip
_PLACE = frozenset(
    (
        "id", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy",
        "width", "height", "points", "transform", "viewBox", "offset", "gradientUnits",
        "gradientTransform", "spreadMethod", "clipPathUnits", "preserveAspectRatio",
    )
)  # fmt: skip
_VALUE = re.compile(r"[\w\s.,#%()+\-]*", re.ASCII)
_LOCAL = re.compile(r"url\(\s*['\"]?(#[\w\-.:]+)['\"]?\s*\)", re.ASCII)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[\]<>]*>", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


class ImageTooLarge(Refusal):
    """An image is larger than a logo needs to be."""

    code = "foundation.image-too-large"


class NotAnImage(Refusal):
    """A file is neither SVG nor PNG, or is damaged."""

    code = "foundation.not-an-image"


class ImageEmpty(Refusal):
    """Nothing is left of an SVG that can be drawn."""

    code = "foundation.image-empty"


@dataclass(frozen=True)
class Image:
    """A safe image: its bytes, the same as PNG, its size, and how much was left out."""

    media_type: str
    content: bytes
    raster: bytes
    width: int
    height: int
    dropped: int


def read_image(content: bytes) -> Image:
    """Return a safe image of what was uploaded. Raises ImageTooLarge, NotAnImage, ImageEmpty."""
    if len(content) > MOST_BYTES:
        raise ImageTooLarge(size=len(content) // 1000, most=MOST_BYTES // 1000)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _read_png(content)
    return _read_svg(content)


def _read_svg(content: bytes) -> Image:
    root = _parse(content)
    if root.tag != f"{_NAMESPACE}svg":
        raise NotAnImage(reason=root.tag[-40:])
    cleaner = _Cleaner(_list_rules(root))
    clean = cleaner.clean(root, 0)
    if clean is not None:
        cleaner.dropped += _drop_uses(clean)
    if clean is None or not any(node.tag in _SHAPES for node in clean.iter()):
        raise ImageEmpty()
    width, height = _measure(clean)
    sizes = {"width": str(width), "height": str(height)}
    kept = dict(sorted({**clean.attrib, **sizes}.items()))
    clean.attrib.clear()
    clean.attrib.update({"xmlns": _NAMESPACE.strip("{}"), **kept})
    written = ElementTree.tostring(clean, encoding="unicode")
    scale = RASTER_HEIGHT / height
    raster: bytes = vl_convert.svg_to_png(written, scale=min(scale, MOST_PIXELS / width))
    return Image(SVG, written.encode(), raster, width, height, cleaner.dropped)


def _parse(content: bytes) -> ElementTree.Element:
    """Return the elements; a file that declares entities of its own is refused unread."""
    try:
        text = _DOCTYPE.sub("", content.decode("utf-8-sig").strip())
        if "<!doctype" in text.lower() or "<!entity" in text.lower():
            raise NotAnImage(reason="DOCTYPE")
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnImage(reason=type(error).__name__) from error


class _Cleaner:
    """Copies what is known, and counts what is not."""

    def __init__(self, rules: dict[str, dict[str, str]]) -> None:
        self.rules = rules
        self.dropped = 0

    def clean(self, node: ElementTree.Element, depth: int) -> ElementTree.Element | None:
        """Return a copy of an element with what is safe in it; None where it is not known."""
        name = node.tag.removeprefix(_NAMESPACE) if isinstance(node.tag, str) else ""
        if name not in _SHAPES | _GROUPS or depth > 60:
            self.dropped += name not in ("style", "title", "desc", "metadata", "")
            return None
        copy = ElementTree.Element(name, dict(self._list_safe(node)))
        for child in node:
            if (kept := self.clean(child, depth + 1)) is not None:
                copy.append(kept)
        return copy

    def _list_safe(self, node: ElementTree.Element) -> Iterator[tuple[str, str]]:
        given = dict(node.attrib)
        for link in ("href", "{http://www.w3.org/1999/xlink}href"):
            target = given.pop(link, "")
            if re.fullmatch(r"#[\w\-.:]+", target, re.ASCII):
                yield "href", target
            self.dropped += bool(target) and not target.startswith("#")
        styled = [self.rules.get(name, {}) for name in given.pop("class", "").split()]
        styled.append(_read_style(given.pop("style", "")))
        for rules in styled:
            given |= rules
        for name, value in given.items():
            value = _LOCAL.sub(r"url(\1)", value)
            rest = _LOCAL.sub("", value)
            is_plain = _VALUE.fullmatch(rest) and "url" not in rest
            if name in _PAINT | _PLACE and is_plain:
                yield name, value
            else:
                self.dropped += name.lower().startswith("on")


def _drop_uses(root: ElementTree.Element) -> int:
    """Leave out what repeats more than one shape: repeats in repeats grow without end."""
    shapes = {f"#{node.get('id')}" for node in root.iter() if node.tag in _SHAPES}
    dropped = 0
    for parent in list(root.iter()):
        for node in [node for node in parent if node.tag == "use"]:
            if node.get("href") not in shapes:
                parent.remove(node)
                dropped += 1
    return dropped


def _list_rules(root: ElementTree.Element) -> dict[str, dict[str, str]]:
    """Return what the sheets inside the file say of each class: drawing programs write so."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in root.iter(f"{_NAMESPACE}style"):
        for names, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.S)):
            for name in names.split(","):
                if name.strip().startswith("."):
                    rules.setdefault(name.strip()[1:], {}).update(_read_style(body))
    return rules


def _read_style(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    found = ((name.strip().lower(), value.strip()) for name, _, value in pairs)
    return {name: value for name, value in found if name in _PAINT and value}


def _measure(root: ElementTree.Element) -> tuple[int, int]:
    """Return width and height in whole pixels, and give the image a view box if it has none."""
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(box) != 4:
        sizes = [re.match(r"\d+(?:\.\d+)?", root.get(name, "")) for name in ("width", "height")]
        if not all(sizes):
            raise NotAnImage(reason="viewBox")
        box = [0, 0, *(float(found.group()) for found in sizes if found)]
        root.set("viewBox", " ".join(f"{part:g}" for part in box))
    width, height = box[2], box[3]
    if not (0 < width < 1e6 and 0 < height < 1e6 and 1 / 20 <= width / height <= 20):
        raise NotAnImage(reason="viewBox")
    return max(round(width * 200 / height), 1), 200


def _read_png(content: bytes) -> Image:
    kept, data, size = [content[:8]], [], (0, 0)
    for name, body, whole in _list_chunks(content):
        if name in _KEPT_CHUNKS:
            kept.append(whole)
        if name == b"IHDR":
            size = struct.unpack(">II", body[:8])
        if name == b"IDAT":
            data.append(body)
    width, height = size
    if not data or not 0 < width <= MOST_PIXELS or not 0 < height <= MOST_PIXELS:
        raise NotAnImage(reason=f"{width} x {height}")
    try:
        unpacked = zlib.decompressobj().decompress(b"".join(data), width * height * 8 + height + 1)
    except zlib.error as error:
        raise NotAnImage(reason="zlib") from error
    if len(unpacked) < height:
        raise NotAnImage(reason="IDAT")
    written = b"".join(kept)
    return Image(PNG, written, written, width, height, len(content) - len(written) > 0)


def _list_chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Give name, body and whole of each chunk, up to the end; each one's checksum is right."""
    at, name = 8, b""
    while name != b"IEND":
        if at + 12 > len(content):
            raise NotAnImage(reason="PNG")
        (length,) = struct.unpack(">I", content[at : at + 4])
        whole = content[at : at + 12 + length]
        name, body = whole[4:8], whole[8 : 8 + length]
        checksum = int.from_bytes(whole[-4:], "big")
        if len(whole) != 12 + length or zlib.crc32(whole[4:-4]) != checksum:
            raise NotAnImage(reason="PNG")
        yield name, body, whole
        at += 12 + length
