# SPDX-License-Identifier: EUPL-1.2
"""Assumptions of a scenario: in the address of a page, and as sentences that can be removed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from bodemplaat.finance.rules.scenarios import (
    Assumption,
    OtherCost,
    OtherFact,
    OtherKey,
    Without,
)
from bodemplaat.foundation import formats, sentences
from bodemplaat.kernel.refusals import Refusal

NAME = "a"
LIMIT = 12
NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,4})?(?:/\d{1,6})?", re.ASCII)
WORD = re.compile(r"[\w-]{1,60}")


class Unreadable(Refusal):
    """An assumption in the address cannot be read."""

    code = "finance.scenario-unreadable"


class TooMany(Refusal):
    """A scenario holds more assumptions than a reader can oversee."""

    code = "finance.scenario-too-many"


def read_number(text: str) -> Fraction | None:
    """
    Return a number as people write it, exactly; None where it is not one.

    >>> read_number("12,5"), read_number("1e9")
    (Fraction(25, 2), None)
    """
    if not NUMBER.fullmatch(text.strip()):
        return None
    whole, _, part = text.strip().replace(",", ".").partition("/")
    if part and not int(part):
        return None
    return Fraction(whole) / int(part or 1)


def read_assumptions(texts: Sequence[str]) -> tuple[Assumption, ...]:
    """Return the assumptions of an address. Raises Unreadable, TooMany."""
    if len(texts) > LIMIT:
        raise TooMany(count=len(texts), limit=LIMIT)
    return tuple(_read(text) for text in texts)


def _read(text: str) -> Assumption:
    kind, _, rest = text.partition(":")
    parts = rest.split(":")
    found: Assumption | None = None
    if kind == "sleutel" and len(parts) == 2 and WORD.fullmatch(parts[0]):
        found = _read_key(*parts)
    elif kind == "feit" and len(parts) == 3 and WORD.fullmatch(parts[1]):
        value = read_number(parts[2])
        found = None if value is None else OtherFact(parts[0], parts[1], value)
    elif kind == "kosten" and len(parts) == 2:
        value = read_number(parts[1])
        found = None if value is None else OtherCost(value, parts[0] or None)
    elif kind == "zonder" and len(parts) == 1 and parts[0]:
        found = Without(parts[0])
    if found is None:
        raise Unreadable(value=text[:60])
    return found


def _read_key(pool: str, text: str) -> OtherKey | None:
    if text == "gelijk":
        return OtherKey(pool)
    components = []
    for one in text.split(","):
        measure, _, part = one.partition("=")
        value = read_number(part)
        if value is None or not WORD.fullmatch(measure):
            return None
        components.append((measure, value))
    return OtherKey(pool, tuple(components))


def write_assumption(assumption: Assumption) -> str:
    """Return an assumption as it stands in an address."""
    if isinstance(assumption, OtherKey):
        parts = ",".join(f"{measure}={part}" for measure, part in assumption.components)
        return f"sleutel:{assumption.pool}:{parts or 'gelijk'}"
    if isinstance(assumption, OtherFact):
        return f"feit:{assumption.participant}:{assumption.measure}:{assumption.value}"
    if isinstance(assumption, OtherCost):
        return f"kosten:{assumption.pool or ''}:{assumption.percentage}"
    return f"zonder:{assumption.participant}"


def _get_target(assumption: Assumption) -> tuple[object, ...]:
    if isinstance(assumption, OtherFact):
        return OtherFact, assumption.participant, assumption.measure
    if isinstance(assumption, Without):
        return Without, assumption.participant
    return type(assumption), assumption.pool


def add_assumption(
    assumptions: Sequence[Assumption], wanted: Assumption
) -> tuple[Assumption, ...]:
    """Return assumptions with one more; it takes the place of one about the same thing."""
    target = _get_target(wanted)
    return (*(one for one in assumptions if _get_target(one) != target), wanted)


@dataclass(frozen=True)
class Sentence:
    """An assumption in words, and the address without it."""

    text: str
    without_url: str


def write_sentence(
    assumption: Assumption, pools: Mapping[str, str], names: Mapping[str, str]
) -> str:
    """Say an assumption in a sentence."""
    if isinstance(assumption, OtherKey):
        return _say_key(assumption, pools)
    if isinstance(assumption, OtherFact):
        named = {
            "name": names.get(assumption.participant, assumption.participant),
            "value": formats.number(assumption.value),
            "measure": sentences.word(assumption.measure),
        }
        return gettext("%(name)s heeft %(value)s %(measure)s") % named
    if isinstance(assumption, Without):
        name = names.get(assumption.participant, assumption.participant)
        return gettext("%(name)s doet het hele jaar niet mee") % {"name": name}
    return _say_cost(assumption, pools)


def _say_key(assumption: OtherKey, pools: Mapping[str, str]) -> str:
    named = {"pool": pools.get(assumption.pool, assumption.pool)}
    if not assumption.components:
        return gettext("«%(pool)s» gaat in gelijke delen") % named
    parts = [
        f"{formats.percent(part / 100, 0 if part.denominator == 1 else 2)} "
        f"{sentences.word(measure)}"
        for measure, part in assumption.components
    ]
    if len(assumption.components) == 1:
        parts = [str(sentences.word(assumption.components[0][0]))]
    named["basis"] = gettext(" en ").join(parts)
    return gettext("«%(pool)s» gaat naar %(basis)s") % named


def _say_cost(assumption: OtherCost, pools: Mapping[str, str]) -> str:
    percentage = assumption.percentage
    named = {
        "pool": pools.get(assumption.pool or "", assumption.pool),
        "part": formats.percent(abs(percentage) / 100, 0 if percentage.denominator == 1 else 2),
    }
    if assumption.pool is None:
        if percentage < 0:
            return gettext("alle kosten zijn %(part)s lager") % named
        return gettext("alle kosten zijn %(part)s hoger") % named
    if percentage < 0:
        return gettext("de kosten van «%(pool)s» zijn %(part)s lager") % named
    return gettext("de kosten van «%(pool)s» zijn %(part)s hoger") % named
