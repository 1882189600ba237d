# SPDX-License-Identifier: EUPL-1.2
"""The tasks of an arrangement, and what of its catalogue everyone may read."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions.register import CodeTaken
from bodemplaat.catalogue.events import CataloguePublished
from bodemplaat.catalogue.models import Publication, PublishedEntry, Task
from bodemplaat.foundation import audit, events
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


@transaction.atomic
def register_task(
    *,
    code: str,
    name: str,
    position: int,
    actor: Actor,
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """Add a task of the organisation. Raises NoRight, BadCode, CodeTaken."""
    permissions.require_catalogue(actor)
    rules.check_code(code)
    if queries.has_task(code):
        raise CodeTaken(code=code)
    task = Task.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, position=position,
        source=source, is_assumption=is_assumption,
    )  # fmt: skip
    audit.record("catalogue.task.registered", task, actor=actor, after={"code": code})
    return task.pk


@transaction.atomic
def publish_catalogue(*, shown_on: date, shows_prices: bool, on: date, actor: Actor) -> int:
    """
    Publish the catalogue of a day to everyone; the one before is withdrawn.

    Raises NoRight, NothingToPublish. Publishes CataloguePublished.
    """
    before = queries.lock_publications(actor.arrangement_id)
    permissions.require_proposer(actor, "publication")
    entries = queries.list_publishable(shown_on, shows_prices=shows_prices)
    rules.check_publishable(entries)
    arrangement = organisations_queries.get_current_arrangement()
    identity = organisations_queries.get_identity(None)
    for row in before:
        if row.published_at is not None:
            row.set_published_at(None)
            audit.record("catalogue.publication.replaced", row, actor=actor)
    row = Publication.objects.create(
        arrangement_id=actor.arrangement_id, published_at=actor.at, slug=arrangement.slug,
        arrangement_name=arrangement.name, sso_name=arrangement.sso_name,
        number=before[0].number + 1 if before else 1, shown_on=shown_on, published_on=on,
        shows_prices=shows_prices, primary=identity.primary, on_primary=identity.on_primary,
        accent=identity.accent, initials=identity.initials,
    )  # fmt: skip
    PublishedEntry.objects.bulk_create(
        PublishedEntry(
            arrangement_id=actor.arrangement_id, published_at=actor.at, publication=row,
            position=position,
            **{name: "" if value is None and name in ("level", "unit") else value
               for name, value in asdict(entry).items()},
        )
        for position, entry in enumerate(entries, 1)
    )  # fmt: skip
    after = {"number": row.number, "shown_on": shown_on, "shows_prices": shows_prices}
    audit.record("catalogue.publication.published", row, actor=actor, after=after)
    events.publish(
        CataloguePublished(
            arrangement_id=actor.arrangement_id, publication_id=row.pk, published_on=on
        )
    )
    return row.pk


@transaction.atomic
def withdraw_publication(*, reason: str, actor: Actor) -> None:
    """
    Shut the published catalogue for who is not of the arrangement, for a reason.

    Raises NoRight, NotPublished, NoReasonGiven.
    """
    rows = queries.lock_publications(actor.arrangement_id)
    permissions.require_proposer(actor, "publication")
    row = next((one for one in rows if one.published_at is not None), None)
    if row is None:
        raise rules.NotPublished()
    rules.check_reason(row.sso_name, reason)
    row.set_published_at(None)
    audit.record("catalogue.publication.withdrawn", row, actor=actor, after={"reason": reason})
