# SPDX-License-Identifier: EUPL-1.2
"""Double-entry arithmetic: debit above zero, credit below, together nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from bodemplaat.kernel.refusals import Refusal


class Unbalanced(Refusal):
    """The entries of one posting have to add up to 0."""

    code = "kernel.posting-unbalanced"


class EmptyPosting(Refusal):
    """A posting has at least two entries; one alone cannot balance unless it is nothing."""

    code = "kernel.posting-empty"


@dataclass(frozen=True)
class Entry:
    """An amount on an account: `cents` above zero is debit, below zero is credit."""

    account: str
    cents: int


def check_balanced(entries: Iterable[Entry]) -> None:
    """
    Check that a posting can be made: two entries or more, adding up to 0.

    An entry of 0 is allowed: a left-over cent may leave a participant without an amount, and
    his line stays visible.
    Raises: EmptyPosting, Unbalanced with debit and credit in cents.
    References: Pacioli, "Summa de arithmetica", 1494, tractatus de computis.

    >>> check_balanced([Entry("4300", 100_00), Entry("2500", -100_00)])
    """
    found = tuple(entries)
    if len(found) < 2:
        raise EmptyPosting(count=len(found))
    debit = sum(entry.cents for entry in found if entry.cents > 0)
    credit = -sum(entry.cents for entry in found if entry.cents < 0)
    if debit != credit:
        raise Unbalanced(debit=debit, credit=credit)


def mirror(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """
    Return the entries that undo a posting, in the same order.

    Always holds: posting and mirror together leave every account as it was; the mirror of
    the mirror is the posting.

    >>> mirror([Entry("4300", 100), Entry("2500", -100)])
    (Entry(account='4300', cents=-100), Entry(account='2500', cents=100))
    """
    return tuple(Entry(entry.account, -entry.cents) for entry in entries)


def sum_per_account(entries: Iterable[Entry]) -> dict[str, int]:
    """
    Return the balance in cents per account, in order of account.

    Always holds: for balanced postings the balances add up to 0.

    >>> sum_per_account([Entry("B", 5), Entry("A", -3), Entry("B", -2)])
    {'A': -3, 'B': 3}
    """
    balances: dict[str, int] = {}
    for entry in entries:
        balances[entry.account] = balances.get(entry.account, 0) + entry.cents
    return dict(sorted(balances.items()))
