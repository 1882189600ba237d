# SPDX-License-Identifier: EUPL-1.2
"""The token sheet of an organisation: its colours, and text that can be read on them."""

import hashlib

from bodemplaat.foundation import colours
from bodemplaat.organisations.values import IdentityLine


def write_sheet(identity: IdentityLine) -> str:
    """Return the style sheet of an organisation; raise a refusal where a colour is unreadable."""
    tokens = {
        "brand": identity.primary,
        "on-brand": _find_text(identity),
        "brand-ink": colours.darken_for_text(identity.primary),
        "brand-soft": colours.mix(identity.primary, colours.WHITE, 0.92),
        "accent": identity.accent,
    }
    return ":root{" + ";".join(f"--bp-{name}:{value}" for name, value in tokens.items()) + "}\n"


def _find_text(identity: IdentityLine) -> str:
    """Return the organisation's own text colour where it can be read, or else the best one."""
    if colours.contrast(identity.primary, identity.on_primary) >= colours.LEAST_CONTRAST:
        return identity.on_primary
    return colours.choose_text_on(identity.primary)


def get_mark(identity: IdentityLine) -> str:
    """Return a short mark that changes with the colours, for the address of the sheet."""
    return hashlib.sha256(f"{identity.primary} {identity.accent}".encode()).hexdigest()[:8]
