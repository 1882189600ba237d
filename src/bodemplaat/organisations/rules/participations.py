# SPDX-License-Identifier: EUPL-1.2
"""When a participation, a measured value and a correction may be recorded."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import MeasureLine, OrganisationKind, ParticipationLine

LARGEST = 2**63 - 1


class CodeDoesNotFit(Refusal):
    """A code is not of the form that organisations of its kind have."""

    code = "organisations.code-does-not-fit"


class NameMissing(Refusal):
    """An organisation that no register names has no name."""

    code = "organisations.name-missing"


class RecordedEarlier(Refusal):
    """A correction would be known before the fact that it corrects."""

    code = "organisations.recorded-earlier"


class NegativeValue(Refusal):
    """A measured value lies below zero."""

    code = "organisations.negative-value"


class ValueNotWhole(Refusal):
    """A value that is counted was given with a fraction."""

    code = "organisations.value-not-whole"


class NotYetMeasured(Refusal):
    """A reference date lies after the day on which its value is recorded."""

    code = "organisations.not-yet-measured"


class ValueTooLarge(Refusal):
    """A value does not fit."""

    code = "organisations.value-too-large"


class TakesNoPart(Refusal):
    """A fact is of a day on which, and in the year before which, the organisation takes no part."""

    code = "organisations.takes-no-part"


class CorrectionWithoutReason(Refusal):
    """A recorded fact would change without anybody saying why."""

    code = "organisations.correction-without-reason"


# A municipality has four digits, a province PV and two; any other code starts with a letter, so
# that it is never taken for that of a municipality.
CODES = {
    OrganisationKind.MUNICIPALITY: r"[0-9]{4}",
    OrganisationKind.PROVINCE: r"PV[0-9]{2}",
    OrganisationKind.ARRANGEMENT: r"(?!PV[0-9]{2}$)[A-Z][A-Z0-9]{1,11}",
    OrganisationKind.OTHER: r"(?!PV[0-9]{2}$)[A-Z][A-Z0-9]{1,11}",
}


def check_code(code: str, kind: OrganisationKind) -> None:
    """
    Raise CodeDoesNotFit unless a code has the form of its kind.

    >>> check_code("0064", OrganisationKind.MUNICIPALITY)
    >>> check_code("0064", OrganisationKind.ARRANGEMENT)
    Traceback (most recent call last):
    ...
    bodemplaat.organisations.rules.participations.CodeDoesNotFit: ...
    """
    if not re.fullmatch(CODES[kind], code, re.ASCII):
        raise CodeDoesNotFit(code=code, kind=kind.value)


def check_name(code: str, name: str) -> str:
    """Return the name of an organisation without spaces around it, or raise NameMissing."""
    if not name.strip():
        raise NameMissing(code=code)
    return name.strip()


def check_recorded_later(name: str, found_at: datetime, at: datetime) -> None:
    """Raise RecordedEarlier unless a correction is recorded after what it corrects."""
    if at <= found_at:
        raise RecordedEarlier(name=name, found_on=days.get_day(found_at), on=days.get_day(at))


def check_measured(reference_on: date, recorded_on: date) -> None:
    """Raise NotYetMeasured where a reference date lies after the day of recording."""
    if reference_on > recorded_on:
        raise NotYetMeasured(reference_on=reference_on, recorded_on=recorded_on)


def check_value(measure: MeasureLine, value: Fraction) -> None:
    """
    Raise a refusal unless a value can be held for a measure.

    >>> people = MeasureLine(code="inhabitants", name="inwoners", unit="inwoner", is_whole=True)
    >>> check_value(people, Fraction(9607))
    >>> check_value(people, Fraction(1, 2))
    Traceback (most recent call last):
    ...
    bodemplaat.organisations.rules.participations.ValueNotWhole: ...
    """
    if value < 0:
        raise NegativeValue(measure=measure.name, value=str(value))
    if measure.is_whole and value.denominator != 1:
        raise ValueNotWhole(measure=measure.name, value=str(value))
    if max(value.numerator, value.denominator) > LARGEST:
        raise ValueTooLarge(measure=measure.name)


def check_takes_part(
    code: str, name: str, reference_on: date, participations: Sequence[ParticipationLine]
) -> None:
    """
    Raise TakesNoPart unless the day lies in a participation or in the year before it.

    The year before counts, because a budget splits by reference dates that lie before the year
    in which a participant joins.
    """
    for line in participations:
        first = _one_year_before(line.starts_on)
        if first <= reference_on and (line.ends_before is None or reference_on < line.ends_before):
            return
    raise TakesNoPart(code=code, name=name, reference_on=reference_on)


def _one_year_before(day: date) -> date:
    if day.year == date.min.year:
        return date.min
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def check_reason(name: str, reason: str) -> None:
    """Raise CorrectionWithoutReason unless somebody says why a fact changes."""
    if not reason.strip():
        raise CorrectionWithoutReason(name=name)
