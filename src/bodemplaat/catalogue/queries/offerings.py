# SPDX-License-Identifier: EUPL-1.2
"""In what a service can be had, on which terms, how far one may vary, and who chose what."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.models import (
    ChoiceProposal,
    LimitProposal,
    Offering,
    OfferingChoice,
    OfferingNorm,
    OfferingTerms,
    TermsProposal,
    VariationLimit,
)
from bodemplaat.catalogue.queries.norms import get_norm_line
from bodemplaat.catalogue.queries.packages import UnknownProposal
from bodemplaat.catalogue.values import (
    ChargeLine,
    ChoiceCost,
    ChoiceDraft,
    ChosenLine,
    Level,
    LimitLine,
    NormValue,
    OfferingKind,
    OfferingLine,
    ProposalLine,
    ProposalState,
    TermsLine,
    Unit,
)
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class UnknownOffering(Refusal):
    code = "catalogue.unknown-offering"


class UnknownChoice(Refusal):
    code = "catalogue.unknown-choice"


def list_offerings(service_code: str | None = None) -> tuple[OfferingLine, ...]:
    """Return the levels and variants of every service or of one, levels first."""
    rows = Offering.objects.select_related("service").order_by("service__name", "kind", "name")
    if service_code is not None:
        rows = rows.filter(service__code=service_code)
    return tuple(get_offering_line(row) for row in rows)


def get_offering(code: str) -> OfferingLine:
    """Return one offering by its code, or refuse (UnknownOffering)."""
    row = Offering.objects.select_related("service").filter(code=code).first()
    if row is None:
        raise UnknownOffering(offering=code)
    return get_offering_line(row)


def has_offering(code: str) -> bool:
    """Return whether an offering has this code."""
    return Offering.objects.filter(code=code).exists()


def lock_offering(code: str) -> OfferingLine:
    """Return one offering and keep its row: choices of it follow each other (UnknownOffering)."""
    row = (
        Offering.objects.select_for_update(of=("self",)).select_related("service")
        .filter(code=code).first()
    )  # fmt: skip
    if row is None:
        raise UnknownOffering(offering=code)
    return get_offering_line(row)


def list_terms(
    *, period: Period, known_at: datetime | None = None, offering_code: str | None = None
) -> tuple[TermsLine, ...]:
    """Return the terms that hold on a day of a period, per offering and start."""
    rows = _terms().overlapping(period).known(known_at)
    if offering_code is not None:
        rows = rows.filter(offering__code=offering_code)
    return tuple(_terms_line(row) for row in rows.order_by("offering__code", "starts_on"))


def list_terms_on(on: date, known_at: datetime | None = None) -> dict[str, TermsLine]:
    """Return the terms that hold on a day, per code of offering."""
    rows = _terms().holding(on).known(known_at)
    return {row.offering.code: _terms_line(row) for row in rows}


def find_terms(
    offering_code: str, on: date, known_at: datetime | None = None
) -> TermsLine | None:
    """Return the terms of one offering on a day, or None."""
    row = _terms().holding(on).known(known_at).filter(offering__code=offering_code).first()
    return _terms_line(row) if row else None


def list_open_terms_proposals(offering_code: str | None = None) -> tuple[ProposalLine, ...]:
    """Return the proposed terms that wait for a decision, the first to start first."""
    rows = TermsProposal.objects.select_related("offering").order_by("starts_on", "id")
    rows = rows.filter(state=ProposalState.PROPOSED)
    if offering_code is not None:
        rows = rows.filter(offering__code=offering_code)
    return tuple(
        ProposalLine(
            id=row.pk, subject_code=row.offering.code, subject_name=row.offering.name,
            state=ProposalState(row.state), starts_on=row.starts_on, proposed_on=row.proposed_on,
            proposed_by=row.proposed_by, governance_proposal_id=row.submitted_id,
            source=row.source, is_assumption=row.is_assumption, unit=Unit(row.offering.unit),
            cents_per_unit=row.extra_cents,
        )
        for row in rows
    )  # fmt: skip


def list_open_choice_proposals(participant_id: int | None = None) -> tuple[ProposalLine, ...]:
    """Return the choices beyond the limits that wait for a decision."""
    rows = ChoiceProposal.objects.select_related("offering", "participant")
    rows = rows.filter(state=ProposalState.PROPOSED).order_by("starts_on", "id")
    if participant_id is not None:
        rows = rows.filter(participant_id=participant_id)
    return tuple(
        ProposalLine(
            id=row.pk, subject_code=row.offering.code,
            subject_name=f"{row.offering.name}, {row.participant.name}",
            state=ProposalState(row.state), starts_on=row.starts_on, proposed_on=row.proposed_on,
            proposed_by=row.proposed_by, governance_proposal_id=row.submitted_id,
            source=row.source, is_assumption=row.is_assumption,
        )
        for row in rows
    )  # fmt: skip


def find_limit(
    service_code: str, on: date, known_at: datetime | None = None
) -> LimitLine | None:
    """Return the limit of variation on a service on a day, or None where none was set."""
    rows = VariationLimit.objects.select_related("service").holding(on).known(known_at)
    row = rows.filter(service__code=service_code).first()
    return _limit_line(row) if row else None


def list_limits_on(on: date, known_at: datetime | None = None) -> dict[str, LimitLine]:
    """Return the limits of variation on a day, per code of service."""
    rows = VariationLimit.objects.select_related("service").holding(on).known(known_at)
    return {row.service.code: _limit_line(row) for row in rows}


def list_chosen_on(
    on: date, known_at: datetime | None = None, *, participant_code: str | None = None,
    service_code: str | None = None, offering_code: str | None = None,
) -> tuple[ChosenLine, ...]:  # fmt: skip
    """Return what participants have on a day, of everything or of one thing."""
    wanted = {
        "participant__code": participant_code, "offering__service__code": service_code,
        "offering__code": offering_code,
    }  # fmt: skip
    rows = _choices().holding(on).known(known_at)
    return _chosen_lines(rows.filter(**{k: v for k, v in wanted.items() if v is not None}))


def list_chosen_in(
    *, period: Period, known_at: datetime | None = None, offering_code: str | None = None
) -> tuple[ChosenLine, ...]:
    """Return what participants have on a day of a period."""
    rows = _choices().overlapping(period).known(known_at)
    if offering_code is not None:
        rows = rows.filter(offering__code=offering_code)
    return _chosen_lines(rows)


def get_chosen(choice_id: int, known_at: datetime | None = None) -> ChosenLine:
    """Return one choice as it is known, or refuse (UnknownChoice)."""
    lines = _chosen_lines(_choices().known(known_at).filter(pk=choice_id))
    if not lines:
        raise UnknownChoice(choice=choice_id)
    return lines[0]


def lock_choice(choice_id: int) -> OfferingChoice:
    """Return one choice that is still known, kept for a change, or refuse (UnknownChoice)."""
    row = (
        OfferingChoice.objects.select_for_update(of=("self",)).known()
        .select_related("offering__service", "participant").filter(pk=choice_id).first()
    )  # fmt: skip
    if row is None:
        raise UnknownChoice(choice=choice_id)
    return row


def list_choices_in_slot(participant_id: int, slot_key: str, period: Period) -> Any:
    """Return the rows of what a participant has in one place in a period, as known now."""
    rows = OfferingChoice.objects.overlapping(period).known()
    return rows.filter(participant_id=participant_id, slot_key=slot_key).order_by("starts_on")


def list_choices_from(participant_code: str, starts_on: date) -> Any:
    """Return the rows of what a participant has on a day or later, as known now."""
    rows = OfferingChoice.objects.overlapping(Period(starts_on)).known()
    return rows.filter(participant__code=participant_code).order_by("slot_key", "starts_on")


def get_terms_proposal_for_change(proposal_id: int) -> TermsProposal:
    """Return the locked row of proposed terms, or refuse (UnknownProposal)."""
    rows = TermsProposal.objects.select_for_update(of=("self",)).select_related("offering")
    return _get(rows, proposal_id)  # type: ignore[no-any-return]


def get_limit_proposal_for_change(proposal_id: int) -> LimitProposal:
    """Return the locked row of a proposed limit, or refuse (UnknownProposal)."""
    rows = LimitProposal.objects.select_for_update(of=("self",)).select_related("service")
    return _get(rows, proposal_id)  # type: ignore[no-any-return]


def get_choice_proposal_for_change(proposal_id: int) -> ChoiceProposal:
    """Return the locked row of a choice that waits, or refuse (UnknownProposal)."""
    rows = ChoiceProposal.objects.select_for_update(of=("self",))
    rows = rows.select_related("offering__service", "participant")
    return _get(rows, proposal_id)  # type: ignore[no-any-return]


def _get(rows: Any, proposal_id: int) -> Any:
    row = rows.filter(pk=proposal_id).first()
    if row is None:
        raise UnknownProposal(proposal=proposal_id)
    return row


def get_offering_line(row: Offering) -> OfferingLine:
    """Return a row as the line that everybody else reads."""
    return OfferingLine(
        id=row.pk, code=row.code, name=row.name, description=row.description,
        service_id=row.service_id, service_code=row.service.code, service_name=row.service.name,
        kind=OfferingKind(row.kind), level=Level(row.level) if row.level else None,
        unit=Unit(row.unit), source=row.source, is_assumption=row.is_assumption,
    )  # fmt: skip


_NORMS = Prefetch(
    "proposal__norms", OfferingNorm.objects.select_related("norm__service").order_by("norm__name")
)


def _terms() -> Any:
    return OfferingTerms.objects.select_related("offering").prefetch_related(_NORMS)


def _terms_line(row: OfferingTerms) -> TermsLine:
    return TermsLine(
        id=row.pk, offering_id=row.offering_id, offering_code=row.offering.code,
        extra_cents=row.extra_cents, term_days=row.term_days,
        norms=tuple(
            NormValue(norm=get_norm_line(held.norm), value=held.value)
            for held in row.proposal.norms.all()
        ),
        starts_on=row.starts_on, ends_before=row.ends_before, decision_id=row.decision_id,
        source=row.source, is_assumption=row.is_assumption,
    )  # fmt: skip


def _limit_line(row: VariationLimit) -> LimitLine:
    return LimitLine(
        id=row.pk, service_code=row.service.code, most_variants=row.most_variants,
        most_extra_cents=row.most_extra_cents, starts_on=row.starts_on,
        ends_before=row.ends_before, decision_id=row.decision_id, source=row.source,
        is_assumption=row.is_assumption,
    )  # fmt: skip


def _choices() -> Any:
    return OfferingChoice.objects.select_related("offering__service", "participant").order_by(
        "participant__name", "offering__service__name", "offering__name", "starts_on"
    )


def _chosen_lines(rows: QuerySet[OfferingChoice] | Iterable[Any]) -> tuple[ChosenLine, ...]:
    return tuple(
        ChosenLine(
            id=row.pk, participant_id=row.participant_id, participant_code=row.participant.code,
            participant_name=row.participant.name_on(row.starts_on),
            offering=get_offering_line(row.offering),
            quantity=row.quantity, starts_on=row.starts_on, ends_before=row.ends_before,
            decision_id=row.decision_id, source=row.source, is_assumption=row.is_assumption,
        )
        for row in rows
    )  # fmt: skip


def get_choice_cost(
    draft: ChoiceDraft, *, offering: OfferingLine, today: date, known_at: datetime | None = None
) -> ChoiceCost:
    """
    Return what a choice would cost per year and whether the body decides; nothing is stored.

    Raises NoTerms, BadQuantity, ChosenInPast.
    """
    on = draft.starts_on
    terms = rules.check_choice(
        offering, find_terms(offering.code, on, known_at), quantity=draft.quantity, starts_on=on,
        today=today, is_correction=draft.is_correction,
    )  # fmt: skip
    prices = list_terms_on(on, known_at)
    held = list_chosen_on(
        on, known_at, participant_code=draft.participant_code, service_code=offering.service_code
    )
    costs = [
        (one.offering, rules.compute_yearly_cents(_get_extra(prices, one.offering), one.quantity))
        for one in held
    ]
    yearly = rules.compute_yearly_cents(terms.extra_cents, draft.quantity)
    limit = find_limit(offering.service_code, on, known_at)
    others = [(other, cents) for other, cents in costs if other.slot_key != offering.slot_key]
    return ChoiceCost(
        offering=offering, terms=terms, quantity=draft.quantity, yearly_cents=yearly,
        before_cents=sum(cents for other, cents in costs if other.slot_key == offering.slot_key),
        exceeded=rules.find_exceeded(offering, yearly, others, limit), limit=limit,
    )  # fmt: skip


def _get_extra(prices: dict[str, TermsLine], offering: OfferingLine) -> int:
    held = prices.get(offering.code)
    return held.extra_cents if held else 0


def list_charges(*, period: Period, known_at: datetime | None = None) -> tuple[ChargeLine, ...]:
    """Return what is to be charged for choices in a closed period, per choice and amount."""
    chosen = list_chosen_in(period=period, known_at=known_at)
    return rules.list_charges(chosen, list_terms(period=period, known_at=known_at), period)
