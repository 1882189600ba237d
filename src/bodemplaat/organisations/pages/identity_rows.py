# SPDX-License-Identifier: EUPL-1.2
"""An identity as its pages show it: a verdict per pair, what mends it, and how it was before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext

from bodemplaat.foundation import formats
from bodemplaat.kernel import palettes
from bodemplaat.kernel.palettes import Palette, Verdict
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.rules.tokens import Used
from bodemplaat.organisations.values import IdentityLine, IdentityVersionLine


@dataclass(frozen=True)
class VerdictRow:
    """One pair of colours, in words and as a sample, with the nearest colours that are enough."""

    verdict: Verdict
    name: str | Promise
    near: tuple[str, ...]
    near_palette: str

    @property
    def ratio(self) -> str:
        """Return the contrast that is found, rounded down: 4.49 is not 4.5."""
        return formats.number(Fraction(int(self.verdict.ratio * 10), 10), 1)

    @property
    def least(self) -> str:
        """Return the contrast that is asked."""
        return formats.number(Fraction(self.verdict.least), 1)


@dataclass(frozen=True)
class Shown:
    """A palette with the verdict over it."""

    palette: Palette
    word: str
    rows: tuple[VerdictRow, ...]
    mended: str

    @property
    def weak(self) -> list[VerdictRow]:
        """Return the pairs that are not enough."""
        return [row for row in self.rows if not row.verdict.is_enough]


@dataclass(frozen=True)
class IdentityRow:
    """One organisation in the list."""

    line: IdentityLine
    colour: str
    has_logo: bool
    is_readable: bool


@dataclass(frozen=True)
class VersionRow:
    """How an organisation showed itself from a moment on."""

    line: IdentityVersionLine
    origin: str
    is_current: bool


def show(palette: Palette) -> Shown:
    """Return a palette with the verdict over every pair."""
    rows = tuple(_make_row(palette, verdict) for verdict in palettes.judge(palette))
    mended = palettes.write_palette(palettes.mend_all(palette))
    return Shown(palette, palettes.write_palette(palette), rows, mended)


def _make_row(palette: Palette, verdict: Verdict) -> VerdictRow:
    name = words.CONTRASTS[f"contrast-{verdict.code}"]
    if verdict.is_enough:
        return VerdictRow(verdict, name, (), "")
    mended = palettes.mend(palette, verdict.code)
    changed = (role for role in palettes.COLOURS if getattr(mended, role) != getattr(palette, role))
    near = tuple(getattr(mended, role) for role in changed)
    return VerdictRow(verdict, name, near, palettes.write_palette(mended))


def list_rows(lines: Iterable[IdentityLine]) -> list[IdentityRow]:
    """Return organisations with what is asked of their identity."""
    return [
        IdentityRow(
            line=line, colour=line.palette.brand, has_logo=line.logo is not None,
            is_readable=palettes.is_readable(line.palette),
        )
        for line in lines
    ]  # fmt: skip


def count_unreadable(lines: Iterable[IdentityLine]) -> int:
    """Return how many organisations have colours that cannot be read everywhere."""
    return sum(not palettes.is_readable(line.palette) for line in lines)


def list_versions(lines: Sequence[IdentityVersionLine]) -> list[VersionRow]:
    """Return earlier identities with where their colours came from; the first one holds."""
    return [
        VersionRow(line, _say_origin(line.origin), is_current=place == 0)
        for place, line in enumerate(lines)
    ]


def list_used(used: Iterable[Used]) -> list[Used]:
    """Return the tokens that were taken from a file, with what each is for in words."""
    return [replace(one, role=str(words.PALETTE[one.role])) for one in used]


def _say_origin(origin: str) -> str:
    kind, _, rest = origin.partition("-")
    if kind == "theme" and rest:
        return gettext("thema %(name)s") % {"name": rest.capitalize()}
    if kind == "back" and rest:
        return gettext("terug naar %(number)s") % {"number": rest}
    return str(words.ORIGINS.get(origin, words.ORIGINS[""]))
