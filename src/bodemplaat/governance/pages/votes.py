# SPDX-License-Identifier: EUPL-1.2
"""A count as a line with the threshold marked, and the sentence that says the same."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext, ngettext

from bodemplaat.governance.pages import words
from bodemplaat.governance.values import VoteRecord

WIDTH = 600


@dataclass(frozen=True)
class Bar:
    """One line: how far it is filled, how far against, and where the threshold stands."""

    title: str
    detail: str
    filled: int
    against: int
    threshold: int
    is_met: bool

    @property
    def against_from(self) -> int:
        """Return where the votes against begin: at the right end."""
        return WIDTH - self.against


@dataclass(frozen=True)
class ExplainedLine:
    """One line of the explanation of a vote, in words."""

    counted: int
    word: str
    needed: int | None
    is_met: bool | None


def list_explained(record: VoteRecord) -> list[ExplainedLine]:
    """Return how the count led to its outcome, line by line."""
    return [
        ExplainedLine(line.counted, str(words.EXPLAINED[line.code]), line.needed, line.is_met)
        for line in record.explained
    ]


def _place(part: int | Fraction, whole: int) -> int:
    return min(WIDTH, round(Fraction(part) * WIDTH / whole)) if whole else 0


def make_quorum_bar(record: VoteRecord) -> Bar:
    """Return the line of the members that took part."""
    tally = record.tally
    needed = record.quorum_heads
    is_met = tally.took_part >= needed
    title = gettext("Quorum gehaald") if is_met else gettext("Quorum niet gehaald")
    if record.is_reconvened and not is_met:
        title = gettext("Geen quorum nodig: de vergadering was opnieuw bijeengeroepen")
    detail = ngettext(
        "%(took_part)s van %(entitled)s lid stemde mee; nodig: %(needed)s.",
        "%(took_part)s van %(entitled)s leden stemden mee; nodig: %(needed)s.",
        tally.entitled,
    ) % {"took_part": tally.took_part, "entitled": tally.entitled, "needed": needed}
    filled, threshold = _place(tally.took_part, tally.entitled), _place(needed, tally.entitled)
    return Bar(title, detail, filled, 0, threshold, is_met)


def make_majority_bar(record: VoteRecord) -> Bar:
    """Return the line of the votes cast, in favour from the left and against from the right."""
    tally = record.tally
    needed = record.majority_votes
    is_met = tally.in_favour >= needed
    title = gettext("Meerderheid gehaald") if is_met else gettext("Meerderheid niet gehaald")
    if not is_met and record.outcome == "adopted":
        title = gettext("De stemmen staakten; de stem van de voorzitter gaf de doorslag")
    detail = gettext(
        "%(in_favour)s voor en %(against)s tegen van %(cast)s stemmen; nodig: %(needed)s."
    ) % {
        "in_favour": tally.in_favour,
        "against": tally.against,
        "cast": tally.cast,
        "needed": needed,
    }
    against, threshold = _place(tally.against, tally.cast), _place(needed, tally.cast)
    return Bar(title, detail, _place(tally.in_favour, tally.cast), against, threshold, is_met)
