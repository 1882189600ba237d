# SPDX-License-Identifier: EUPL-1.2
"""
Lines become JSON and JSON becomes drafts: names in camelCase, data as it is.

The name of a field is made from that of the line when the serializer is made, so that keys which
are data (the inputs of an explanation) are never touched.
"""

import copy
import dataclasses
import re
import types
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from bodemplaat.foundation import sentences
from bodemplaat.kernel import days

LARGEST = 2**53 - 1  # what every reader of JSON can hold
FRACTION = r"^-?(0|[1-9][0-9]{0,39})(/[1-9][0-9]{0,39})?$"
DECIMAL = r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})")
MOST_FILTER, MOST_PAGE, USUAL_PAGE = 200, 200, 50


def to_camel(name: str) -> str:
    """
    Return a name as it stands in JSON.

    >>> to_camel("ends_before")
    'endsBefore'
    """
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


class HouseSerializer(serializers.Serializer[Any]):
    """Names its fields in camelCase, and refuses what it does not know."""

    def get_fields(self) -> dict[str, Any]:
        """Return the fields by their names in JSON."""
        found = {}
        for name, field in super().get_fields().items():
            if to_camel(name) != name and field.source is None:
                field.source = name
            found[to_camel(name)] = field
        return found

    def to_internal_value(self, data: Any) -> Any:
        """Return what was sent; a name that is not known is an error, not ignored."""
        if not isinstance(data, Mapping):
            return super().to_internal_value(data)
        text = gettext_lazy("Dit kennen wij hier niet.")
        unknown: dict[str, Any] = {
            str(name): [ErrorDetail(text, code="unknown")]
            for name in data
            if name not in self.fields
        }
        try:
            found = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError({**error.detail, **unknown}) from error  # type: ignore[dict-item]
        if unknown:
            raise ValidationError(unknown)
        return found


class Body(HouseSerializer):
    """What is sent to change something."""


class Text(serializers.CharField):
    """A text; a number is none."""

    def to_internal_value(self, data: Any) -> str:
        """Return a text that was sent as one."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A whole number; a text or a truth is none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_value": LARGEST, "min_value": -LARGEST, **options})

    def to_internal_value(self, data: Any) -> int:
        """Return a number that was sent as one."""
        is_whole = isinstance(data, int) or (isinstance(data, float) and data.is_integer())
        if isinstance(data, bool) or not is_whole:
            self.fail("invalid")
        return int(data)


class Truth(serializers.BooleanField):
    """True or false, and nothing that looks like it."""

    def to_internal_value(self, data: Any) -> bool:
        """Return a truth that was sent as one."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return bool(data)


class Day(serializers.DateField):
    """A day, as year-month-day."""

    def to_internal_value(self, value: Any) -> date:
        """Return a day of the years that we keep."""
        try:
            return days.read_day(value if isinstance(value, str) else "?", self.field_name or "")
        except days.BadDate as refusal:
            raise ValidationError(sentences.render(refusal), code=refusal.code) from refusal


class Moment(serializers.DateTimeField):
    """A moment with its time zone."""

    def to_internal_value(self, value: Any) -> datetime:
        """Return a moment; one without a zone is refused."""
        is_written = isinstance(value, str) and MOMENT.fullmatch(value)
        name = self.field_name or ""
        try:
            return days.read_moment(value.upper() if is_written else "?", name)
        except days.BadDate as refusal:
            raise ValidationError(sentences.render(refusal), code=refusal.code) from refusal


@extend_schema_field({"type": "string", "pattern": FRACTION, "examples": ["9607", "2/3"]})
class ExactFraction(serializers.Field[Any, Any, Any, Any]):
    """An exact number: whole, or a numerator and a denominator."""

    default_error_messages = {
        "invalid": gettext_lazy("Schrijf een getal als tekst, bijvoorbeeld «9607» of «2/3».")
    }

    def to_internal_value(self, data: Any) -> Fraction:
        """Return the number of a text."""
        if not isinstance(data, str) or not re.fullmatch(FRACTION, data, re.ASCII):
            self.fail("invalid")
        return Fraction(data)

    def to_representation(self, value: Any) -> str:
        """Return a number as a text that loses nothing."""
        return str(value)


@extend_schema_field({"type": "string", "pattern": DECIMAL, "examples": ["99.5"]})
class ExactDecimal(serializers.Field[Any, Any, Any, Any]):
    """A decimal number as a text, so that no reader rounds it."""

    default_error_messages = {
        "invalid": gettext_lazy("Schrijf een getal als tekst, bijvoorbeeld «99.5».")
    }

    def to_internal_value(self, data: Any) -> Decimal:
        """Return the number of a text."""
        if not isinstance(data, str) or not re.fullmatch(DECIMAL, data, re.ASCII):
            self.fail("invalid")
        return Decimal(data)

    def to_representation(self, value: Any) -> str:
        """Return a number as a text that loses nothing."""
        return format(value, "f")


