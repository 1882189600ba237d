# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django import forms
from django.template import Context, Template

from bodemplaat.foundation.forms import (
    CentsField,
    DayField,
    Form,
    NumberField,
    PercentField,
    PeriodField,
    YearField,
)
from bodemplaat.kernel.money import LARGEST_CENTS, AmountTooLarge
from bodemplaat.kernel.periods import Period


class Filled(Form):
    """One field of each kind."""

    refused_at = {"kernel.amount-too-large": "price"}

    name = forms.CharField(label="Naam", max_length=300, help_text="Bijvoorbeeld Bolsward.")
    mail = forms.EmailField(label="Mail", required=False, help_text="Zoals a@b.nl.")
    mark = forms.CharField(label="Merk, %", max_length=3, required=False, help_text="Zoals A.")
    day = DayField(label="Dag", required=False)
    price = CentsField(label="Prijs", required=False)
    number = NumberField(label="Getal", required=False)
    share = PercentField(label="Deel", required=False, most=100)
    year = YearField(label="Jaar", required=False)
    period = PeriodField(label="Looptijd", required=False)
    term = PeriodField(label="Termijn", required=False, may_be_open=False)
    kind = forms.ChoiceField(label="Soort", choices=[("a", "A")], help_text="Zoals A.")


GIVEN = {"name": "Bolsward", "kind": "a"}


def fill(**given: str) -> Filled:
    form = Filled(GIVEN | given)
    form.full_clean()
    return form


def render(source: str, form: forms.Form) -> str:
    return Template("{% load bodemplaat %}" + source).render(Context({"form": form}))


class TestField:
    @pytest.mark.parametrize(
        ("name", "text", "value"),
        [("day", "2014-03-15", date(2014, 3, 15)), ("day", "15-3-2014", date(2014, 3, 15)),
         ("day", " 15  Maart 2014 ", date(2014, 3, 15)), ("day", "", None),
         ("price", "1.234,56", 123456), ("price", "€ 5", 500), ("price", " ", None),
         ("number", "9.607", Fraction(9607)), ("number", "2/3", Fraction(2, 3)),
         ("share", "12,5 %", Fraction(25, 2)), ("year", "2014", 2014)],
    )  # fmt: skip
    def test_reads_what_people_write(self, name, text, value):
        form = fill(**{name: text})

        assert form.errors == {}
        assert form.cleaned_data[name] == value

    @pytest.mark.parametrize(
        ("name", "text", "sentence"),
        [("day", "31-2-2014", "«31-2-2014» is geen dag. Schrijf bijvoorbeeld 15-3-2014"),
         ("day", "1-1-1066", "van 1900 tot en met 2199"),
         ("price", "12.34", "is geen bedrag. Schrijf het als 1.234,56"),
         ("price", "10.000.000.000,01", "Meer dan 10 miljard euro kan hier niet."),
         ("number", "9.8", "«9.8» is geen getal."), ("number", "1/0", "«1/0» is geen getal."),
         ("share", "101", "101 % ligt niet tussen 0 en 100."),
         ("year", "14", "Dit is geen jaar."), ("name", "", "Vul «Naam» in."),
         ("name", "x" * 5000, "«Naam» is te lang: hoogstens 300 tekens, en dit zijn er 5000."),
         ("mark", "lang", "«Merk, %» is te lang"),
         ("mail", "geen", "«geen» is geen e-mailadres. Schrijf het als naam@gemeente.nl."),
         ("kind", "", "Kies bij «Soort» er een."),
         ("kind", "b", "«b» staat niet in de lijst van «Soort». Kies er een.")],
    )  # fmt: skip
    def test_refuses_with_a_sentence_and_keeps_what_was_written(self, name, text, sentence):
        form = fill(**{name: text})

        assert sentence in form.errors[name][0]
        assert form[name].value() == text

    @pytest.mark.parametrize(
        ("field", "value", "written"),
        [("price", 123456, 'value="1.234,56"'), ("number", Fraction(2, 3), 'value="2/3"'),
         ("day", date(2014, 3, 15), 'value="2014-03-15"')],
    )  # fmt: skip
    def test_writes_back_as_people_write(self, field, value, written):
        assert written in str(Filled(initial={field: value})[field])


class TestPeriodField:
    def test_takes_the_last_day_in_and_keeps_the_period_half_open(self):
        form = fill(period_van="2014-01-01", period_tm="31-12-2014")

        assert form.cleaned_data["period"] == Period.of_year(2014)

    def test_may_have_no_end(self):
        assert fill(period_van="1-1-2014").cleaned_data["period"] == Period(date(2014, 1, 1))

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [({"period_tm": "1-1-2014"}, "De eerste dag ontbreekt."),
         ({"term_van": "1-1-2014"}, "De laatste dag ontbreekt."),
         ({"period_van": "2-1-2014", "period_tm": "1-1-2014"},
          "1 januari 2014 ligt voor 2 januari 2014. Kies een laatste dag op of na de eerste."),
         ({"period_van": "ooit"}, "«ooit» is geen dag.")],
    )  # fmt: skip
    def test_is_refused(self, given, sentence):
        ((_, (found,)),) = fill(**given).errors.items()

        assert sentence in found

    def test_shows_two_days_with_their_words(self):
        shown = render("{% field form.period %}", Filled(initial={"period": Period.of_year(2014)}))

        assert "<legend" in shown
        assert '<label for="id_period_0">vanaf</label>' in shown
        assert '<label for="id_period_1">tot en met</label>' in shown
        assert 'value="2014-12-31"' in shown


class TestErrors:
    def test_stand_above_the_form_in_its_order_with_a_link_to_each_field(self):
        form = fill(name="", day="x", period_tm="1-1-2014")
        form.add_error(None, "Dit mag nu niet. Wacht op het besluit.")

        shown = render("{% form_errors form %}", form)

        assert "Deze 4 dingen kloppen nog niet" in shown
        assert 'role="alert" tabindex="-1" autofocus' in shown
        places = ["Dit mag nu niet", '"#id_name"', '"#id_day"', '"#id_period_0"']
        assert sorted(places, key=shown.index) == places

    def test_are_not_there_when_nothing_is_wrong(self):
        assert render("{% form_errors form %}", fill()).strip() == ""

    def test_of_an_action_stand_at_the_field_that_they_are_about(self):
        form = fill()
        form.refuse(AmountTooLarge(text="99"))

        assert list(form.errors) == ["price"]

    def test_are_said_in_the_title_of_the_window(self):
        source = '{% extends "foundation/base.html" %}{% block title %}Prijs{% endblock %}'

        assert "<title>Fout: Prijs" in Template(source).render(Context({"form": fill(name="")}))
        assert "<title>Prijs" in Template(source).render(Context({"form": fill()}))


class TestKept:
    def test_values_fill_a_form_again(self):
        form = Filled(initial={"name": "Sneek"})

        form.restore({"name": ["Bolsward"], "period_van": ["2014-01-01"], "gone": ["x"]})

        assert form["name"].value() == "Bolsward"
        assert 'value="2014-01-01"' in str(form["period"])
        assert 'value="x"' not in "".join(str(field) for field in form)


def test_the_largest_amount_is_ten_billion_euro():
    assert fill(price="10.000.000.000").cleaned_data["price"] == LARGEST_CENTS == 10**12
