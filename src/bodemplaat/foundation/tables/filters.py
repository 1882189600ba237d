# SPDX-License-Identifier: EUPL-1.2
"""
The kinds of filters. A filter reads the address, says as a sentence what it asks, and draws itself.

`word` is its name in the address; `value` the attribute of the line, unless it is the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext

from bodemplaat.foundation import formats
from bodemplaat.foundation.tables.columns import Reader, read_value
from bodemplaat.foundation.tables.conditions import (
    BadCents,
    BadChoice,
    BadNumber,
    Condition,
    TextTooLong,
    TurnedRange,
)
from bodemplaat.foundation.templatetags import bodemplaat as tags
from bodemplaat.kernel import days, money
from bodemplaat.kernel.refusals import Refusal

LONGEST = 80
NUMBER = re.compile(r"-?\d{1,15}(,\d{1,6})?", re.ASCII)
Choices = Mapping[str, Any]


@dataclass(frozen=True)
class Chip:
    """One filter that holds, as a sentence; `drops` are the parameters to leave out."""

    sentence: str
    drops: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Control:
    """One field of the filter form."""

    parameter: str
    label: str
    kind: str
    value: str
    help_text: str = ""
    choices: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True)
class Filter:
    """What every kind has: the parameters it reads, its conditions, sentences and controls."""

    word: str
    label: Promise | str
    value: Reader = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the address that are this filter's."""
        return (self.word,)

    def list_conditions(self, query: QueryDict, choices: Choices) -> Iterator[Condition]:
        """Return what the address asks; refuse what cannot be read."""
        raise NotImplementedError

    def list_chips(self, query: QueryDict, choices: Choices) -> Iterator[Chip]:
        """Return what the address asks, as sentences."""
        raise NotImplementedError

    def list_controls(self, query: QueryDict, choices: Choices) -> Iterator[Control]:
        """Return the fields of the form."""
        raise NotImplementedError

    def _ask(self, operator: str, value: Any) -> Condition:
        reader = self.value or self.word
        return Condition(self.word, operator, value, lambda line: read_value(reader, line))


@dataclass(frozen=True)
class TextFilter(Filter):
    """The text contains something; capitals do not matter."""

    help_text: Promise | str = ""

    def list_conditions(self, query: QueryDict, choices: Choices) -> Iterator[Condition]:
        """Return what the address asks; refuse a text that is too long."""
        text = query.get(self.word, "").strip()
        if len(text) > LONGEST:
            raise TextTooLong(name=self.word, most=LONGEST)
        if text:
            yield self._ask("contains", text)

    def list_chips(self, query: QueryDict, choices: Choices) -> Iterator[Chip]:
        """Return what the address asks, as a sentence."""
        if text := query.get(self.word, "").strip():
            said = {"name": _small(self.label), "value": text}
            yield Chip(gettext("%(name)s bevat “%(value)s”") % said, ((self.word, None),))

    def list_controls(self, query: QueryDict, choices: Choices) -> Iterator[Control]:
        """Return one field for the text."""
        help_text = str(self.help_text) or gettext("Een deel van de tekst is genoeg.")
        yield Control(self.word, str(self.label), "text", query.get(self.word, ""), help_text)


def _small(label: Promise | str) -> str:
    text = str(label)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@dataclass(frozen=True)
class ChoiceFilter(Filter):
    """One of some values, or several; the choices come from here or from the view."""

    choices: Choices | None = None

    def _get_choices(self, given: Choices) -> dict[str, str]:
        found = given if self.choices is None else self.choices
        return {str(value): str(label) for value, label in found.items()}

    def _list_values(self, given: Choices) -> Iterable[Any]:
        return given if self.choices is None else self.choices

    def list_conditions(self, query: QueryDict, choices: Choices) -> Iterator[Condition]:
        """Return what the address asks; refuse a value that is not there."""
        wanted = [value for value in query.getlist(self.word) if value]
        known = self._get_choices(choices)
        for value in wanted:
            if value not in known:
                raise BadChoice(name=self.word, value=value[:40], known=", ".join(known) or "-")
        if wanted:
            values = [one for one in self._list_values(choices) if str(one) in wanted]
            yield self._ask("in", values)

    def list_chips(self, query: QueryDict, choices: Choices) -> Iterator[Chip]:
        """Return a sentence per value."""
        known = self._get_choices(choices)
        for value in filter(None, query.getlist(self.word)):
            said = {"name": _small(self.label), "value": known.get(value, value)}
            yield Chip(gettext("%(name)s is %(value)s") % said, ((self.word, value),))

    def list_controls(self, query: QueryDict, choices: Choices) -> Iterator[Control]:
        """Return a list to choose from."""
        chosen = query.getlist(self.word)
        known = tuple(
            (value, label, value in chosen)
            for value, label in self._get_choices(choices).items()
        )
        yield Control(self.word, str(self.label), "choice", "", choices=known)


