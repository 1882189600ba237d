# SPDX-License-Identifier: EUPL-1.2
"""Which name a participant has on a day, and when another one may be recorded."""

from collections.abc import Iterable
from datetime import date, datetime

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import DatedName


class NameUnchanged(Refusal):
    """The participant has this name on that day already."""

    code = "organisations.name-unchanged"


class NamedThatDay(Refusal):
    """The participant gets another name on that day already."""

    code = "organisations.named-that-day"


def find_name(names: Iterable[DatedName], on: date, known_at: datetime | None = None) -> str:
    """
    Return the name on a day, as known at a moment; the last one that started by then.

    >>> old, new = DatedName(name="Made"), DatedName(name="Drimmelen", starts_on=date(1998, 1, 1))
    >>> [find_name((old, new), day) for day in (date(1997, 12, 31), date(1998, 1, 1))]
    ['Made', 'Drimmelen']
    """
    known = [one for one in names if one.is_known(known_at)]
    started = [one for one in known if one.starts_on is None or one.starts_on <= on]
    return max(started, key=lambda one: one.starts_on or date.min).name


def check_new_name(
    code: str, name: str, starts_on: date, names: Iterable[DatedName]
) -> None:
    """
    Raise unless a participant may get a name on a day, besides those that are known.

    Raises NamedThatDay where another one starts then, and NameUnchanged where it has the name.

    >>> check_new_name("0719", "Drimmelen", date(1998, 1, 1), [DatedName(name="Made")])
    """
    known = [one for one in names if one.is_known(None)]
    for one in known:
        if one.starts_on == starts_on:
            raise NamedThatDay(code=code, name=one.name, starts_on=starts_on)
    if find_name(known, starts_on) == name:
        raise NameUnchanged(code=code, name=name, starts_on=starts_on)
