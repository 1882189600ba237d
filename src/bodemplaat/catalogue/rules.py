# SPDX-License-Identifier: EUPL-1.2
"""Decisions on plain values: packages, prices and agreements."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from bodemplaat.catalogue.values import (
    AgreementState,
    Choice,
    ContentLine,
    Difference,
    Level,
    ProposalState,
    Side,
)
from bodemplaat.kernel import days
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class BadCode(Refusal):
    code = "catalogue.bad-code"


class PriceNotPositive(Refusal):
    code = "catalogue.price-not-positive"


class OverlappingValidity(Refusal):
    code = "catalogue.overlapping-validity"


class CorrectionWithoutReason(Refusal):
    code = "catalogue.correction-without-reason"


class RecordedBefore(Refusal):
    code = "catalogue.recorded-before"


class EmptyPackage(Refusal):
    code = "catalogue.empty-package"


class BaseAndPlus(Refusal):
    code = "catalogue.base-and-plus"


class NotProposed(Refusal):
    code = "catalogue.not-proposed"


class DecisionDiffers(Refusal):
    code = "catalogue.decision-differs"


class CannotSign(Refusal):
    code = "catalogue.cannot-sign"


class SignedTwice(Refusal):
    code = "catalogue.signed-twice"


class SamePerson(Refusal):
    code = "catalogue.same-person"


class SignedTooEarly(Refusal):
    code = "catalogue.signed-too-early"


class SignedInFuture(Refusal):
    code = "catalogue.signed-in-future"


class CannotEnd(Refusal):
    code = "catalogue.cannot-end"


class EndsOutside(Refusal):
    code = "catalogue.ends-outside"


class OutsideParticipation(Refusal):
    code = "catalogue.outside-participation"


class OutsideAgreement(Refusal):
    code = "catalogue.outside-agreement"


class QuantityNotPositive(Refusal):
    code = "catalogue.quantity-not-positive"


class TakenTwice(Refusal):
    code = "catalogue.taken-twice"


class CannotAmend(Refusal):
    code = "catalogue.cannot-amend"


class CannotWithdraw(Refusal):
    code = "catalogue.cannot-withdraw"


def check_code(code: str) -> None:
    """
    Refuse a code that cannot stand in an address (BadCode).

    >>> check_code("e-mail")
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code):
        raise BadCode(code=code)


def from_day(on: date) -> Period:
    """
    Return the period that starts on a day and stays open.

    >>> from_day(date(2010, 1, 1)).is_open
    True
    """
    return Period(on)


def check_price(cents: int, service: str) -> None:
    """
    Refuse a price of nothing or less; what is free needs no price.

    Parameters: `cents` per unit per year, without VAT.
    Raises: PriceNotPositive.

    >>> check_price(210_000, "werkplek")
    """
    if cents <= 0:
        raise PriceNotPositive(service=service, cents=cents)


def keep_outside(held: Period, taken: Period) -> tuple[Period, ...]:
    """
    Return what is left of a period when another takes its days.

    Always holds: the days of the result and of the overlap are the days of `held`, each once.
    Notes: the law of half-open periods, `before` is the first day that is not in it.

    >>> whole, taken = Period(date(2009, 1, 1), None), Period(date(2010, 1, 1), date(2011, 1, 1))
    >>> [(p.starts_on.year, p.ends_before and p.ends_before.year)
    ...  for p in keep_outside(whole, taken)]
    [(2009, 2010), (2011, None)]
    """
    if held.overlap(taken) is None:
        return (held,)
    pieces = []
    if held.starts_on < taken.starts_on:
        pieces.append(Period(held.starts_on, taken.starts_on))
    if taken.ends_before is not None and (
        held.ends_before is None or taken.ends_before < held.ends_before
    ):
        pieces.append(Period(taken.ends_before, held.ends_before))
    return tuple(pieces)


def check_order(
    subject: str, held: Iterable[Period], new: Period, *, is_correction: bool, reason: str
) -> None:
    """
    Refuse a new fact that starts on or before one that already holds, unless it corrects it.

    A later fact ends an earlier one on its first day; that is how a price follows a price.
    One that would push aside what was decided for later days must say that it corrects, and why.
    Raises: OverlappingValidity, CorrectionWithoutReason.
    """
    later = [old for old in held if old.overlap(new) and old.starts_on >= new.starts_on]
    if not later:
        return
    if not is_correction:
        raise OverlappingValidity(
            subject=subject, starts=new.starts_on, held=min(old.starts_on for old in later)
        )
    if not reason.strip():
        raise CorrectionWithoutReason(subject=subject)


def check_recorded_order(held_at: datetime, at: datetime) -> None:
    """Refuse to close a fact before the moment at which it was recorded (RecordedBefore)."""
    if at < held_at:
        raise RecordedBefore(held=days.get_day(held_at), at=days.get_day(at))


def check_contents(package: str, contents: Mapping[str, Level]) -> None:
    """Refuse a package without a service (EmptyPackage)."""
    if not contents:
        raise EmptyPackage(package=package)


def check_base_or_plus(
    contents: Collection[str], others: Iterable[tuple[str, Period, Collection[str]]], new: Period
) -> None:
    """
    Refuse a service that would be in the base and in a plus package on one day.

    Parameters: `contents` are service codes of the new version; `others` are the versions of
    packages of the other kind: package code, period, service codes.
    Raises: BaseAndPlus, with the first service in order of code.
    References: source deck, slide 43, "inhoud basis- en pluspakket" (D293).
    """
    for package, period, codes in others:
        common = period.overlap(new)
        double = sorted(set(contents) & set(codes))
        if common is not None and double:
            raise BaseAndPlus(service=double[0], package=package, on=common.starts_on)


