# SPDX-License-Identifier: EUPL-1.2
"""Levels and variants of services, their terms, and how far one may vary."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.actions.register import CodeTaken
from bodemplaat.catalogue.events import LimitAdopted, TermsAdopted
from bodemplaat.catalogue.models import (
    LimitProposal,
    Offering,
    OfferingNorm,
    OfferingTerms,
    TermsProposal,
    VariationLimit,
)
from bodemplaat.catalogue.values import (
    Level,
    LimitDraft,
    OfferingKind,
    ProposalState,
    Proposed,
    TermsDraft,
    Unit,
)
from bodemplaat.foundation import audit, events
from bodemplaat.governance.values import DecisionKind, DecisionReference
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor


class LevelTaken(Refusal):
    code = "catalogue.level-taken"


@transaction.atomic
def register_offering(
    *,
    code: str,
    name: str,
    service_code: str,
    kind: OfferingKind,
    level: Level | None,
    unit: Unit,
    actor: Actor,
    description: str = "",
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """
    Add a level (with `level`) or a variant (without) of a service; it has no terms yet.

    Raises UnknownService, NoRight, BadCode, CodeTaken, LevelTaken.
    """
    service = queries.get_service_for_change(service_code)
    permissions.require_catalogue(actor)
    rules.check_code(code)
    if queries.has_offering(code):
        raise CodeTaken(code=code)
    kind = OfferingKind(kind)
    others = queries.list_offerings(service_code)
    if kind is OfferingKind.LEVEL and any(other.level is level for other in others):
        raise LevelTaken(service=service.name, level=level)
    offering = Offering.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, description=description,
        service=service, kind=kind, level=level or "", unit=Unit(unit), source=source,
        is_assumption=is_assumption,
    )  # fmt: skip
    after = {"code": code, "service": service_code, "kind": kind.value}
    audit.record("catalogue.offering.registered", offering, actor=actor, after=after)
    return offering.pk


@transaction.atomic
def propose_terms(
    *, draft: TermsDraft, title: str, text: str, proposed_on: date, actor: Actor
) -> Proposed:
    """
    Propose what an offering costs, how soon it comes and what is promised.

    Raises UnknownOffering, NoRight, ExtraBelowNought, TermTooLong, UnknownNorm, NormTwice,
    BadNormValue, OverlappingValidity, CorrectionWithoutReason, and what governance refuses.
    """
    offering = queries.lock_offering(draft.offering_code)
    permissions.require_proposer(actor, "terms")
    rules.check_terms(offering, draft.extra_cents, draft.term_days)
    norms = queries.list_norms_by_code({code for code, _ in draft.norms})
    rules.check_norms(draft.norms, {code: norm.unit for code, norm in norms.items()})
    period = Period(draft.starts_on, draft.ends_before)
    _check_terms_order(offering.id, offering.name, period, draft.is_correction, draft.reason)
    proposal = TermsProposal.objects.create(
        offering_id=offering.id, extra_cents=draft.extra_cents, term_days=draft.term_days,
        **facts.list_draft_fields(draft, proposed_on, actor),
    )  # fmt: skip
    OfferingNorm.objects.bulk_create(
        OfferingNorm(
            arrangement_id=actor.arrangement_id, proposal=proposal, norm_id=norms[code].id,
            value=value,
        )
        for code, value in draft.norms
    )  # fmt: skip
    return facts.submit(proposal, kind=DecisionKind.PRICE, title=title, text=text, actor=actor)


@transaction.atomic
def adopt_terms(*, proposal_id: int, decision: DecisionReference, actor: Actor) -> int:
    """
    Let proposed terms take effect by a decision; those before end on that day.

    Raises UnknownProposal, NotProposed, DecisionDiffers, OverlappingValidity,
    CorrectionWithoutReason, RecordedBefore. Publishes TermsAdopted.
    """
    proposal = queries.get_terms_proposal_for_change(proposal_id)
    offering = proposal.offering
    facts.check_adoption(proposal, offering.name, kind=DecisionKind.PRICE, decision=decision)
    _check_terms_order(
        offering.pk, offering.name, proposal.period, proposal.is_correction, proposal.reason
    )
    held = OfferingTerms.objects.overlapping(proposal.period).known().filter(offering=offering)
    terms = facts.put_in_force(
        proposal, held, OfferingTerms, decision=decision, actor=actor, offering=offering,
        extra_cents=proposal.extra_cents, term_days=proposal.term_days,
    )  # fmt: skip
    after = {"offering": offering.code, "decision": decision.reference}
    audit.record("catalogue.terms.adopted", terms, actor=actor, after=after)
    events.publish(
        TermsAdopted(
            arrangement_id=actor.arrangement_id, terms_id=terms.pk, decision_id=decision.id,
            starts_on=proposal.starts_on,
        )
    )  # fmt: skip
    return int(terms.pk)


@transaction.atomic
def close_terms_proposal(*, proposal_id: int, state: ProposalState, actor: Actor) -> None:
    """Close a proposal that was rejected or withdrawn. Raises UnknownProposal, NotProposed."""
    proposal = queries.get_terms_proposal_for_change(proposal_id)
    facts.close_proposal(proposal, proposal.offering.name, state, actor=actor)


@transaction.atomic
def propose_limit(
    *, draft: LimitDraft, title: str, text: str, proposed_on: date, actor: Actor
) -> Proposed:
    """
    Propose how far each participant may vary on a service without a decision.

    Raises UnknownService, NoRight, BadLimit, OverlappingValidity, CorrectionWithoutReason, and
    what governance refuses.
    """
    service = queries.get_service_for_change(draft.service_code)
    permissions.require_proposer(actor, "limit")
    rules.check_limit(service.name, draft.most_variants, draft.most_extra_cents)
    period = Period(draft.starts_on, draft.ends_before)
    _check_limit_order(service.pk, service.name, period, draft.is_correction, draft.reason)
    proposal = LimitProposal.objects.create(
        service=service, most_variants=draft.most_variants,
        most_extra_cents=draft.most_extra_cents,
        **facts.list_draft_fields(draft, proposed_on, actor),
    )  # fmt: skip
    return facts.submit(proposal, kind=DecisionKind.PACKAGE, title=title, text=text, actor=actor)


@transaction.atomic
def adopt_limit(*, proposal_id: int, decision: DecisionReference, actor: Actor) -> int:
    """
    Let a proposed limit hold by a decision; choices that were made before it stay.

    Raises UnknownProposal, NotProposed, DecisionDiffers, OverlappingValidity,
    CorrectionWithoutReason, RecordedBefore. Publishes LimitAdopted.
    """
    proposal = queries.get_limit_proposal_for_change(proposal_id)
    service = proposal.service
    facts.check_adoption(proposal, service.name, kind=DecisionKind.PACKAGE, decision=decision)
    _check_limit_order(
        service.pk, service.name, proposal.period, proposal.is_correction, proposal.reason
    )
    held = VariationLimit.objects.overlapping(proposal.period).known().filter(service=service)
    limit = facts.put_in_force(
        proposal, held, VariationLimit, decision=decision, actor=actor, service=service,
        most_variants=proposal.most_variants, most_extra_cents=proposal.most_extra_cents,
    )  # fmt: skip
    after = {"service": service.code, "decision": decision.reference}
    audit.record("catalogue.limit.adopted", limit, actor=actor, after=after)
    events.publish(
        LimitAdopted(
            arrangement_id=actor.arrangement_id, limit_id=limit.pk, decision_id=decision.id,
            starts_on=proposal.starts_on,
        )
    )  # fmt: skip
    return int(limit.pk)


@transaction.atomic
def close_limit_proposal(*, proposal_id: int, state: ProposalState, actor: Actor) -> None:
    """Close a proposal that was rejected or withdrawn. Raises UnknownProposal, NotProposed."""
    proposal = queries.get_limit_proposal_for_change(proposal_id)
    facts.close_proposal(proposal, proposal.service.name, state, actor=actor)


def _check_terms_order(
    offering_id: int, name: str, period: Period, is_correction: bool, reason: str
) -> None:
    held = OfferingTerms.objects.overlapping(period).known().filter(offering_id=offering_id)
    rules.check_order(
        name, [row.period for row in held], period, is_correction=is_correction, reason=reason
    )


def _check_limit_order(
    service_id: int, name: str, period: Period, is_correction: bool, reason: str
) -> None:
    held = VariationLimit.objects.overlapping(period).known().filter(service_id=service_id)
    rules.check_order(
        name, [row.period for row in held], period, is_correction=is_correction, reason=reason
    )
