# SPDX-License-Identifier: EUPL-1.2
"""The style sheet of an organisation: its colours and corners as tokens, and nothing else."""

import hashlib

from bodemplaat.kernel.palettes import Palette

_NAMES = {
    "brand": "brand", "on_brand": "on-brand", "button": "button", "on_button": "on-button",
    "link": "brand-ink", "heading": "heading", "soft": "brand-soft", "accent": "accent",
}  # fmt: skip


def write_sheet(palette: Palette, selector: str = ":root") -> str:
    """
    Return the tokens of a palette, for the whole page or for a part of it.

    What stands inside a part of its own, such as a preview, has the class `bp-preview`.
    """
    tokens = {name: getattr(palette, role) for role, name in _NAMES.items()}
    tokens["radius"] = f"{palette.radius}px"
    written = ";".join(f"--bp-{name}:{value}" for name, value in tokens.items())
    return f"{selector}{{{written}}}\n"


def get_mark(palette: Palette) -> str:
    """Return a short mark that changes with the sheet, for its address."""
    return hashlib.sha256(write_sheet(palette).encode()).hexdigest()[:8]
