# SPDX-License-Identifier: EUPL-1.2
"""Agreements (DVO): drafted, signed by both sides, amended, ended."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import AgreementEnded, AgreementSigned
from bodemplaat.catalogue.models import (
    Agreement,
    AgreementDeviation,
    AgreementItem,
    AgreementSignature,
    AgreementTerm,
)
from bodemplaat.catalogue.values import (
    AGREEMENT_TEXTS,
    AgreementDraft,
    AgreementState,
    Choice,
    Deviation,
    Side,
)
from bodemplaat.foundation import audit, events
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import MandatedAct
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


class NumberTaken(Refusal):
    code = "catalogue.number-taken"


class AgreementOverlaps(Refusal):
    code = "catalogue.agreement-overlaps"


class NotPlus(Refusal):
    code = "catalogue.not-plus"


@transaction.atomic
def draft_agreement(*, draft: AgreementDraft, drafted_on: date, actor: Actor) -> int:
    """
    Draft an agreement with a participant; it is in force once both sides have signed.

    Raises NoRight, UnknownParticipant, OutsideParticipation, NumberTaken, AgreementOverlaps,
    UnknownService, QuantityNotPositive, OutsideAgreement, TakenTwice, NotPlus, NoPrice,
    AgreementOnly, NormTwice, NotInCharter, EqualToCharter, NoDeviationReason, BadNormValue.
    """
    permissions.require_proposer(actor, "agreement")
    participant = organisations_queries.get_participant(draft.participant_code)
    period = Period(draft.starts_on, draft.ends_before)
    _check_participation(participant.id, participant.name, period, actor)
    if queries.has_agreement_number(draft.number):
        raise NumberTaken(number=draft.number)
    _check_free(participant.id, participant.name, period, except_id=None)
    agreement = Agreement.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant.id,
        number=draft.number, starts_on=draft.starts_on, ends_before=draft.ends_before,
        drafted_on=drafted_on, drafted_by=actor.name, recorded_at=actor.at,
        source=draft.source, is_assumption=draft.is_assumption,
        cites_id=_find_charter_id(draft.starts_on),
        **{name: getattr(draft, name) for name in AGREEMENT_TEXTS},
    )  # fmt: skip
    _add_items(agreement, draft.choices)
    _add_deviations(agreement, draft.deviations)
    after = {"number": draft.number, "starts_on": draft.starts_on}
    _record("drafted", agreement, actor, after)
    return agreement.pk


@transaction.atomic
def amend_agreement(
    *,
    agreement_id: int,
    starts_on: date,
    ends_before: date | None,
    choices: tuple[Choice, ...],
    deviations: tuple[Deviation, ...] = (),
    texts: Mapping[str, str] | None = None,
    reason: str,
    drafted_on: date,
    actor: Actor,
) -> int:
    """
    Draft the next version of an agreement; once signed it ends the version before.

    Parameters: `texts`, what it says in other words than the version before.

    Raises NoRight, UnknownAgreement, NoReasonGiven, CannotAmend, OutsideParticipation,
    AgreementOverlaps, and what a line can be refused for.
    """
    before = queries.get_agreement_for_change(agreement_id)
    permissions.require_proposer(actor, "agreement")
    rules.check_reason(before.number, reason)
    term = queries.find_term(before.pk)
    held = term.period if term else None
    rules.check_can_be_amended(before.number, before.state, held, starts_on)
    period = Period(starts_on, ends_before)
    name = before.participant.name
    _check_participation(before.participant_id, name, period, actor)
    _check_free(before.participant_id, name, period, except_id=before.pk)
    number_of_versions = Agreement.objects.filter(number=before.number).count()
    agreement = Agreement.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=before.participant_id,
        number=before.number, version=number_of_versions + 1, amends=before,
        starts_on=starts_on, ends_before=ends_before, reason=reason, drafted_on=drafted_on,
        drafted_by=actor.name, recorded_at=actor.at, source=before.source,
        is_assumption=before.is_assumption, cites_id=_find_charter_id(starts_on),
        **{name: (texts or {}).get(name, getattr(before, name)) for name in AGREEMENT_TEXTS},
    )  # fmt: skip
    _add_items(agreement, choices)
    _add_deviations(agreement, deviations)
    after = {"number": agreement.number, "version": agreement.version, "reason": reason}
    _record("amended", agreement, actor, after)
    return agreement.pk


@transaction.atomic
def sign_agreement(*, agreement_id: int, signed_on: date, actor: Actor) -> bool:
    """
    Sign a drafted agreement for the side of the actor; return whether it is now in force.

    Raises UnknownAgreement, WrongParticipant, NoMandate, SignedTwice, CannotSign, SamePerson,
    SignedTooEarly, SignedInFuture, AgreementOverlaps. Publishes AgreementSigned.
    """
    agreement = queries.get_agreement_for_change(agreement_id)
    side = _require_side(agreement, actor)
    signed = queries.list_signers(agreement.pk)
    rules.check_can_be_signed(
        agreement.number, agreement.state, side=side, account_id=actor.account_id, signed=signed,
        drafted_on=agreement.drafted_on, signed_on=signed_on,
        today=actor.on,
    )  # fmt: skip
    _check_mandate(agreement, side, signed_on, actor)
    AgreementSignature.objects.create(
        arrangement_id=agreement.arrangement_id, participant_id=agreement.participant_id,
        agreement=agreement, side=side, account_id=actor.account_id, name=actor.name,
        role=actor.role or "", signed_on=signed_on, recorded_at=actor.at,
    )  # fmt: skip
    is_complete = {*signed, side} == set(Side)
    if is_complete:
        _put_in_force(agreement, actor)
    _record("signed", agreement, actor, {"side": side.value, "signed_on": signed_on})
    if is_complete:
        events.publish(
            AgreementSigned(
                arrangement_id=agreement.arrangement_id, agreement_id=agreement.pk,
                starts_on=agreement.starts_on,
            )
        )  # fmt: skip
    return is_complete


def _check_mandate(agreement: Agreement, side: Side, on: date, actor: Actor) -> None:
    """Ask the mandate register, where it speaks of agreements, whether the office may sign."""
    act = MandatedAct.AGREEMENT.value
    if side is not Side.SSO or not governance_queries.has_mandates(act=act, on=on):
        return
    governance_queries.get_mandate(
        act=act, title=str(agreement.number), amount_cents=_sum_year(agreement), name=actor.name,
        on=on,
        role=actor.role.value if actor.role else "",
    )  # fmt: skip


def _sum_year(agreement: Agreement) -> int | None:
    """
    Return what the plus services of an agreement cost a year, at the prices of its first day.

    None where it has none, or one without a price: the base package is divided by keys, so that
    nobody knows an amount when it is signed.
    """
    items = list(agreement.items.select_related("service"))
    prices = [
        queries.find_price(
            service_code=item.service.code, unit=item.unit, on=agreement.starts_on
        )
        for item in items
    ]
    if not items or any(price is None for price in prices):
        return None
    return sum(
        price.cents_per_unit * item.quantity
        for price, item in zip(prices, items, strict=True)
        if price is not None
    )


@transaction.atomic
def end_agreement(
    *, agreement_id: int, ends_before: date, reason: str, actor: Actor
) -> None:
    """
    End an agreement from a day inside its period; what it held before stays.

    Raises UnknownAgreement, WrongParticipant, NoMandate, CannotEnd, EndsOutside, NoReasonGiven.
    Publishes AgreementEnded.
    """
    agreement = queries.get_agreement_for_change(agreement_id)
    _require_side(agreement, actor)
    term = queries.find_term(agreement.pk)
    held = term.period if term else agreement.period
    rules.check_can_be_ended(agreement.number, agreement.state, held, ends_before)
    rules.check_reason(agreement.number, reason)
    facts.make_room([term] if term else [], Period(ends_before), actor=actor, reason=reason)
    agreement.set_state(AgreementState.ENDED)
    _record("ended", agreement, actor, {"ends_before": ends_before, "reason": reason})
    events.publish(
        AgreementEnded(
            arrangement_id=agreement.arrangement_id, agreement_id=agreement.pk,
            ends_before=ends_before,
        )
    )  # fmt: skip


@transaction.atomic
def end_agreements(*, participant_code: str, ends_before: date, reason: str, actor: Actor) -> int:
    """
    End what is signed from the day on which a participant no longer takes part.

    What would only begin later falls away, and so does a draft of it. Returns how many ended.
    Publishes AgreementEnded.
    """
    participant = organisations_queries.get_participant(participant_code)
    terms = queries.list_terms_in(participant.id, Period(ends_before))
    for term in terms:
        facts.make_room([term], Period(ends_before), actor=actor, reason=reason)
        term.agreement.set_state(AgreementState.ENDED)
        after = {"ends_before": ends_before, "reason": reason}
        _record("ended", term.agreement, actor, after)
        events.publish(
            AgreementEnded(
                arrangement_id=actor.arrangement_id, agreement_id=term.agreement_id,
                ends_before=ends_before,
            )
        )  # fmt: skip
    for draft in queries.list_drafts_from(participant.id, ends_before):
        draft.set_state(AgreementState.WITHDRAWN)
        _record("withdrawn", draft, actor, {"reason": reason})
    return len(terms)


@transaction.atomic
def withdraw_agreement(*, agreement_id: int, reason: str, actor: Actor) -> None:
    """Take a draft back. Raises NoRight, UnknownAgreement, CannotWithdraw, NoReasonGiven."""
    agreement = queries.get_agreement_for_change(agreement_id)
    permissions.require_proposer(actor, "agreement")
    rules.check_can_be_withdrawn(agreement.number, agreement.state)
    rules.check_reason(agreement.number, reason)
    agreement.set_state(AgreementState.WITHDRAWN)
    _record("withdrawn", agreement, actor, {"reason": reason})


def _put_in_force(agreement: Agreement, actor: Actor) -> None:
    before = agreement.amends
    _check_free(
        agreement.participant_id, agreement.participant.name, agreement.period,
        except_id=before.pk if before else None,
    )  # fmt: skip
    term = queries.find_term(before.pk) if before else None
    if before and term:
        rest = Period(agreement.starts_on)
        facts.make_room([term], rest, actor=actor, reason=agreement.number)
        is_whole = term.starts_on == agreement.starts_on
        before.set_state(AgreementState.SUPERSEDED if is_whole else AgreementState.ENDED)
    started = AgreementTerm.objects.create(
        arrangement_id=agreement.arrangement_id, participant_id=agreement.participant_id,
        agreement=agreement,
        **facts.list_validity(
            agreement.period, actor=actor, reason=agreement.reason,
            replaces_id=term.pk if term else None,
        ),
    )  # fmt: skip
    facts.record_fact("started", started, actor=actor)
    agreement.set_state(AgreementState.SIGNED)


def _require_side(agreement: Agreement, actor: Actor) -> Side:
    return permissions.require_side(
        actor, number=agreement.number, participant_id=agreement.participant_id,
        participant=agreement.participant.name,
    )  # fmt: skip


def _check_participation(participant_id: int, name: str, period: Period, actor: Actor) -> None:
    rules.check_participation(name, facts.list_participations(participant_id, actor), period)


def _check_free(participant_id: int, name: str, period: Period, *, except_id: int | None) -> None:
    for term in queries.list_terms_in(participant_id, period):
        if term.agreement_id != except_id:
            raise AgreementOverlaps(
                participant=name, number=term.agreement.number, starts=term.starts_on
            )


def _add_items(agreement: Agreement, choices: Sequence[Choice]) -> None:
    rules.check_choices(agreement.number, choices, agreement.period)
    ids = queries.list_service_ids(choice.service_code for choice in choices)
    _check_offered(choices)
    AgreementItem.objects.bulk_create(
        AgreementItem(
            arrangement_id=agreement.arrangement_id,
            participant_id=agreement.participant_id,
            agreement=agreement,
            service_id=ids[choice.service_code],
            unit=choice.unit,
            quantity=choice.quantity,
            starts_on=choice.starts_on,
            ends_before=choice.ends_before,
        )
        for choice in choices
    )


def _find_charter_id(on: date) -> int | None:
    charter = queries.find_charter(on)
    return charter.proposal_id if charter else None


def _add_deviations(agreement: Agreement, deviations: Sequence[Deviation]) -> None:
    on = agreement.starts_on
    rules.check_deviations(
        deviations, queries.find_charter(on), is_allowed=queries.has_deviations(on)
    )
    norms = queries.list_norms_by_code({deviation.norm_code for deviation in deviations})
    AgreementDeviation.objects.bulk_create(
        AgreementDeviation(
            arrangement_id=agreement.arrangement_id,
            participant_id=agreement.participant_id,
            agreement=agreement,
            norm_id=norms[deviation.norm_code].id,
            value=deviation.value,
            reason=deviation.reason.strip(),
        )
        for deviation in deviations
    )


def _check_offered(choices: Sequence[Choice]) -> None:
    days = {choice.starts_on for choice in choices}
    plus = {on: queries.list_plus_codes(on) for on in days}
    priced = {
        on: {(price.service_code, price.unit) for price in queries.list_prices_on(on)}
        for on in days
    }
    for choice in choices:
        code, on = choice.service_code, choice.starts_on
        if code not in plus[on]:
            raise NotPlus(service=code, on=on)
        if (code, choice.unit) not in priced[on]:
            raise queries.NoPrice(service=code, on=on)


def _record(verb: str, agreement: Agreement, actor: Actor, after: dict[str, object]) -> None:
    audit.record(
        f"catalogue.agreement.{verb}", agreement, actor=actor, after=after,
        participant_id=agreement.participant_id,
    )  # fmt: skip
