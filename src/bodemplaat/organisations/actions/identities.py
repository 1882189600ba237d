# SPDX-License-Identifier: EUPL-1.2
import hashlib
from dataclasses import asdict
from typing import Any

from django.db import transaction

from bodemplaat.foundation import audit, images
from bodemplaat.kernel import palettes
from bodemplaat.kernel.palettes import Palette
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import (
    IdentityVersion,
    OrganisationIdentity,
    OrganisationLogo,
)
from bodemplaat.organisations.queries import identities as identity_queries
from bodemplaat.organisations.rules import identities as identity_rules
from bodemplaat.organisations.values import Actor

LOOK = ("name", "short_name", "initials", "tokens", "logo_id")


class LogoWithoutWords(Refusal):
    """A logo says nothing to who does not see it."""

    code = "organisations.logo-without-words"


@transaction.atomic
def set_identity(
    *,
    participant_id: int | None,
    name: str,
    short_name: str,
    initials: str,
    palette: Palette,
    actor: Actor,
    origin: str = "",
) -> None:
    """
    Set the name and colours of a participant, or of the shared service organisation (None).

    `origin` says where the colours come from. How it was stays, to go back to.
    Raises NotYourRole, NotAColour, TooLittleContrast.
    """
    row = _lock(participant_id)
    permissions.require_may_set_identity(actor, participant_id)
    identity_rules.check_palette(palette)
    look = {
        "name": name, "short_name": short_name, "initials": initials, "tokens": asdict(palette),
        "logo_id": row and row.logo_id,
    }  # fmt: skip
    _set(row, participant_id, look, origin, actor)


@transaction.atomic
def set_logo(
    *, participant_id: int | None, content: bytes, alternative: str, actor: Actor
) -> int:
    """
    Show a logo for a participant, or for the shared service organisation (None).

    Returns how many parts of the file were left out because they could do harm. Raises
    NotYourRole, LogoWithoutWords, ImageTooLarge, NotAnImage, ImageEmpty.
    """
    row = _lock(participant_id)
    permissions.require_may_set_identity(actor, participant_id)
    if not alternative.strip():
        raise LogoWithoutWords()
    image = images.read_image(content)
    logo = OrganisationLogo.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant_id,
        digest=hashlib.sha256(image.content + alternative.encode()).hexdigest()[:32],
        media_type=image.media_type, content=image.content, raster=image.raster,
        width=image.width, height=image.height, alternative=alternative.strip(),
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    _set(row, participant_id, {"logo_id": logo.pk}, "logo", actor)
    return image.dropped


@transaction.atomic
def withdraw_logo(*, participant_id: int | None, actor: Actor) -> None:
    """Show the shield of an organisation instead of its logo. Raises NotYourRole."""
    row = _lock(participant_id)
    permissions.require_may_set_identity(actor, participant_id)
    if row is not None and row.logo_id is not None:
        _set(row, participant_id, {"logo_id": None}, "no-logo", actor)


@transaction.atomic
def resume_identity(*, participant_id: int | None, number: int, actor: Actor) -> None:
    """
    Let an organisation show itself again as it did before: its name, colours and logo.

    Raises NotYourRole, UnknownVersion, TooLittleContrast where the limits have changed since.
    """
    row = _lock(participant_id)
    permissions.require_may_set_identity(actor, participant_id)
    earlier = row and row.versions.filter(number=number).first()
    if row is None or earlier is None:
        raise identity_queries.UnknownVersion(number=number)
    identity_rules.check_palette(Palette(**earlier.tokens))
    look = {name: getattr(earlier, name) for name in LOOK}
    _set(row, participant_id, look, f"back-{number}", actor)


def _lock(participant_id: int | None) -> OrganisationIdentity | None:
    return OrganisationIdentity.objects.of(participant_id).select_for_update().first()


def _set(
    row: OrganisationIdentity | None, participant_id: int | None, look: dict[str, Any],
    origin: str, actor: Actor,
) -> None:
    """Write the row, keep the version, and record it."""
    line = identity_queries.get_identity(participant_id)
    held = {
        "name": line.name, "short_name": line.short_name, "initials": line.initials,
        "tokens": asdict(line.palette), "logo_id": line.logo and line.logo.id,
    }  # fmt: skip
    before = None if row is None else dict(held)
    now = held | look
    colours = Palette(**now["tokens"])
    columns = now | {
        "primary": colours.brand, "on_primary": colours.on_brand, "accent": colours.accent,
    }  # fmt: skip
    if row is None:
        row = OrganisationIdentity.objects.create(
            arrangement_id=actor.arrangement_id, participant_id=participant_id, **columns
        )
    else:
        if not row.versions.exists():
            _keep(row, held, "", actor)
        row.set_look(**columns)
    _keep(row, now, origin, actor)
    audit.record(
        "organisations.identity.set", row, actor=actor,
        before=before and _plain(before), after=_plain(now),
    )  # fmt: skip


def _keep(row: OrganisationIdentity, look: dict[str, Any], origin: str, actor: Actor) -> None:
    IdentityVersion.objects.create(
        arrangement_id=row.arrangement_id, identity=row, number=row.versions.count() + 1,
        origin=origin, recorded_at=actor.at, recorded_by=actor.name, **look,
    )


def _plain(look: dict[str, Any]) -> dict[str, Any]:
    """Return a look as the trail keeps it: the colours as one word."""
    return look | {"tokens": palettes.write_palette(Palette(**look["tokens"]))}