def choice(kind: type[StrEnum], **options: Any) -> serializers.ChoiceField:
    """Return a field that takes the codes of an enumeration."""
    return serializers.ChoiceField([(one.value, one.value) for one in kind], **options)


_PLAIN: dict[Any, Any] = {
    str: serializers.CharField, int: Whole, bool: Truth, date: Day, datetime: Moment,
    Fraction: ExactFraction, Decimal: ExactDecimal, time: serializers.TimeField,
}  # fmt: skip


def _make_field(hint: Any, **options: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [one for one in get_args(hint) if one is not type(None)]
        return _make_field(inner[0], **options, allow_null=True)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if dataclasses.is_dataclass(inner):
            return _of_part(inner)(many=True, **options)
        return serializers.ListField(child=_make_field(inner), **options)
    if get_origin(hint) in (Mapping, dict):
        return serializers.DictField(child=_make_field(get_args(hint)[1]), **options)
    if dataclasses.is_dataclass(hint):
        return _of_part(hint)(**options)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return choice(hint, **options)
    if hint not in _PLAIN:
        raise TypeError(f"{hint} has no form in JSON yet; give it one in _PLAIN.")
    return _PLAIN[hint](**options)


@cache
def _of_part(line: type) -> type[HouseSerializer]:
    """Return the serializer of a part that no package made by hand."""
    package = line.__module__.split(".")[1].capitalize()
    return of_line(package + line.__name__.removesuffix("Line"), line)


def of_line(
    name: str,
    line: type,
    *,
    without: tuple[str, ...] = (),
    rename: Mapping[str, str] | None = None,
    **own: Any,
) -> type[HouseSerializer]:
    """
    Return the serializer of a frozen line: every field of it, in its order.

    `without`: fields that mean nothing outside; `rename`: other names; `own`: serializers of parts,
    and what a line knows besides its fields.
    """
    hints, fields = get_type_hints(line), {}
    for field in dataclasses.fields(line):
        if field.name in without:
            continue
        if field.name in own:  # a copy has its place in the order of the line
            fields[field.name] = copy.deepcopy(own.pop(field.name))
            continue
        shown = (rename or {}).get(field.name, field.name)
        options = {} if shown == field.name else {"source": field.name}
        fields[shown] = _make_field(hints[field.name], **options)
    return _make(name, HouseSerializer, {**fields, **own}, (line.__doc__ or "").strip())


def _make(
    name: str, base: type[HouseSerializer], fields: dict[str, Any], doc: str
) -> type[HouseSerializer]:
    return type(name, (base,), {**fields, "__doc__": doc, "__module__": __name__})


class Query(HouseSerializer):
    """An address that takes no questions."""


class Dated(Query):
    """The two dates of every read."""

    as_of = Day(required=False, help_text="The day that is asked about; today when absent.")
    known_at = Moment(
        required=False,
        help_text="What was known at this moment; what is known now when absent.",
    )


class Paged(Dated):
    """The two dates, and the place in the list."""

    after = serializers.CharField(
        required=False, max_length=500, help_text="The place to go on from, taken from `next`."
    )
    before = serializers.CharField(
        required=False, max_length=500, help_text="The place to go back from, from `previous`."
    )
    limit = serializers.IntegerField(
        required=False, default=USUAL_PAGE, min_value=1, max_value=MOST_PAGE,
        help_text="How many results a page has at most.",
    )  # fmt: skip

    def validate(self, attrs: Any) -> Any:
        """Refuse a page that both begins and ends at a place; one of them would be ignored."""
        if "after" in attrs and "before" in attrs:
            text = gettext_lazy("Vraag met «after» of met «before», niet met beide.")
            raise ValidationError({"before": [ErrorDetail(text, code="one-of-two")]})
        return attrs


class PageOf(HouseSerializer):
    """One page of a list, with the addresses of its neighbours."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)


@cache
def page_of(answer: type[HouseSerializer]) -> type[HouseSerializer]:
    """Return the serializer of a page of lines."""
    name = f"{answer.__name__}Page"
    return _make(name, PageOf, {"results": answer(many=True)}, PageOf.__doc__ or "")


class Invalidity(HouseSerializer):
    """One part of a request that is not right."""

    name = serializers.CharField()
    code = serializers.CharField()
    reason = serializers.CharField()


class Problem(HouseSerializer):
    """A refusal (RFC 9457), with the code and the sentence of the screen."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    invalid_params = Invalidity(many=True)
