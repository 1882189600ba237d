# SPDX-License-Identifier: EUPL-1.2
"""Items that one participant adds to its plus package: asked, priced, signed by both."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import OwnItemAgreed
from bodemplaat.catalogue.models import OwnItem, OwnItemSignature
from bodemplaat.catalogue.values import OwnItemDraft, OwnItemState, Side
from bodemplaat.foundation import audit, events
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


@transaction.atomic
def propose_own_item(
    *, participant_code: str, draft: OwnItemDraft, asked_on: date, actor: Actor
) -> int:
    """
    Ask for an item that only this participant has; the office gives it a price.

    Raises UnknownParticipant, NotYourChoice, BadQuantity, ChosenInPast, OutsideParticipation.
    """
    participant = organisations_queries.get_participant(participant_code)
    permissions.require_chooser(
        actor, participant_id=participant.id, participant=participant.name
    )
    rules.check_own_draft(draft, today=asked_on)
    period = Period(draft.starts_on, draft.ends_before)
    held = facts.list_participations(participant.id, actor)
    rules.check_participation(participant.name, held, period)
    item = OwnItem.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant.id, name=draft.name,
        description=draft.description, unit=draft.unit, quantity=draft.quantity,
        starts_on=draft.starts_on, ends_before=draft.ends_before, asked_on=asked_on,
        asked_by=actor.name, source=draft.source, is_assumption=draft.is_assumption,
    )  # fmt: skip
    _record("asked", item, actor, {"name": draft.name, "quantity": draft.quantity})
    return item.pk


@transaction.atomic
def set_own_price(*, item_id: int, unit_cents: int, term_days: int, actor: Actor) -> None:
    """
    Give an item of a participant's own a price and a term; once signed they stay.

    Raises UnknownOwnItem, NoRight, OwnItemElsewhere, OwnItemSigned, PriceNotPositive,
    PriceTooHigh, TermTooLong.
    """
    item = queries.lock_own_item(item_id)
    permissions.require_proposer(actor, "terms")
    rules.check_own_item(item.name, OwnItemState(item.state), OwnItemState.PRICED)
    rules.check_unsigned(item.name, queries.list_own_signers(item.pk))
    rules.check_price(unit_cents, item.name)
    rules.check_term(item.name, term_days)
    item.set_price(unit_cents=unit_cents, term_days=term_days, priced_by=actor.name)
    _record("priced", item, actor, {"unit_cents": unit_cents, "term_days": term_days})


@transaction.atomic
def sign_own_item(*, item_id: int, signed_on: date, actor: Actor) -> bool:
    """
    Sign the price for the side of the actor; return whether both have signed and it holds.

    Raises UnknownOwnItem, WrongParticipant, NoMandate, OwnItemElsewhere, OwnItemSigned,
    OwnItemSamePerson, SignedInFuture, SignedTooEarly. Publishes OwnItemAgreed.
    """
    item = queries.lock_own_item(item_id)
    side = permissions.require_side(
        actor, number=item.name, participant_id=item.participant_id,
        participant=item.participant.name,
    )  # fmt: skip
    rules.check_own_item(item.name, OwnItemState(item.state), OwnItemState.AGREED)
    signed = queries.list_own_signers(item.pk)
    rules.check_own_signature(item.name, side, signed, actor.account_id)
    rules.check_signed_on(item.name, signed_on, drafted_on=item.asked_on, today=actor.on)
    OwnItemSignature.objects.create(
        arrangement_id=item.arrangement_id, participant_id=item.participant_id, item=item,
        side=side, account_id=actor.account_id, name=actor.name, signed_on=signed_on,
        recorded_at=actor.at,
    )  # fmt: skip
    is_complete = {*(found for found, _ in signed), side} == set(Side)
    if is_complete:
        item.set_state(OwnItemState.AGREED)
    _record("signed", item, actor, {"side": side.value, "signed_on": signed_on})
    if is_complete:
        events.publish(
            OwnItemAgreed(
                arrangement_id=actor.arrangement_id, item_id=item.pk,
                participant_id=item.participant_id, starts_on=item.starts_on,
            )
        )  # fmt: skip
    return is_complete


@transaction.atomic
def reject_own_item(*, item_id: int, reason: str, actor: Actor) -> None:
    """
    Say for a reason that the office does not offer this.

    Raises UnknownOwnItem, NoRight, OwnItemElsewhere, NoReasonGiven.
    """
    item = queries.lock_own_item(item_id)
    permissions.require_proposer(actor, "terms")
    rules.check_own_item(item.name, OwnItemState(item.state), OwnItemState.REFUSED)
    rules.check_reason(item.name, reason)
    item.set_state(OwnItemState.REFUSED)
    _record("refused", item, actor, {"reason": reason})


@transaction.atomic
def withdraw_own_item(*, item_id: int, reason: str, actor: Actor) -> None:
    """
    Take back what was asked, for a reason.

    Raises UnknownOwnItem, NotYourChoice, OwnItemElsewhere, NoReasonGiven.
    """
    item = queries.lock_own_item(item_id)
    permissions.require_chooser(
        actor, participant_id=item.participant_id, participant=item.participant.name
    )
    rules.check_own_item(item.name, OwnItemState(item.state), OwnItemState.WITHDRAWN)
    rules.check_reason(item.name, reason)
    item.set_state(OwnItemState.WITHDRAWN)
    _record("withdrawn", item, actor, {"reason": reason})


def _record(verb: str, item: OwnItem, actor: Actor, after: dict[str, object]) -> None:
    audit.record(
        f"catalogue.own-item.{verb}", item, actor=actor, after=after,
        participant_id=item.participant_id,
    )  # fmt: skip
