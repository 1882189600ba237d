# SPDX-License-Identifier: EUPL-1.2
"""Decisions on plain values: signing, amending and ending an agreement."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bodemplaat.catalogue.values import AgreementState, Choice, Side
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


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
    check_signed_on(number, signed_on, drafted_on=drafted_on, today=today)


def check_signed_on(number: str, signed_on: date, *, drafted_on: date, today: date) -> None:
    """Refuse a signature before the draft (SignedTooEarly) or after today (SignedInFuture)."""
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


def nearest_day(held: Period, on: date) -> date:
    """
    Return the day of a period that is nearest to a day: the day on which a paper is shown.

    >>> nearest_day(Period(date(2010, 1, 1), date(2011, 1, 1)), date(2014, 3, 1))
    datetime.date(2010, 12, 31)
    """
    if held.ends_before is not None and on >= held.ends_before:
        return held.ends_before - timedelta(days=1)
    return max(on, held.starts_on)
