# SPDX-License-Identifier: EUPL-1.2
"""Cost and rank of proposed standards."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from bodemplaat.catalogue.values import StandardLine
from bodemplaat.kernel import rounding
from bodemplaat.kernel.refusals import Refusal


class NoMeasuredBasis(Refusal):
    code = "catalogue.no-measured-basis"


class BadRank(Refusal):
    code = "catalogue.bad-rank"


def split_cost(
    yearly_cents: int, measured: Mapping[str, Fraction], measure: str
) -> dict[str, int]:
    """
    Return what a proposed standard costs each participant per year.

    Always holds: the parts add up to the whole, to the cent (largest remainder).
    Raises: NoMeasuredBasis where nothing was measured.

    >>> split_cost(100, {"0064": Fraction(1), "0104": Fraction(2)}, "inhabitants")
    {'0064': 33, '0104': 67}
    """
    if not any(measured.values()):
        raise NoMeasuredBasis(measure=measure)
    return rounding.split_amount(yearly_cents, measured)


def check_rank(rank: int, count: int) -> None:
    """Refuse a place that is not one of those to give (BadRank)."""
    if not 1 <= rank <= count:
        raise BadRank(rank=rank, most=count)


def rank_standards(lines: Sequence[StandardLine]) -> tuple[tuple[int | None, StandardLine], ...]:
    """
    Return proposed standards in the order of the participants, each with its place.

    The lowest average comes first; where that is equal, what costs least. What nobody ranked has
    no place and stands last.
    References: source deck, slide 43, "€€ en prioriteiten bepalen de standaards" (D297).
    """
    ranked = [line for line in lines if line.average is not None]
    unranked = [line for line in lines if line.average is None]
    ranked.sort(key=lambda line: (line.average, line.yearly_cents, line.proposal_id))
    unranked.sort(key=lambda line: (line.yearly_cents, line.proposal_id))
    return (*enumerate(ranked, 1), *((None, line) for line in unranked))
