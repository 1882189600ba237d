# SPDX-License-Identifier: EUPL-1.2
"""What may be published, and two lists compared."""

from collections.abc import Sequence

from bodemplaat.catalogue.rules.packages import compare_contents
from bodemplaat.catalogue.values import ContentLine, Difference, EntryDraft, Level, SideLine
from bodemplaat.kernel.refusals import Refusal


class NothingToPublish(Refusal):
    code = "catalogue.nothing-to-publish"


class NotPublished(Refusal):
    code = "catalogue.not-published"


def check_publishable(entries: Sequence[EntryDraft]) -> None:
    """Refuse to publish an empty catalogue (NothingToPublish)."""
    if not entries:
        raise NothingToPublish()


def compare_sides(left: SideLine, right: SideLine) -> Difference:
    """
    Return what stands in one list and not in the other; a line without a level has the standard.

    References: source deck, slides 6 and 18: the tasks of ISZF and of Equalit (D125).
    """
    return compare_contents(_list_contents(left), _list_contents(right))


def _list_contents(side: SideLine) -> list[ContentLine]:
    return [
        ContentLine(service_code=code, service_name=name, level=level or Level.STANDARD)
        for code, name, level in side.lines
    ]
