# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from bodemplaat.foundation import papers
from bodemplaat.kernel import colours, palettes
from bodemplaat.kernel.palettes import Palette
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import (
    Arrangement,
    IdentityVersion,
    OrganisationIdentity,
    OrganisationLogo,
    Participant,
)
from bodemplaat.organisations.rules import tokens as token_rules
from bodemplaat.organisations.values import (
    OFFICE,
    IdentityLine,
    IdentityVersionLine,
    LogoFile,
    LogoLine,
    ThemeLine,
)

THEMES = Path(__file__).resolve().parent.parent / "themes"
NEUTRAL = palettes.complete(brand="#1f4e5f", accent="#c2541b")
BYTES = ("content", "raster")
HEAVY = tuple(f"logo__{name}" for name in BYTES)


class UnknownVersion(Refusal):
    """There is no such earlier identity of the organisation."""

    code = "organisations.unknown-version"


def get_identity(participant_id: int | None) -> IdentityLine:
    """Return the identity of a participant, or of the shared service organisation itself."""
    rows = OrganisationIdentity.objects.of(participant_id).select_related("participant", "logo")
    row = rows.defer(*HEAVY).first()
    if row:
        return _read(row, row.participant)
    if participant_id is None:
        return _invent(None, Arrangement.objects.get().sso_name)
    participant = Participant.objects.get(pk=participant_id)
    return _invent(participant, participant.name)


def has_identity(participant_id: int | None) -> bool:
    """Tell whether a participant, or the shared service organisation, has a look of its own."""
    return OrganisationIdentity.objects.of(participant_id).exists()


def list_identities() -> tuple[IdentityLine, ...]:
    """Return how the shared service organisation and each participant show themselves."""
    rows = OrganisationIdentity.objects.select_related("participant", "logo").defer(*HEAVY)
    found = {row.participant_id: _read(row, row.participant) for row in rows}
    office = found.get(None) or _invent(None, Arrangement.objects.get().sso_name)
    participants = Participant.objects.order_by("sort_name", "code")
    own = (found.get(one.pk) or _invent(one, one.name) for one in participants)
    return (office, *own)


def find_organisation(code: str) -> IdentityLine | None:
    """Return the identity of the participant with a code, or of the office; None: neither."""
    if code == OFFICE:
        return get_identity(None)
    participant_id = Participant.objects.filter(code=code).values_list("pk", flat=True).first()
    return None if participant_id is None else get_identity(participant_id)


def list_identity_versions(participant_id: int | None) -> tuple[IdentityVersionLine, ...]:
    """Return how an organisation has shown itself, the newest first."""
    identities = OrganisationIdentity.objects.of(participant_id)
    rows = IdentityVersion.objects.filter(identity__in=identities)
    rows = rows.select_related("identity__participant", "logo")
    rows = rows.defer(*HEAVY).order_by("-number")
    return tuple(
        IdentityVersionLine(
            number=row.number, origin=row.origin, recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            identity=replace(_read(row, row.identity.participant), id=row.identity_id),
        )
        for row in rows
    )  # fmt: skip


def find_logo(digest: str) -> LogoFile | None:
    """Return a logo of the arrangement by its digest, also one of before."""
    row = OrganisationLogo.objects.filter(digest=digest).order_by("pk").first()
    return None if row is None else _read_logo_file(row)


def get_logo(line: LogoLine) -> LogoFile:
    """Return a logo with its bytes."""
    return _read_logo_file(OrganisationLogo.objects.get(pk=line.id))


def get_letterhead(line: IdentityLine) -> papers.Letterhead:
    """Return the name, colours and logo under which an organisation sends papers and mail."""
    if line.logo is None:
        return papers.Letterhead(line.name, line.palette)
    file = get_logo(line.logo)
    return papers.Letterhead(
        line.name, line.palette, file.content, line.logo.media_type, line.logo.alternative,
        file.raster,
    )


def find_palette(theme: str) -> Palette | None:
    """Return the colours of one of the free themes; None where there is no such theme."""
    return next((line.palette for line in list_themes() if line.code == theme), None)


@cache
def list_themes() -> tuple[ThemeLine, ...]:
    """Return the free themes that are shipped, in order of name; each is a file of tokens."""
    found = []
    for path in sorted(THEMES.glob("*.tokens.json")):
        document = token_rules.parse(path.read_bytes())
        found.append(
            ThemeLine(
                code=path.name.removesuffix(".tokens.json"), name=document["$description"],
                licence=document["$extensions"]["nl.bodemplaat"]["licence"],
                palette=token_rules.read_tokens(path.read_bytes()).palette,
            )
        )  # fmt: skip
    return tuple(found)


def _invent(participant: Participant | None, name: str) -> IdentityLine:
    return IdentityLine(
        id=None, participant_id=participant.pk if participant else None,
        code=participant.code if participant else OFFICE,
        name=name, short_name=name, initials=name[:2].upper(), palette=NEUTRAL,
    )  # fmt: skip


def _read(row: Any, participant: Participant | None) -> IdentityLine:
    return IdentityLine(
        id=row.pk, participant_id=participant.pk if participant else None,
        code=participant.code if participant else OFFICE,
        name=row.name, short_name=row.short_name, initials=row.initials,
        palette=_read_palette(row), logo=row.logo and _read_logo(row.logo),
    )  # fmt: skip


def _read_palette(row: Any) -> Palette:
    """Return the stored palette; a row of before there were any has three colours."""
    if row.tokens:
        return Palette(**row.tokens)
    on_brand = row.on_primary
    if colours.contrast(row.primary, on_brand) < colours.TEXT:
        on_brand = colours.choose_text_on(row.primary)
    return palettes.complete(brand=row.primary, on_brand=on_brand, accent=row.accent)


def _read_logo(row: OrganisationLogo) -> LogoLine:
    return LogoLine(
        id=row.pk, digest=row.digest, media_type=row.media_type, width=row.width,
        height=row.height, alternative=row.alternative,
    )  # fmt: skip


def _read_logo_file(row: OrganisationLogo) -> LogoFile:
    return LogoFile(line=_read_logo(row), content=bytes(row.content), raster=bytes(row.raster))
