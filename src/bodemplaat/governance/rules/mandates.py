# SPDX-License-Identifier: EUPL-1.2
"""Whether an act falls within a mandate."""

from collections.abc import Sequence
from datetime import date

from bodemplaat.governance.values import DecisionKind, MandatedAct, MandateForm, MandateLine
from bodemplaat.kernel.refusals import Refusal


class NoMandate(Refusal):
    """Nobody gave this role the mandate for this act on that day."""

    code = "governance.no-mandate"


class AboveMandate(Refusal):
    """The amount is above the limit: the giver itself decides."""

    code = "governance.above-mandate"


class NoAmount(Refusal):
    """A mandate with a limit asks for an amount."""

    code = "governance.no-amount"


class UnknownAct(Refusal):
    """A mandate is about one of the kinds on the page of kinds of change."""

    code = "governance.unknown-act"


class WiderThanParent(Refusal):
    """A sub-mandate cannot give more than its giver has."""

    code = "governance.wider-than-parent"


class NoSubmandate(Refusal):
    """The mandate above it may not be passed on."""

    code = "governance.no-submandate"


def check_act(mandate: str, act: str) -> None:
    """
    Raise UnknownAct unless a mandate is about a kind of change that the product knows.

    >>> check_act("M-1", "expense")
    """
    if act not in {*DecisionKind, *MandatedAct}:
        raise UnknownAct(mandate=mandate, act=act[:60])


def check_within(
    mandates: Sequence[MandateLine], *, act: str, title: str, amount_cents: int | None,
    name: str, giver: str, on: date,
) -> MandateLine:
    """
    Return the narrowest mandate that an act falls within.

    Raises NoMandate where there is none, NoAmount where the amount is not known and each has a
    limit, AboveMandate where it is above every limit: the giver decides, and is named.
    """
    if not mandates:
        raise NoMandate(name=name, act=act, title=title, on=on, giver=giver)
    by_limit = sorted(mandates, key=lambda one: (one.limit_cents is None, one.limit_cents or 0))
    for mandate in by_limit:
        if mandate.limit_cents is None:
            return mandate
        if amount_cents is not None and amount_cents <= mandate.limit_cents:
            return mandate
    widest = by_limit[-1]
    if amount_cents is None:
        raise NoAmount(
            title=title, mandate=widest.code, limit=widest.limit_cents, giver=widest.giver_name
        )
    raise AboveMandate(
        title=title, amount=amount_cents, limit=widest.limit_cents, mandate=widest.code,
        article=widest.article, giver=widest.giver_name,
    )


def check_submandate(
    parent: MandateLine, *, act: str, limit_cents: int | None, form: MandateForm
) -> None:
    """Raise NoSubmandate or WiderThanParent unless a mandate may be passed on like this."""
    if not parent.may_submandate or form is not MandateForm.MANDATE:
        raise NoSubmandate(mandate=parent.code, article=parent.article)
    is_wider = parent.limit_cents is not None and (
        limit_cents is None or limit_cents > parent.limit_cents
    )
    if act != parent.act or is_wider:
        raise WiderThanParent(mandate=parent.code, act=parent.act)
