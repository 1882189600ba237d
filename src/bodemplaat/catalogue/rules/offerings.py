# SPDX-License-Identifier: EUPL-1.2
"""Sums and limits of what participants choose."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from bodemplaat.catalogue.values import (
    ChargeLine,
    ChosenLine,
    Exceeded,
    Level,
    LimitLine,
    OfferingKind,
    OfferingLine,
    TermsLine,
)
from bodemplaat.kernel import rounding
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class NoTerms(Refusal):
    code = "catalogue.no-terms"


class NoExtraPrice(Refusal):
    code = "catalogue.no-extra-price"


class ExtraBelowNought(Refusal):
    code = "catalogue.extra-below-nought"


class TermTooLong(Refusal):
    code = "catalogue.term-too-long"


class ChosenInPast(Refusal):
    code = "catalogue.chosen-in-past"


class BadLimit(Refusal):
    code = "catalogue.bad-limit"


class ChoiceEndsOutside(Refusal):
    code = "catalogue.choice-ends-outside"


class BadQuantity(Refusal):
    code = "catalogue.bad-quantity"


MOST_DAYS = 1000
MOST_QUANTITY = 1_000_000


def check_terms(offering: OfferingLine, extra_cents: int, term_days: int) -> None:
    """
    Refuse terms that cannot be meant (ExtraBelowNought, TermTooLong).

    A simpler level may cost less than the standard; a variant never does, for to keep another
    thing besides the standard is work.
    References: source deck, slide 28, "extra kosten" (D189).
    """
    if extra_cents < 0 and not (
        offering.kind is OfferingKind.LEVEL and offering.level is Level.BASIC
    ):
        raise ExtraBelowNought(offering=offering.name)
    check_term(offering.name, term_days)


def check_term(name: str, term_days: int) -> None:
    """Refuse a delivery time that cannot be meant (TermTooLong)."""
    if not 0 <= term_days <= MOST_DAYS:
        raise TermTooLong(offering=name, days=term_days, most=MOST_DAYS)


def compute_yearly_cents(extra_cents: int, quantity: int) -> int:
    """
    Return what a choice costs per whole year.

    >>> compute_yearly_cents(24_000, 40)
    960000
    """
    return extra_cents * quantity


def find_exceeded(
    offering: OfferingLine, yearly_cents: int, held: Iterable[tuple[OfferingLine, int]],
    limit: LimitLine | None,
) -> tuple[Exceeded, ...]:
    """
    Return the limits of variation that a choice passes; none means that nobody has to decide.

    Parameters: `held` are the other variations of the participant on the same service on the
    day, with what each costs per year; `limit` holds on that day, None where none was set.
    Always holds: to go back to the standard passes no limit.
    References: source deck, slide 7, "beperkte marges" (D041).
    """  # fmt: skip
    if not offering.is_variation:
        return ()
    if limit is None:
        return (Exceeded.NO_LIMIT,)
    others = [(other, cents) for other, cents in held if other.is_variation]
    variants = sum(one.kind is OfferingKind.VARIANT for one, _ in others)
    variants += offering.kind is OfferingKind.VARIANT
    extra = yearly_cents + sum(cents for _, cents in others)
    found = []
    if variants > limit.most_variants:
        found.append(Exceeded.VARIANTS)
    if extra > limit.most_extra_cents:
        found.append(Exceeded.EXTRA)
    return tuple(found)


def check_choice(
    offering: OfferingLine, terms: TermsLine | None, *, quantity: int, starts_on: date,
    today: date, is_correction: bool,
) -> TermsLine:
    """
    Return the terms of a choice, or refuse one without terms, for nothing, or for days gone by.

    Raises: NoTerms, BadQuantity, ChosenInPast.
    """  # fmt: skip
    if terms is None:
        raise NoTerms(offering=offering.name, on=starts_on)
    if not 0 < quantity <= MOST_QUANTITY:
        raise BadQuantity(offering=offering.name, quantity=quantity)
    if starts_on < today and not is_correction:
        raise ChosenInPast(offering=offering.name, starts=starts_on, today=today)
    return terms


def check_choice_end(name: str, held: Period, ends_before: date, *, today: date) -> None:
    """Refuse an end outside the period (ChoiceEndsOutside) or before today (ChosenInPast)."""
    if not held.contains(ends_before) or ends_before == held.starts_on:
        raise ChoiceEndsOutside(offering=name, ends=ends_before)
    if ends_before < today:
        raise ChosenInPast(offering=name, starts=ends_before, today=today)


def check_limit(service: str, most_variants: int, most_extra_cents: int) -> None:
    """Refuse a limit below nought (BadLimit); nought means: the standard and nothing else."""
    if most_variants < 0 or most_extra_cents < 0:
        raise BadLimit(service=service)


def check_price_beyond(offering: OfferingLine, yearly_cents: int) -> None:
    """Refuse what passes a limit and costs nothing extra: others would pay (NoExtraPrice)."""
    if yearly_cents <= 0 and offering.level is not Level.BASIC:
        raise NoExtraPrice(offering=offering.name)


def list_charges(
    chosen: Sequence[ChosenLine], terms: Sequence[TermsLine], period: Period
) -> tuple[ChargeLine, ...]:
    """
    Return what is to be charged for choices in a closed period: one line per amount.

    Parameters: `terms` are the terms of the offerings chosen that hold on a day of the period.
    Always holds: the lines of one choice do not overlap, and cover each day of the period on
    which the choice and terms of its offering both hold.
    """
    lines = []
    for choice in chosen:
        inside = Period(choice.starts_on, choice.ends_before).overlap(period)
        for held in terms:
            if inside is None or held.offering_id != choice.offering.id:
                continue
            common = Period(held.starts_on, held.ends_before).overlap(inside)
            if common is None or common.ends_before is None:
                continue
            lines.append(
                ChargeLine(
                    choice_id=choice.id, participant_code=choice.participant_code,
                    participant_name=choice.participant_name,
                    offering_code=choice.offering.code, offering_name=choice.offering.name,
                    service_code=choice.offering.service_code, unit=choice.offering.unit,
                    quantity=choice.quantity, extra_cents=held.extra_cents,
                    starts_on=common.starts_on, ends_before=common.ends_before,
                    terms_decision_id=held.decision_id, decision_id=choice.decision_id,
                )
            )  # fmt: skip
    return tuple(lines)


def compute_charge(line: ChargeLine, year: Period) -> int:
    """
    Return the cents of one line in its year: by days, rounded once, half away from nought.

    >>> year = Period.of_year(2010)
    >>> from bodemplaat.catalogue.values import Unit
    >>> line = ChargeLine(
    ...     choice_id=1, participant_code="0064", participant_name="Bolsward",
    ...     offering_code="x", offering_name="X", service_code="x",
    ...     unit=Unit.DEVICE, quantity=2, extra_cents=3650,
    ...     starts_on=date(2010, 1, 1), ends_before=date(2010, 1, 11),
    ...     terms_decision_id=1, decision_id=None)
    >>> compute_charge(line, year)
    200
    """
    share = Fraction(Period(line.starts_on, line.ends_before).days, year.days)
    return rounding.round_half_away(line.extra_cents * line.quantity * share)
