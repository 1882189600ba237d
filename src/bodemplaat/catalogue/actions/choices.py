# SPDX-License-Identifier: EUPL-1.2
"""What a participant chooses: inside the limits at once, beyond them by a decision."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import ChoiceEnded, ChoiceMade
from bodemplaat.catalogue.models import ChoiceProposal, OfferingChoice
from bodemplaat.catalogue.values import (
    ChoiceDraft,
    ChoiceOutcome,
    OfferingLine,
    ProposalState,
)
from bodemplaat.foundation import audit, events
from bodemplaat.governance.values import DecisionKind, DecisionReference
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor, ParticipantLine


@transaction.atomic
def submit_choice(
    *, draft: ChoiceDraft, text: str, chosen_on: date, actor: Actor
) -> ChoiceOutcome:
    """
    Choose an offering for a participant; beyond the limits it waits for the body.

    Raises UnknownOffering, UnknownParticipant, NotYourChoice, NoTerms, BadQuantity,
    ChosenInPast, NoExtraPrice, OutsideParticipation, OverlappingValidity,
    CorrectionWithoutReason, and what governance refuses. Publishes ChoiceMade.
    """
    offering = queries.lock_offering(draft.offering_code)
    participant = organisations_queries.get_participant(draft.participant_code)
    permissions.require_chooser(
        actor, participant_id=participant.id, participant=participant.name,
        is_correction=draft.is_correction,
    )  # fmt: skip
    cost = queries.get_choice_cost(draft, offering=offering, today=chosen_on)
    period = Period(draft.starts_on, draft.ends_before)
    _check_room(participant, offering, period, draft.is_correction, draft.reason, actor)
    if not cost.needs_decision:
        row = _put_choice(
            participant.id, offering, draft.quantity, period, actor=actor, reason=draft.reason,
            source=draft.source, is_assumption=draft.is_assumption,
        )  # fmt: skip
        return ChoiceOutcome(choice_id=row.pk, proposed=None)
    rules.check_price_beyond(offering, cost.yearly_cents)
    proposal = ChoiceProposal.objects.create(
        participant_id=participant.id, offering_id=offering.id, quantity=draft.quantity,
        **facts.list_draft_fields(draft, chosen_on, actor),
    )  # fmt: skip
    proposed = facts.submit(
        proposal, kind=DecisionKind.PACKAGE, title=f"{offering.name}, {participant.name}",
        text=text, actor=actor,
    )  # fmt: skip
    return ChoiceOutcome(choice_id=None, proposed=proposed)


@transaction.atomic
def adopt_choice(*, proposal_id: int, decision: DecisionReference, actor: Actor) -> int:
    """
    Let a choice beyond the limits hold by a decision.

    Raises UnknownProposal, NotProposed, DecisionDiffers, OutsideParticipation,
    OverlappingValidity, CorrectionWithoutReason, RecordedBefore. Publishes ChoiceMade.
    """
    proposal = queries.get_choice_proposal_for_change(proposal_id)
    offering = queries.get_offering_line(proposal.offering)
    participant = organisations_queries.get_participant(proposal.participant.code)
    facts.check_adoption(proposal, offering.name, kind=DecisionKind.PACKAGE, decision=decision)
    period, reason = proposal.period, proposal.reason
    _check_room(participant, offering, period, proposal.is_correction, reason, actor)
    row = _put_choice(
        participant.id, offering, proposal.quantity, period, actor=actor,
        reason=reason or decision.reference, proposal_id=proposal.pk, decision_id=decision.id,
        source=proposal.source, is_assumption=proposal.is_assumption,
    )  # fmt: skip
    proposal.set_state(ProposalState.ADOPTED)
    return row.pk


@transaction.atomic
def close_choice_proposal(*, proposal_id: int, state: ProposalState, actor: Actor) -> None:
    """Close a proposal that was rejected or withdrawn. Raises UnknownProposal, NotProposed."""
    proposal = queries.get_choice_proposal_for_change(proposal_id)
    facts.close_proposal(proposal, proposal.offering.name, state, actor=actor)


@transaction.atomic
def end_choice(
    *, choice_id: int, ends_before: date, reason: str, ended_on: date, actor: Actor
) -> None:
    """
    End what was chosen from a day inside its period; what it held before stays.

    Raises UnknownChoice, NotYourChoice, ChoiceEndsOutside, ChosenInPast. Publishes ChoiceEnded.
    """
    choice = queries.lock_choice(choice_id)
    permissions.require_chooser(
        actor, participant_id=choice.participant_id, participant=choice.participant.name
    )
    name = choice.offering.name
    rules.check_choice_end(name, choice.period, ends_before, today=ended_on)
    facts.make_room([choice], Period(ends_before), actor=actor, reason=reason)
    after = {"offering": choice.offering.code, "ends_before": ends_before, "reason": reason}
    audit.record("catalogue.choice.ended", choice, actor=actor, after=after)
    events.publish(
        ChoiceEnded(
            arrangement_id=actor.arrangement_id, choice_id=choice.pk,
            participant_id=choice.participant_id, ends_before=ends_before,
        )
    )  # fmt: skip


@transaction.atomic
def end_choices(*, participant_code: str, ends_before: date, actor: Actor) -> None:
    """End everything that a participant chose from the day on which it no longer takes part."""
    for choice in list(queries.list_choices_from(participant_code, ends_before)):
        facts.make_room([choice], Period(ends_before), actor=actor, reason="")
        after = {"ends_before": ends_before}
        audit.record("catalogue.choice.ended", choice, actor=actor, after=after)
        events.publish(
            ChoiceEnded(
                arrangement_id=actor.arrangement_id, choice_id=choice.pk,
                participant_id=choice.participant_id, ends_before=ends_before,
            )
        )  # fmt: skip


def _check_room(
    participant: ParticipantLine, offering: OfferingLine, period: Period, is_correction: bool,
    reason: str, actor: Actor,
) -> None:  # fmt: skip
    held_in = facts.list_participations(participant.id, actor)
    rules.check_participation(participant.name, held_in, period)
    held = queries.list_choices_in_slot(participant.id, offering.slot_key, period)
    rules.check_order(
        offering.name, [row.period for row in held], period, is_correction=is_correction,
        reason=reason,
    )  # fmt: skip


def _put_choice(
    participant_id: int, offering: OfferingLine, quantity: int, period: Period, *, actor: Actor,
    reason: str, source: str, is_assumption: bool, proposal_id: int | None = None,
    decision_id: int | None = None,
) -> OfferingChoice:  # fmt: skip
    held = queries.list_choices_in_slot(participant_id, offering.slot_key, period)
    before = facts.make_room(held, period, actor=actor, reason=reason)
    row = OfferingChoice.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant_id,
        offering_id=offering.id, slot_key=offering.slot_key, quantity=quantity,
        proposal_id=proposal_id, decision_id=decision_id, source=source,
        is_assumption=is_assumption,
        **facts.list_validity(
            period, actor=actor, reason=reason, replaces_id=before.pk if before else None
        ),
    )  # fmt: skip
    after = {"offering": offering.code, "quantity": quantity, "starts_on": period.starts_on}
    audit.record("catalogue.choice.made", row, actor=actor, after=after)
    events.publish(
        ChoiceMade(
            arrangement_id=actor.arrangement_id, choice_id=row.pk, participant_id=participant_id,
            starts_on=period.starts_on,
        )
    )  # fmt: skip
    return row
