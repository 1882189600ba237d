# SPDX-License-Identifier: EUPL-1.2
"""Names and colours of the demo; the colours are ours, not those of the real organisations."""

from typing import NamedTuple


class Look(NamedTuple):
    """What an identity needs beside its name."""

    short_name: str
    initials: str
    primary: str
    accent: str


LOOKS = {
    ("iszf", None): Look("ISZF", "IS", "#12466b", "#c96a12"),
    ("iszf", "0064"): Look("Bolsward", "Bo", "#7a1f2b", "#b98a1d"),
    ("iszf", "0072"): Look("Harlingen", "Ha", "#0f4c81", "#c33c2f"),
    ("iszf", "0082"): Look("Lemsterland", "Le", "#0b5d57", "#c77800"),
    ("iszf", "0104"): Look("Nijefurd", "Nf", "#20507a", "#8a6d1f"),
    ("iszf", "0140"): Look("Littenseradiel", "Lr", "#2f5d2a", "#b5532a"),
    ("iszf", "0653"): Look("Gaasterlân-Sleat", "GS", "#355e1f", "#946c00"),
    ("iszf", "0710"): Look("Wûnseradiel", "Wû", "#6a2c5a", "#2c7a7b"),
    ("iszf", "1900"): Look("Súdwest-Fryslân", "SF", "#16325c", "#d2472a"),
    ("iszf", "FUMO"): Look("FUMO", "FU", "#205c40", "#8a5a00"),
    ("equalit", None): Look("Equalit", "EQ", "#5a2170", "#2f7d32"),
    ("equalit", "0744"): Look("Baarle-Nassau", "BN", "#8a2a1b", "#2f6f8f"),
    ("equalit", "0798"): Look("Hilvarenbeek", "Hi", "#1d5b3a", "#b06a10"),
    ("equalit", "0809"): Look("Loon op Zand", "LZ", "#6b4a12", "#2a6f6b"),
    ("equalit", "0824"): Look("Oisterwijk", "Oi", "#1f5a66", "#b6482c"),
    ("equalit", "0826"): Look("Oosterhout", "Oo", "#00507d", "#c8501e"),
    ("equalit", "0873"): Look("Woensdrecht", "Wo", "#4a3b7c", "#a8641a"),
    ("equalit", "0879"): Look("Zundert", "Zu", "#7b3f00", "#3a7a3a"),
    ("equalit", "OMWB"): Look("OMWB", "OM", "#14566b", "#9a4b00"),
}

# Drawn by us for the demo: a wave between dikes, and a floor plan. They belong to nobody.
LOGOS = {
    ("iszf", None): (
        "Beeldmerk van ISZF, verzonnen voor de demo: een golf tussen twee dijken",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">'
        '<path fill="#12466b" d="M4 50h112v6H4zM4 4h112v6H4z"/>'
        '<path fill="none" stroke="#c96a12" stroke-width="7" stroke-linecap="round" '
        'd="M12 34c12-16 20-16 32 0s20 16 32 0 20-16 32 0"/></svg>',
    ),
    ("equalit", "0826"): (
        "Beeldmerk van Oosterhout, verzonnen voor de demo: vier vakken op een plaat",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">'
        '<path fill="#00507d" d="M6 46h88v8H6z"/><path fill="#c8501e" d="M12 8h16v32H12z"/>'
        '<path fill="#00507d" d="M32 18h16v22H32zM52 8h16v32H52zM72 24h16v16H72z"/></svg>',
    ),
}  # fmt: skip
# Who left its first colours for a theme that is shipped.
THEMED = {("iszf", "0082"): "wad", ("equalit", "0873"): "heide"}
