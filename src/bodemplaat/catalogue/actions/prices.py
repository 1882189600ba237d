# SPDX-License-Identifier: EUPL-1.2
"""Prices per unit per year: proposed, then adopted or not."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import PriceAdopted, PriceEnded
from bodemplaat.catalogue.models import Price, PriceProposal
from bodemplaat.catalogue.values import PriceDraft, ProposalState, Proposed, Unit
from bodemplaat.foundation import audit, events
from bodemplaat.governance.values import DecisionKind, DecisionReference
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations.values import Actor


@transaction.atomic
def propose_price(
    *, draft: PriceDraft, title: str, text: str, proposed_on: date, actor: Actor
) -> Proposed:
    """
    Propose what a unit of a service costs per year; nothing changes until a body decides.

    Raises NoRight, UnknownService, PriceNotPositive, PriceTooHigh, NoPrice,
    OverlappingValidity, CorrectionWithoutReason, and what governance refuses.
    """
    service = queries.get_service_for_change(draft.service_code)
    permissions.require_proposer(actor, "price")
    if draft.cents_per_unit is None:
        _check_has_price(service.code, draft)
    else:
        rules.check_price(draft.cents_per_unit, service.name)
    unit, period = Unit(draft.unit), Period(draft.starts_on, draft.ends_before)
    _check_order(service.pk, service.name, unit, period, draft.is_correction, draft.reason)
    proposal = PriceProposal.objects.create(
        service=service,
        unit=unit,
        cents_per_unit=draft.cents_per_unit,
        **facts.list_draft_fields(draft, proposed_on, actor),
    )
    return facts.submit(proposal, kind=DecisionKind.PRICE, title=title, text=text, actor=actor)


@transaction.atomic
def adopt_price(
    *, proposal_id: int, decision: DecisionReference, actor: Actor
) -> int | None:
    """
    Let a proposed price take effect by a decision; the price before ends on that day.

    Returns the id of the price, or None where the decision is that there is none any more.

    Raises UnknownProposal, NotProposed, DecisionDiffers, OverlappingValidity,
    CorrectionWithoutReason, RecordedBefore. Publishes PriceAdopted or PriceEnded.
    """
    proposal = queries.get_price_proposal_for_change(proposal_id)
    service = queries.get_service_for_change(proposal.service.code)
    unit, period = Unit(proposal.unit), proposal.period
    facts.check_adoption(proposal, service.name, kind=DecisionKind.PRICE, decision=decision)
    _check_order(service.pk, service.name, unit, period, proposal.is_correction, proposal.reason)
    held = Price.objects.overlapping(period).known().filter(service=service, unit=unit)
    before = facts.make_room(held, period, actor=actor, reason=decision.reference)
    proposal.set_state(ProposalState.ADOPTED)
    if proposal.cents_per_unit is None:
        _tell_ended(proposal, decision, actor)
        return None
    validity = facts.list_validity(
        period, actor=actor, reason=proposal.reason, replaces_id=before.pk if before else None
    )
    price = Price.objects.create(
        arrangement_id=actor.arrangement_id, service=service, proposal=proposal, unit=unit,
        cents_per_unit=proposal.cents_per_unit, decision_id=decision.id,
        source=proposal.source, is_assumption=proposal.is_assumption, **validity,
    )  # fmt: skip
    after = {
        "service": service.code, "unit": unit.value, "cents": price.cents_per_unit,
        "decision": decision.reference,
    }  # fmt: skip
    audit.record("catalogue.price.adopted", price, actor=actor, after=after)
    events.publish(
        PriceAdopted(
            arrangement_id=actor.arrangement_id, price_id=price.pk, decision_id=decision.id,
            starts_on=proposal.starts_on,
        )
    )  # fmt: skip
    return price.pk


@transaction.atomic
def close_price_proposal(*, proposal_id: int, state: ProposalState, actor: Actor) -> None:
    """Close a proposal that was rejected or withdrawn. Raises UnknownProposal, NotProposed."""
    proposal = queries.get_price_proposal_for_change(proposal_id)
    facts.close_proposal(proposal, proposal.service.name, state, actor=actor)


def _check_has_price(code: str, draft: PriceDraft) -> None:
    if queries.find_price(service_code=code, unit=draft.unit, on=draft.starts_on) is None:
        raise queries.NoPrice(service=code, on=draft.starts_on)


def _tell_ended(proposal: PriceProposal, decision: DecisionReference, actor: Actor) -> None:
    after = {"service": proposal.service.code, "decision": decision.reference}
    audit.record("catalogue.price.ended", proposal, actor=actor, after=after)
    events.publish(
        PriceEnded(
            arrangement_id=actor.arrangement_id, service_id=proposal.service.pk,
            decision_id=decision.id, ends_before=proposal.starts_on,
        )
    )  # fmt: skip


def _check_order(
    service_id: int, name: str, unit: Unit, period: Period, is_correction: bool, reason: str
) -> None:
    rows = Price.objects.overlapping(period).known().filter(service_id=service_id, unit=unit)
    held = [row.period for row in rows]
    rules.check_order(name, held, period, is_correction=is_correction, reason=reason)
