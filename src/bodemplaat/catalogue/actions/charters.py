# SPDX-License-Identifier: EUPL-1.2
"""Versions of the charter (DVH): proposed, then adopted or not."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import CharterAdopted
from bodemplaat.catalogue.models import CharterNorm, CharterProposal, CharterVersion
from bodemplaat.catalogue.values import CharterDraft, ProposalState, Proposed
from bodemplaat.foundation import audit, events
from bodemplaat.governance.values import DecisionKind, DecisionReference
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations.values import Actor


@transaction.atomic
def propose_charter(
    *, draft: CharterDraft, title: str, text: str, proposed_on: date, actor: Actor
) -> Proposed:
    """
    Propose general terms for all participants; nothing changes until a body decides.

    Raises NoRight, UnknownNorm, NormTwice, BadNormValue, OverlappingValidity,
    CorrectionWithoutReason, and what governance refuses.
    """
    permissions.require_proposer(actor, "charter")
    norms = queries.list_norms_by_code({code for code, _ in draft.norms})
    rules.check_norms(draft.norms, {code: norm.unit for code, norm in norms.items()})
    period = Period(draft.starts_on, draft.ends_before)
    _check_order(draft.title, period, draft.is_correction, draft.reason)
    proposal = CharterProposal.objects.create(
        title=draft.title, text=draft.text, **facts.list_draft_fields(draft, proposed_on, actor)
    )
    CharterNorm.objects.bulk_create(
        CharterNorm(
            arrangement_id=actor.arrangement_id, proposal=proposal, norm_id=norms[code].id,
            value=value,
        )
        for code, value in draft.norms
    )  # fmt: skip
    return facts.submit(proposal, kind=DecisionKind.CHARTER, title=title, text=text, actor=actor)


@transaction.atomic
def adopt_charter(*, proposal_id: int, decision: DecisionReference, actor: Actor) -> int:
    """
    Let a proposed charter take effect by a decision; the one before ends on that day.

    Raises UnknownProposal, NotProposed, DecisionDiffers, OverlappingValidity,
    CorrectionWithoutReason, RecordedBefore. Publishes CharterAdopted.
    """
    proposal = queries.get_charter_proposal_for_change(proposal_id)
    period = proposal.period
    facts.check_adoption(proposal, proposal.title, kind=DecisionKind.CHARTER, decision=decision)
    _check_order(proposal.title, period, proposal.is_correction, proposal.reason)
    held = CharterVersion.objects.overlapping(period).known()
    before = facts.make_room(held, period, actor=actor, reason=decision.reference)
    number = len(set(CharterVersion.objects.values_list("proposal_id", flat=True))) + 1
    validity = facts.list_validity(
        period, actor=actor, reason=proposal.reason, replaces_id=before.pk if before else None
    )
    version = CharterVersion.objects.create(
        arrangement_id=actor.arrangement_id, proposal=proposal, number=number,
        decision_id=decision.id, source=proposal.source,
        is_assumption=proposal.is_assumption, **validity,
    )  # fmt: skip
    proposal.set_state(ProposalState.ADOPTED)
    after = {"number": number, "decision": decision.reference}
    audit.record("catalogue.charter.adopted", version, actor=actor, after=after)
    events.publish(
        CharterAdopted(
            arrangement_id=actor.arrangement_id, charter_version_id=version.pk,
            decision_id=decision.id, starts_on=proposal.starts_on,
        )
    )  # fmt: skip
    return version.pk


@transaction.atomic
def close_charter_proposal(*, proposal_id: int, state: ProposalState, actor: Actor) -> None:
    """Close a proposal that was rejected or withdrawn. Raises UnknownProposal, NotProposed."""
    proposal = queries.get_charter_proposal_for_change(proposal_id)
    facts.close_proposal(proposal, proposal.title, state, actor=actor)


def _check_order(title: str, period: Period, is_correction: bool, reason: str) -> None:
    held = [row.period for row in CharterVersion.objects.overlapping(period).known()]
    rules.check_order(title, held, period, is_correction=is_correction, reason=reason)
