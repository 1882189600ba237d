# SPDX-License-Identifier: EUPL-1.2
"""Decisions on plain values: packages, prices, and what is proposed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from bodemplaat.catalogue.values import ContentLine, Difference, Level, ProposalState
from bodemplaat.kernel import days
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal

HIGHEST_PRICE_CENTS = 10**9  # ten million euro

class BadCode(Refusal):
    code = "catalogue.bad-code"


class PriceNotPositive(Refusal):
    code = "catalogue.price-not-positive"


class PriceTooHigh(Refusal):
    code = "catalogue.price-too-high"


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
    Refuse a price of nothing or less, for what is free needs no price, and a slip of the finger.

    Parameters: `cents` per unit per year, without VAT.
    Raises: PriceNotPositive; PriceTooHigh above ten million euro, which no unit of any service
    costs in a year.

    >>> check_price(210_000, "werkplek")
    """
    if cents <= 0:
        raise PriceNotPositive(service=service, cents=cents)
    if cents > HIGHEST_PRICE_CENTS:
        raise PriceTooHigh(service=service, cents=cents, most=HIGHEST_PRICE_CENTS)


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