@dataclass(frozen=True)
class StateFilter(ChoiceFilter):
    """One of some states, in the words that the tag of a state says."""

    states: tuple[str, ...] = ()

    def _get_choices(self, given: Choices) -> dict[str, str]:
        return {code: str(tags.STATES[code].word) for code in self.states}

    def _list_values(self, given: Choices) -> Iterable[Any]:
        return self.states


@dataclass(frozen=True)
class _RangeFilter(Filter):
    """From and up to and including; either may be absent."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the address that are this filter's."""
        return f"{self.word}-vanaf", f"{self.word}-tm"

    def read(self, text: str, parameter: str) -> Any:
        """Return a value out of the address, or refuse it."""
        raise NotImplementedError

    def say(self, value: Any) -> str:
        """Return a value as the sentence says it."""
        raise NotImplementedError

    def _read_all(self, query: QueryDict) -> list[Any]:
        texts = [(query.get(name, "").strip(), name) for name in self.parameters]
        return [self.read(text, name) if text else None for text, name in texts]

    def list_conditions(self, query: QueryDict, choices: Choices) -> Iterator[Condition]:
        """Return what the address asks; refuse what cannot be read, and a turned range."""
        start, end = self._read_all(query)
        if start is not None and end is not None and end < start:
            raise TurnedRange(name=self.parameters[1], before=self.parameters[0])
        if start is not None:
            yield self._ask("from", start)
        if end is not None:
            yield self._ask("until", end)

    def list_chips(self, query: QueryDict, choices: Choices) -> Iterator[Chip]:
        """Return a sentence per end."""
        words = gettext("%(name)s vanaf %(value)s"), gettext("%(name)s tot en met %(value)s")
        for sentence, value, name in zip(
            words, self._read_all(query), self.parameters, strict=True
        ):
            if value is not None:
                said = {"name": _small(self.label), "value": self.say(value)}
                yield Chip(sentence % said, ((name, None),))

    def _list_fields(self, query: QueryDict, kind: str, help_text: str) -> Iterable[Control]:
        labels = gettext("%(name)s vanaf"), gettext("%(name)s tot en met")
        for label, name in zip(labels, self.parameters, strict=True):
            said = label % {"name": self.label}
            yield Control(name, said, kind, query.get(name, ""), help_text)


@dataclass(frozen=True)
class PeriodFilter(_RangeFilter):
    """A day in a period, whose first and last day both count."""

    def read(self, text: str, parameter: str) -> date:
        """Return a day out of the address, or refuse it."""
        return days.read_day(text, parameter)

    def say(self, value: date) -> str:
        """Return the day in words."""
        return formats.day(value)

    def list_controls(self, query: QueryDict, choices: Choices) -> Iterator[Control]:
        """Return a field per end."""
        yield from self._list_fields(query, "date", "")


@dataclass(frozen=True)
class MomentFilter(PeriodFilter):
    """A moment on a day of a period; the last day counts to its end."""

    def list_conditions(self, query: QueryDict, choices: Choices) -> Iterator[Condition]:
        """Return what the address asks, as moments in the Netherlands."""
        for one in super().list_conditions(query, choices):
            day = one.value.isoformat()
            text = f"{day}T00:00" if one.operator == "from" else day
            yield replace(one, value=days.read_moment(text, self.word))


@dataclass(frozen=True)
class NumberFilter(_RangeFilter):
    """A number between two others, which both count."""

    def read(self, text: str, parameter: str) -> Any:
        """Return a number out of the address, or refuse it."""
        if not NUMBER.fullmatch(text):
            raise BadNumber(name=parameter, value=text[:40])
        found = Fraction(text.replace(",", "."))
        return int(found) if found.denominator == 1 else found

    def say(self, value: Any) -> str:
        """Return the number in digits."""
        return formats.number(value)

    def list_controls(self, query: QueryDict, choices: Choices) -> Iterator[Control]:
        """Return a field per end."""
        yield from self._list_fields(query, "number", gettext("Bijvoorbeeld 12 of 12,5."))


@dataclass(frozen=True)
class CentsFilter(_RangeFilter):
    """An amount between two others, which both count."""

    def read(self, text: str, parameter: str) -> int:
        """Return an amount out of the address, or refuse it."""
        try:
            return money.parse_cents(text)
        except Refusal as refusal:
            raise BadCents(name=parameter, value=text[:40]) from refusal

    def say(self, value: int) -> str:
        """Return the amount in euros."""
        return formats.amount(value)

    def list_controls(self, query: QueryDict, choices: Choices) -> Iterator[Control]:
        """Return a field per end."""
        yield from self._list_fields(query, "number", gettext("Bijvoorbeeld 1.234,56."))
