# SPDX-License-Identifier: EUPL-1.2
"""One field for each kind of thing; each reads what people write and refuses with a sentence."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation import formats, sentences
from bodemplaat.foundation.forms.widgets import DayInput, PeriodInput
from bodemplaat.kernel import days, money, numbers
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class _ReadField(forms.Field):
    """A field whose text the kernel reads; its refusal becomes the error."""

    example: Any = ""
    read: Callable[[str], Any]
    inputmode = "decimal"

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", self.example)
        attrs = {"inputmode": self.inputmode, "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        """Return what was written, read exactly; nothing where nothing was written."""
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return type(self).read(value)
        except Refusal as refusal:
            raise forms.ValidationError(sentences.render(refusal)) from refusal


class DayField(_ReadField):
    """A day; 15-3-2014, 15 maart 2014 and what the calendar of the browser sends."""

    example = gettext_lazy("Bijvoorbeeld 15-3-2014.")
    read = staticmethod(days.read_written_day)

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", DayInput())
        super().__init__(**options)


class CentsField(_ReadField):
    """An amount in euro, kept in whole cents; ten billion euro at most."""

    example = gettext_lazy("In euro, bijvoorbeeld 2.120,00.")
    read = staticmethod(money.parse_cents)

    def __init__(self, *, is_positive: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.is_positive = is_positive

    def prepare_value(self, value: Any) -> Any:
        """Write cents back as they were written."""
        return money.format_cents(value) if isinstance(value, int) else value

    def validate(self, value: Any) -> None:
        """Refuse nought and less where an amount has to be paid."""
        super().validate(value)
        if value is not None and self.is_positive and value <= 0:
            raise forms.ValidationError(
                gettext("Het bedrag %(amount)s is niet groter dan nul. Vul een hoger bedrag in.")
                % {"amount": formats.amount(value)}
            )


class NumberField(_ReadField):
    """A number, kept as an exact fraction."""

    example = gettext_lazy("Een getal, bijvoorbeeld 9.607, 1,5 of 2/3.")
    read = staticmethod(numbers.read_number)

    def prepare_value(self, value: Any) -> Any:
        """Write a number back as it was written."""
        return numbers.write_number(Fraction(value)) if isinstance(value, int | Fraction) else value


class PercentField(NumberField):
    """A percentage, kept as an exact fraction of a hundred: 12,5 is 25/2."""

    example = gettext_lazy("Een percentage, bijvoorbeeld 12,5.")

    def __init__(self, *, most: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.most = most

    def to_python(self, value: Any) -> Any:
        """Read a percentage, with or without its sign."""
        return super().to_python(value.replace("%", "") if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        """Refuse more than the whole where there is one."""
        super().validate(value)
        if value is not None and self.most is not None and not 0 <= value <= self.most:
            raise forms.ValidationError(
                gettext("%(value)s %% ligt niet tussen 0 en %(most)s. Pas het percentage aan.")
                % {"value": numbers.write_number(Fraction(value)), "most": self.most}
            )


class YearField(forms.IntegerField):
    """A year in four digits."""

    def __init__(self, **options: Any) -> None:
        wrong = gettext_lazy("Dit is geen jaar. Schrijf vier cijfers, bijvoorbeeld 2014.")
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        options["error_messages"] = errors | options.get("error_messages", {})
        options.setdefault("help_text", gettext_lazy("In vier cijfers, bijvoorbeeld 2014."))
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(min_value=days.YEARS.start, max_value=days.YEARS.stop - 1, **options)


class PeriodField(forms.MultiValueField):
    """
    A period as people say it, from a day up to and including another; kept half open.

    The last day may stay empty where `may_be_open`: then the period has no end.
    """

    widget = PeriodInput

    def __init__(self, *, may_be_open: bool = True, **options: Any) -> None:
        said = gettext_lazy("Bijvoorbeeld van 1-1-2014 tot en met 31-12-2014.")
        if may_be_open:
            said = gettext_lazy(
                "Bijvoorbeeld van 1-1-2014 tot en met 31-12-2014. Zonder einde: laat de laatste "
                "dag leeg."
            )
        options.setdefault("help_text", said)
        fields = (DayField(required=False), DayField(required=False))
        super().__init__(fields, require_all_fields=False, **options)
        self.may_be_open = may_be_open

    def compress(self, data_list: list[Any]) -> Period | None:
        """Return the period; the day after the last one is not in it."""
        first, last = ([*data_list, None, None])[:2]
        if first is None and last is None:
            return None
        if first is None:
            raise forms.ValidationError(
                gettext("De eerste dag ontbreekt. Vul in vanaf welke dag het geldt.")
            )
        if last is None and not self.may_be_open:
            raise forms.ValidationError(
                gettext("De laatste dag ontbreekt. Vul in tot en met welke dag het geldt.")
            )
        if last is not None and last < first:
            named = {"first": formats.day(first), "last": formats.day(last)}
            raise forms.ValidationError(
                gettext("%(last)s ligt voor %(first)s. Kies een laatste dag op of na de eerste.")
                % named
            )
        return Period(first, _get_day_after(last))


def _get_day_after(last: date | None) -> date | None:
    return None if last is None else last + timedelta(days=1)
