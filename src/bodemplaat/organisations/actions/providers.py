# SPDX-License-Identifier: EUPL-1.2
from django.db import transaction
from django.utils.text import slugify

from bodemplaat.foundation import audit
from bodemplaat.foundation.login import secrets
from bodemplaat.foundation.models import IdentityProvider
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.queries import arrangements as arrangement_queries
from bodemplaat.organisations.queries import providers as queries
from bodemplaat.organisations.values import Actor


class ProviderTaken(Refusal):
    """There is already a log-in service of this name."""

    code = "organisations.provider-taken"


class NotTested(Refusal):
    """A log-in service lets nobody in before somebody went there and came back."""

    code = "organisations.provider-not-tested"


@transaction.atomic
def register_provider(
    *, name: str, issuer: str, client_id: str, secret: str, scopes: str, actor: Actor
) -> int:
    """
    Register a server at which people of the arrangement may log in, and return its number.

    It lets nobody in yet. Raises NotYourRole, ProviderTaken.
    """
    permissions.require_may_keep_providers(actor)
    slug = arrangement_queries.get_arrangement_by_id(actor.arrangement_id).slug
    code = f"{slug}-{slugify(name)}"[:50]
    if IdentityProvider.objects.filter(code=code).exists():
        raise ProviderTaken(name=name)
    row = IdentityProvider.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, issuer=issuer,
        client_id=client_id, secret=secrets.encrypt(secret), scopes=scopes,
    )  # fmt: skip
    after = {"name": name, "issuer": issuer, "client_id": client_id}
    audit.record("organisations.provider.registered", row, actor=actor, after=after)
    return row.pk


@transaction.atomic
def amend_provider(
    *, provider_id: int, name: str, client_id: str, secret: str, scopes: str, actor: Actor
) -> None:
    """
    Amend the settings of a log-in service; it lets nobody in until it was tested anew.

    Its issuer stays: whoever is bound to it is known there, and nowhere else. Without a new secret
    the old one stays. Raises UnknownProvider, NotYourRole.
    """
    row = queries.lock_provider(provider_id, actor)
    permissions.require_may_keep_providers(actor)
    before = {"name": row.name, "client_id": row.client_id, "scopes": row.scopes}
    kept = secrets.encrypt(secret) if secret else row.secret
    row.set_client(name=name, client_id=client_id, secret=kept, scopes=scopes)
    after = {"name": name, "client_id": client_id, "scopes": scopes, "new_secret": bool(secret)}
    audit.record(
        "organisations.provider.amended", row, actor=actor, before=before, after=after
    )


@transaction.atomic
def start_provider(*, provider_id: int, was_tested: bool, actor: Actor) -> None:
    """
    Show a log-in service on the page of log-in.

    Raises UnknownProvider, NotYourRole, NotTested.
    """
    row = queries.lock_provider(provider_id, actor)
    permissions.require_may_keep_providers(actor)
    if not was_tested:
        raise NotTested(name=row.name)
    row.set_started(actor.at)
    audit.record("organisations.provider.started", row, actor=actor)


@transaction.atomic
def close_provider(*, provider_id: int, actor: Actor) -> None:
    """
    Let nobody in by a log-in service any more.

    Raises UnknownProvider, NotYourRole.
    """
    row = queries.lock_provider(provider_id, actor)
    permissions.require_may_keep_providers(actor)
    row.set_closed()
    audit.record("organisations.provider.closed", row, actor=actor)
