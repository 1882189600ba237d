# SPDX-License-Identifier: EUPL-1.2
"""What a step in the founding of an arrangement has to say."""

from datetime import date

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values.milestones import Precision


class MoneyWithoutFunder(Refusal):
    """An amount stands beside a milestone, and nobody who paid it."""

    code = "organisations.money-without-funder"


class NoMoney(Refusal):
    """An amount is zero or less."""

    code = "organisations.no-money"


class MilestoneUnchanged(Refusal):
    """A correction says what stands there already."""

    code = "organisations.milestone-unchanged"


def check_funding(title: str, funder: str, cents: int | None) -> None:
    """
    Refuse an amount without who paid it (MoneyWithoutFunder), or of nothing (NoMoney).

    >>> check_funding("Start", "InAxis", None)
    """
    if cents is None:
        return
    if cents <= 0:
        raise NoMoney(title=title)
    if not funder:
        raise MoneyWithoutFunder(title=title)


def round_day(day: date, precision: Precision) -> date:
    """
    Return the first day of the month or year, where no more of it is known.

    >>> round_day(date(2003, 5, 17), Precision.YEAR)
    datetime.date(2003, 1, 1)
    """
    if precision is Precision.DAY:
        return day
    return day.replace(day=1) if precision is Precision.MONTH else day.replace(month=1, day=1)
