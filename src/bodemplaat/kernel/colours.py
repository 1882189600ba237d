# SPDX-License-Identifier: EUPL-1.2
"""How well one colour is read on another."""


def contrast(one: str, other: str) -> float:
    """
    Return the contrast of two colours, from 1 (equal) to 21 (black on white).

    Parameters: # and six hexadecimal digits each; what people type is checked before.
    References: WCAG 2.2, definitions of contrast ratio and relative luminance.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