def compare_contents(
    before: Sequence[ContentLine], after: Sequence[ContentLine]
) -> Difference:
    """
    Return what was added, removed, changed in level and kept, each in order of service code.

    Always holds: every service of `before` is removed, changed or kept, and never two of them.
    References: source deck, slides 6 and 18, two lists of tasks (D125).

    >>> old = ContentLine(service_code="mail", service_name="E-mail", level=Level.STANDARD)
    >>> new = ContentLine(service_code="mail", service_name="E-mail", level=Level.EXTENDED)
    >>> [pair[1].level.value for pair in compare_contents([old], [new]).changed]
    ['extended']
    """
    old = {line.service_code: line for line in before}
    new = {line.service_code: line for line in after}
    both = sorted(old.keys() & new.keys())
    return Difference(
        added=tuple(new[code] for code in sorted(new.keys() - old.keys())),
        removed=tuple(old[code] for code in sorted(old.keys() - new.keys())),
        changed=tuple((old[c], new[c]) for c in both if old[c].level != new[c].level),
        kept=tuple(new[c] for c in both if old[c].level == new[c].level),
    )


def check_proposed(subject: str, state: str) -> None:
    """Refuse to adopt, reject or withdraw what is no longer a proposal (NotProposed)."""
    if state != ProposalState.PROPOSED:
        raise NotProposed(subject=subject, state=state)


def check_decision(
    subject: str, *, kind: str, expected_kind: str, effective_on: date, starts_on: date
) -> None:
    """Refuse a decision of another kind or for another day than was proposed (DecisionDiffers)."""
    if kind != expected_kind or effective_on != starts_on:
        raise DecisionDiffers(
            subject=subject, kind=kind, expected=expected_kind,
            effective=effective_on, starts=starts_on,
        )  # fmt: skip


def check_can_be_signed(
    number: str,
    state: str,
    *,
    side: Side,
    account_id: int | None,
    signed: Mapping[str, int | None],
    drafted_on: date,
    signed_on: date,
    today: date,
) -> None:
    """
    Refuse a signature below an agreement that cannot have it.

    Parameters: `signed` is the account per side that signed already; `today` the day of acting.
    Raises: CannotSign (not a draft), SignedTwice (this side did), SamePerson (two sides, one
    person), SignedTooEarly (before the draft), SignedInFuture.
    """
    if side in signed:
        raise SignedTwice(number=number)
    if state != AgreementState.DRAFT:
        raise CannotSign(number=number, state=state)
    if account_id is not None and account_id in signed.values():
        raise SamePerson(number=number)
    if signed_on < drafted_on:
        raise SignedTooEarly(number=number, signed=signed_on, drafted=drafted_on)
    if signed_on > today:
        raise SignedInFuture(number=number, signed=signed_on, today=today)


def check_participation(
    participant: str, participations: Iterable[Period], agreement: Period
) -> None:
    """
    Refuse an agreement that is not wholly inside one participation (OutsideParticipation).

    Raises with the participation that comes nearest: the last that starts before the agreement.
    """
    periods = sorted(participations, key=lambda period: period.starts_on)
    if any(period.covers(agreement) for period in periods):
        return
    ends = next((p.ends_before for p in reversed(periods) if p.overlap(agreement)), None)
    raise OutsideParticipation(
        participant=participant, starts=agreement.starts_on, until=ends or agreement.starts_on
    )


def check_choices(number: str, choices: Sequence[Choice], agreement: Period) -> None:
    """
    Refuse a plus service without quantity, outside the agreement, or twice on one day.

    Raises: QuantityNotPositive, OutsideAgreement, TakenTwice; EmptyPeriod of the kernel.
    """
    seen: list[tuple[str, str, Period]] = []
    for choice in choices:
        period = Period(choice.starts_on, choice.ends_before)
        if choice.quantity <= 0:
            raise QuantityNotPositive(service=choice.service_code, quantity=choice.quantity)
        last = choice.ends_before or agreement.ends_before
        if not agreement.contains(choice.starts_on) or (
            agreement.ends_before is not None and (last is None or last > agreement.ends_before)
        ):
            raise OutsideAgreement(number=number, service=choice.service_code)
        for code, unit, other in seen:
            if (code, unit) == (choice.service_code, choice.unit) and other.overlap(period):
                raise TakenTwice(number=number, service=code)
        seen.append((choice.service_code, choice.unit, period))


def check_can_be_ended(number: str, state: str, held: Period, ends_before: date) -> None:
    """Refuse to end what is not signed (CannotEnd) or outside its period (EndsOutside)."""
    if state != AgreementState.SIGNED:
        raise CannotEnd(number=number, state=state)
    if not held.contains(ends_before) or ends_before == held.starts_on:
        raise EndsOutside(number=number, ends=ends_before)


def check_can_be_amended(number: str, state: str, held: Period | None, starts_on: date) -> None:
    """Refuse a new version of what is not in force on its first day (CannotAmend)."""
    if state != AgreementState.SIGNED or held is None or not held.contains(starts_on):
        raise CannotAmend(number=number, state=state, starts=starts_on)


def check_can_be_withdrawn(number: str, state: str) -> None:
    """Refuse to withdraw an agreement that both sides have signed (CannotWithdraw)."""
    if state != AgreementState.DRAFT:
        raise CannotWithdraw(number=number, state=state)
