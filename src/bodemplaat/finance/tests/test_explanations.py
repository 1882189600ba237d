# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

from django.utils import translation

from bodemplaat.finance.pages.tables import explanations
from bodemplaat.finance.rules import explaining
from bodemplaat.finance.rules.settlement import settle
from bodemplaat.finance.tests import examples

INHABITANTS = {"0064": 9_843, "0104": 10_957, "0710": 11_833}
WORKPLACES = {"0064": 89, "0104": 101, "0710": 110}


def make_mix():
    return settle(
        examples.make_input(
            sources=[examples.make_source(1_098_584_55)],
            spans=[examples.make_span(code) for code in INHABITANTS],
            keys=(examples.make_key(measures={"inhabitants": 60, "workplaces": 40}),),
            facts=(
                *examples.make_facts(INHABITANTS),
                *examples.make_facts(WORKPLACES, measure="workplaces"),
            ),
        )
    )


class TestTeller:
    def test_gives_a_sum_that_a_reader_can_check_for_a_key_of_two_measures(self):
        settled = make_mix()
        node = explaining.explain(settled, "0064").parts[0].parts[0]

        with translation.override("nl"):
            step = explanations.Teller(settled, True).make_step(node, line="netwerk")

        assert step.formula.replace("\xa0", " ") == (
            "€ 1.098.584,55 × (60 % × 9.843 / 32.633 + 40 % × 89 / 300)"
        )
        share = Fraction(60, 100) * Fraction(9_843, 32_633) + Fraction(40, 100) * Fraction(89, 300)
        assert abs(1_098_584_55 * share - step.cents) < 1

    def test_counts_what_a_folded_list_hides(self):
        settled = settle(
            examples.make_input(
                sources=[examples.make_source(100, id=number) for number in range(60)],
                spans=[examples.make_span(code) for code in INHABITANTS],
                facts=examples.make_facts(INHABITANTS),
            )
        )
        node = explaining.explain(settled, "0064").parts[0]

        short = explanations.Teller(settled, False).make_step(node)
        whole = explanations.Teller(settled, True).make_step(node)

        assert short.parts[0].parts[0].hidden == 10
        assert short.source_count == whole.source_count
        assert not short.parts[0].parts[0].is_open and whole.parts[0].parts[0].is_open
