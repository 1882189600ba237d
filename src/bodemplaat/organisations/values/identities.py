# SPDX-License-Identifier: EUPL-1.2
"""How an organisation shows itself."""

from dataclasses import dataclass
from datetime import datetime

from bodemplaat.kernel.palettes import Palette

OFFICE = "sso"  # in an address: the shared service organisation itself, beside municipal codes


@dataclass(frozen=True, kw_only=True)
class LogoLine:
    """A logo without its bytes: where it is found, and what it says to who does not see it."""

    id: int
    digest: str
    media_type: str
    width: int
    height: int
    alternative: str


@dataclass(frozen=True, kw_only=True)
class LogoFile:
    """A logo with its bytes, and the same as PNG."""

    line: LogoLine
    content: bytes
    raster: bytes


@dataclass(frozen=True, kw_only=True)
class IdentityLine:
    """The name, colours and logo under which an organisation shows itself."""

    id: int | None
    participant_id: int | None
    code: str
    name: str
    short_name: str
    initials: str
    palette: Palette
    logo: LogoLine | None = None

    @property
    def primary(self) -> str:
        """Return the colour of the header."""
        return self.palette.brand

    @property
    def on_primary(self) -> str:
        """Return the colour of text in the header."""
        return self.palette.on_brand

    @property
    def accent(self) -> str:
        """Return the second colour of the shield."""
        return self.palette.accent


@dataclass(frozen=True, kw_only=True)
class IdentityVersionLine:
    """How an organisation has shown itself from a moment on, and who said so."""

    number: int
    identity: IdentityLine
    origin: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, kw_only=True)
class ThemeLine:
    """A free set of colours to begin with."""

    code: str
    name: str
    licence: str
    palette: Palette
