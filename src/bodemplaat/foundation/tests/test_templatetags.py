# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import strip_tags

from bodemplaat.foundation import formats

NO_BREAK = formats.NO_BREAK


def render(template: str, **values: Any) -> str:
    return Template("{% load bodemplaat %}" + template).render(Context(values))


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


@dataclass(frozen=True)
class Reference:
    id: int
    reference: str


class TestAmounts:
    @pytest.mark.parametrize(
        ("cents", "text"),
        [
            (18_743_218, f"€{NO_BREAK}187.432,18"),
            (5, f"€{NO_BREAK}0,05"),
            (0, f"€{NO_BREAK}0,00"),
            (-123_456, f"€{NO_BREAK}−1.234,56"),
        ],
    )
    def test_stand_in_dutch_with_a_real_minus_and_no_break(self, cents: int, text: str) -> None:
        assert render("{{ cents|amount }}", cents=cents) == text

    def test_stand_in_english_where_english_was_chosen(self) -> None:
        with translation.override("en"):
            assert render("{{ cents|amount }}", cents=-123_456) == f"€{NO_BREAK}−1,234.56"

    def test_leave_out_the_sign_in_a_column_that_names_it(self) -> None:
        assert render("{{ cents|amount_plain }}", cents=4_123_680) == "41.236,80"

    def test_that_are_compared_lose_their_cents_by_rounding(self) -> None:
        assert render("{{ cents|amount_whole }}", cents=412_050) == f"€{NO_BREAK}4.121"

    def test_leave_a_cell_empty_where_there_is_none(self) -> None:
        assert render("{{ cents|amount }}{{ cents|percent }}{{ cents|day }}", cents=None) == ""


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "text"),
        [(85_000, "85.000"), (Fraction(3, 4), "0,75"), (Fraction(-1, 3), "−0,333"), (0, "0")],
    )
    def test_show_no_more_decimals_than_they_have(self, value: Any, text: str) -> None:
        assert render("{{ value|number }}", value=value) == text

    def test_round_halves_away_from_zero_like_a_treasurer(self) -> None:
        shares = [render("{{ share|percent:1 }}", share=Fraction(n, 2000)) for n in (1, -1)]

        assert shares == [f"0,1{NO_BREAK}%", f"−0,1{NO_BREAK}%"]

    def test_keep_a_share_exact_until_it_is_shown(self) -> None:
        assert render("{{ share|percent }}", share=Fraction(99, 750)) == f"13,20{NO_BREAK}%"


class TestDays:
    def test_are_written_in_words_and_in_digits(self) -> None:
        on = date(2011, 1, 1)

        assert render("{{ on|day }} {{ on|day_short }}", on=on) == "1 januari 2011 1-1-2011"

    def test_of_a_moment_are_those_of_the_netherlands(self) -> None:
        new_year = datetime(2010, 12, 31, 23, 30, tzinfo=UTC)

        assert render("{{ at|day }}", at=new_year) == "1 januari 2011"

    def test_bound_a_period_that_may_be_open(self) -> None:
        closed = render("{% period a b %}", a=date(2010, 1, 1), b=date(2011, 1, 1))
        opened = render("{% period a b True %}", a=date(2010, 1, 1), b=None)

        assert strip_tags(closed) == "van 1 januari 2010 tot 1 januari 2011"
        assert "vanaf 1-1-2010" in opened


class TestStates:
    def test_have_a_word_and_an_icon(self) -> None:
        shown = render('{% state "in-force" %}')

        assert "van kracht" in shown
        assert "<use" in shown

    def test_may_come_as_a_value_of_an_enumeration_with_underscores(self) -> None:
        assert "van kracht" in render('{% state "in_force" %}')

    def test_that_do_not_exist_are_named_with_those_that_do(self) -> None:
        with pytest.raises(TemplateSyntaxError, match="'paid' is not one of proposed"):
            render('{% state "paid" %}')


class TestExplained:
    def test_is_a_plain_link_that_opens_a_drawer_where_script_runs(self) -> None:
        shown = render("{% explained 4123680 url %}", url="/iszf/uitleg/7/?x=1&y=2")

        assert 'href="/iszf/uitleg/7/?x=1&amp;y=2"' in shown
        assert 'hx-target="#drawer"' in shown
        assert f"€{NO_BREAK}41.236,80" in shown

    def test_is_bare_text_where_there_is_nothing_to_explain(self) -> None:
        assert render('{% explained 100 "" plain=True %}') == "1,00"


class TestMarks:
    def test_say_the_ground_of_an_assumption_and_escape_it(self) -> None:
        shown = render("{% assumption source %}", source="<schatting>")

        assert "aanname" in shown
        assert "&lt;schatting&gt;" in shown

    def test_say_that_a_figure_was_invented(self) -> None:
        assert "verzonnen" in render("{% synthetic %}")


class TestDecisionLink:
    def test_is_text_where_the_page_has_no_arrangement(self) -> None:
        reference = Reference(id=3, reference="DB 2009-11")

        assert render("{% decision_link ref %}", ref=reference) == "DB 2009-11"

    def test_is_empty_where_nothing_was_decided(self) -> None:
        assert render("{% decision_link ref %}", ref=None) == ""


class TestField:
    class Form(forms.Form):
        code = forms.CharField(label="Code", help_text="Vier cijfers")
        agreed = forms.BooleanField(label="Akkoord", required=False)

    def test_ties_label_help_error_and_control_together(self) -> None:
        form = self.Form({"code": ""})
        form.is_valid()

        shown = render("{% field form.code %}", form=form)

        assert 'for="id_code"' in shown
        assert 'aria-describedby="id_code_error id_code_helptext"' in shown
        assert 'aria-invalid="true"' in shown

    def test_puts_the_box_of_a_choice_before_its_label(self) -> None:
        shown = render("{% field form.agreed %}", form=self.Form())

        assert shown.index("<input") < shown.index("<label")


class TestDates:
    def test_that_were_chosen_hang_on_the_links_of_the_frame(self) -> None:
        request = RequestFactory().get("/", {"peildatum": "2010-01-01", "pagina": "2"})

        assert render("{% dates_query %}", request=request) == "?peildatum=2010-01-01"

    def test_leave_the_other_parameters_of_the_page_as_they_are(self) -> None:
        request = RequestFactory().get("/?deelnemer=0064&deelnemer=0114&bekend=2011-03-01")

        shown = render("{% other_queries as kept %}{{ kept|safe }}", request=request)

        assert shown == "[('deelnemer', '0064'), ('deelnemer', '0114')]"


class TestFrame:
    def test_repeats_the_title_of_the_page_in_the_window_without_its_marks(self) -> None:
        source = (
            '{% extends "foundation/base.html" %}'
            "{% block title %}Bijdrage <em>2010</em> &amp; meer{% endblock %}"
        )
        page = Template(source).render(Context({"request": RequestFactory().get("/")}))

        assert "<title>Bijdrage 2010 &amp; meer</title>" in page
        assert 'Bijdrage <em>2010</em> &amp; meer</h1>' in page

    @pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "422", "500"])
    def test_of_an_error_says_the_way_out_without_a_request(self, name: str) -> None:
        page = render_to_string(f"{name}.html")

        assert "<h1" in page
        assert 'class="bp-button bp-button--primary" href="/"' in page
