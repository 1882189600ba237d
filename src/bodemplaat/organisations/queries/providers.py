# SPDX-License-Identifier: EUPL-1.2
"""The servers at which people of an arrangement log in."""

from bodemplaat.foundation.models import IdentityProvider
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, ProviderLine


class UnknownProvider(Refusal):
    """No log-in service of this number is there for the reader."""

    code = "organisations.unknown-provider"


def list_providers(actor: Actor) -> tuple[ProviderLine, ...]:
    """Return the log-in services of the arrangement in order of name."""
    rows = IdentityProvider.objects.filter(arrangement_id=actor.arrangement_id)
    return tuple(_read(row) for row in rows.order_by("name", "pk"))


def find_provider(provider_id: int, actor: Actor) -> ProviderLine | None:
    """Return one log-in service of the arrangement."""
    return next((line for line in list_providers(actor) if line.id == provider_id), None)


def lock_provider(provider_id: int, actor: Actor) -> IdentityProvider:
    """Return a log-in service, kept for a change; raise UnknownProvider."""
    rows = IdentityProvider.objects.select_for_update()
    row = rows.filter(arrangement_id=actor.arrangement_id, pk=provider_id).first()
    if row is None:
        raise UnknownProvider(number=provider_id)
    return row


def _read(row: IdentityProvider) -> ProviderLine:
    return ProviderLine(
        id=row.pk, code=row.code, name=row.name, issuer=row.issuer, client_id=row.client_id,
        scopes=row.scopes, tested_at=row.tested_at, is_active=row.is_active,
    )  # fmt: skip
