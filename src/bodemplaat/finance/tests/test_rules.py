# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.finance.rules import digesting, explaining, segments, settlement, vat, weights
from bodemplaat.finance.tests.examples import (
    NAMES,
    make_facts,
    make_input,
    make_key,
    make_pool,
    make_price,
    make_source,
    make_span,
)
from bodemplaat.finance.values import KeyKind, LineKind, PoolScope, VatRegime, WithinYear

CODES = sorted(NAMES)
METHODS = list(WithinYear)


def settle_in_two_ways(**changes):
    spans = [make_span(code) for code in CODES]
    facts = make_facts(dict(zip(CODES, (9_866, 10_746, 10_957, 11_833), strict=True)))
    sources = [make_source(312_400_00, vat_cents=59_356_00)]
    values = {"sources": sources, "spans": spans, "facts": facts, **changes}
    return settlement.settle(make_input(**values))


def list_years_of(code_count=4):
    days = st.integers(min_value=-100, max_value=460)
    return st.lists(st.tuples(days, days), min_size=code_count, max_size=code_count)


class TestSettle:
    @pytest.mark.feature("D076")
    def test_gives_each_participant_its_share_by_inhabitants_to_the_cent(self):
        settled = settle_in_two_ways()

        bolsward = settled.find("0064")
        exact = Fraction(312_400_00 * 9_866, 43_402)
        assert abs(bolsward.net_cents - exact) < 1
        assert settled.net_cents == 312_400_00
        assert settled.total_cents == 312_400_00 + 59_356_00

    def test_counts_days_of_a_participant_that_leaves_on_the_first_of_july(self):
        stayers = [make_span(code) for code in CODES[1:]]
        leaver = make_span("0064", ends_before=date(2010, 7, 1))
        facts = make_facts(dict.fromkeys(CODES, 10))

        settled = settle_in_two_ways(
            sources=[make_source(365_000)], spans=[leaver, *stayers], facts=facts
        )

        assert settled.find("0064").net_cents == 181_000 // 4
        assert settled.find("0104").net_cents == 181_000 // 4 + -(-184_000 // 3)

    def test_gives_whole_months_under_segments_per_month(self):
        leaver = make_span("0064", ends_before=date(2010, 7, 15))
        spans = [leaver, *(make_span(code) for code in CODES[1:])]
        facts = make_facts(dict.fromkeys(CODES, 10))

        settled = settle_in_two_ways(
            sources=[make_source(120_000)], spans=spans, facts=facts,
            within_year_method=WithinYear.SEGMENTS_PER_MONTH,
        )

        assert settled.find("0064").net_cents == 70_000 // 4

    def test_weighs_days_once_under_the_time_weighted_key(self):
        leaver = make_span("0064", ends_before=date(2010, 7, 1))
        spans = [leaver, make_span("0104")]
        facts = make_facts({"0064": 10, "0104": 10})

        settled = settle_in_two_ways(
            sources=[make_source(546_00)], spans=spans, facts=facts,
            within_year_method=WithinYear.TIME_WEIGHTED_KEY,
        )

        assert settled.find("0064").net_cents == 181_00
        assert settled.find("0104").net_cents == 365_00

    @pytest.mark.feature("D076", "D077", "D078")
    def test_charges_three_pools_each_by_the_own_key_of_the_year(self):
        pools = tuple(make_pool(code, key=code) for code in ("netwerk", "centraal", "organisatie"))
        sources = [make_source(net, pool=pool.code)
                   for net, pool in zip((1_000_00, 600_00, 90_01), pools, strict=True)]
        until, after = {"ends_before": date(2011, 1, 1)}, {"starts_on": date(2011, 1, 1)}
        keys = (
            make_key(key="netwerk", measures={"workplaces": 100}),
            make_key(key="centraal", **until),
            make_key(key="centraal", id=2, measures={"workplaces": 100}, **after),
            make_key(key="organisatie", kind=KeyKind.EQUAL),
        )
        counts = {"inhabitants": {"0064": 1, "0104": 2}, "workplaces": {"0064": 3, "0104": 1}}
        spans = [make_span("0064"), make_span("0104")]

        shares = {}
        for year in (2010, 2011):
            on = date(year, 1, 1)
            facts = sum((make_facts(found, measure=measure, on=on)
                         for measure, found in counts.items()), ())
            settled = settle_in_two_ways(
                year=year, as_of=date(year, 12, 31), pools=pools, keys=keys, facts=facts,
                spans=spans, sources=sources,
            )
            assert settled.net_cents == 1_690_01
            lines = settled.find("0064").lines
            shares[year] = {line.line: line.net_cents for line in lines}

        always = {"netwerk": 750_00, "organisatie": 45_01}
        assert shares == {2010: always | {"centraal": 200_00}, 2011: always | {"centraal": 450_00}}

    @pytest.mark.feature("D042", "D082")
    def test_charges_an_investment_and_its_depreciation_to_who_joined_only(self):
        pools = [make_pool(code, key="deelname") for code in ("investering", "afschrijving")]
        key = make_key(key="deelname", kind=KeyKind.PARTICIPATION,
                       measures={"own-participation": 100})
        joined = dict.fromkeys(CODES, 1) | {"0104": 0}

        settled = settle_in_two_ways(
            pools=tuple(pools), keys=(key,), facts=make_facts(joined, measure="own-participation"),
            sources=[make_source(100_00, pool="investering"),
                     make_source(10_00, pool="afschrijving")],
        )

        stranger = settled.find("0104")
        assert stranger is None or stranger.net_cents == 0
        nets = [found.net_cents for found in settled.contributions if found.code != "0104"]
        assert sum(nets) == 110_00
        assert max(nets) - min(nets) <= 2

    @pytest.mark.feature("D257")
    def test_charges_board_support_to_owners_only(self):
        customer = make_span("0140", is_owner=False)
        spans = [make_span("0064"), customer]
        pool = make_pool(scope=PoolScope.OWNERS)

        settled = settle_in_two_ways(
            spans=spans, pools=(pool,), keys=(make_key(kind=KeyKind.EQUAL),)
        )

        assert settled.find("0140") is None
        assert settled.find("0064").net_cents == 312_400_00

    @pytest.mark.feature("D081")
    def test_passes_a_purchase_on_to_the_one_that_ordered_it(self):
        pool = make_pool("inkoop", kind=LineKind.DIRECT, key=None)
        source = make_source(1_000_00, pool="inkoop", vat_cents=190_00, participant="0104")

        settled = settle_in_two_ways(sources=[source], pools=(pool,))

        assert [found.code for found in settled.contributions] == ["0104"]
        assert settled.find("0104").total_cents == 1_190_00

    @pytest.mark.feature("D127")
    def test_leaves_what_a_tariff_does_not_cover_with_the_owner(self):
        pool = make_pool("werkplek", kind=LineKind.TARIFF, key=None, measure="workplaces",
                         service="werkplek", vat_regime=VatRegime.CHARGED,
                         is_internal_for_owner=True)
        spans = [make_span("0064"), make_span("0104", is_owner=False)]
        facts = make_facts({"0064": 300, "0104": 100}, measure="workplaces")

        settled = settle_in_two_ways(
            sources=[make_source(850_000_00, pool="werkplek")], spans=spans, facts=facts,
            pools=(pool,), keys=(), prices=(make_price(2_000_00),),
        )

        owner, customer = settled.find("0064"), settled.find("0104")
        assert customer.net_cents == 200_000_00
        assert customer.vat_cents == 38_000_00
        assert owner.net_cents == 650_000_00
        assert owner.vat_cents == 0
        assert settled.net_cents == 850_000_00

    def test_refuses_a_pool_without_key_on_a_day(self):
        with pytest.raises(segments.NoKey) as refused:
            settle_in_two_ways(keys=(make_key(starts_on=date(2010, 3, 1)),))

        assert refused.value.values["on"] == date(2010, 1, 1)

    def test_refuses_a_participant_without_a_measured_value(self):
        with pytest.raises(weights.MissingFact) as refused:
            settle_in_two_ways(facts=make_facts({"0064": 1}))

        assert refused.value.values["participant"] == "0104"

    def test_refuses_a_key_that_adds_up_to_nothing(self):
        with pytest.raises(weights.NoWeights):
            settle_in_two_ways(facts=make_facts(dict.fromkeys(CODES, 0)))

    def test_refuses_a_source_line_on_an_unknown_pool(self):
        with pytest.raises(settlement.UnknownPool):
            settle_in_two_ways(sources=[make_source(1, pool="spook")])

    def test_refuses_a_day_on_which_nobody_takes_part(self):
        spans = [make_span("0064", starts_on=date(2010, 2, 1))]

        with pytest.raises(segments.NoParticipants):
            settle_in_two_ways(spans=spans)

    @given(
        amount=st.integers(-10**9, 10**9),
        paid=st.integers(-10**8, 10**8),
        stays=list_years_of(),
        method=st.sampled_from(METHODS),
    )
    def test_conserves_net_and_vat_for_any_membership(self, amount, paid, stays, method):
        start = date(2010, 1, 1)
        spans = [make_span("0001", starts_on=date(2000, 1, 1))]
        for code, (first, last) in zip(CODES, stays, strict=True):
            if last > first and last > 0 and first < 365:
                days = (start + timedelta(days=first), start + timedelta(days=last))
                spans.append(make_span(code, *days))
        facts = make_facts(dict.fromkeys(["0001", *CODES], 7) | {"0140": 13, "0064": 5})
        sources = [make_source(amount, vat_cents=paid)]

        settled = settle_in_two_ways(
            sources=sources, spans=spans, facts=facts, within_year_method=method
        )

        assert settled.net_cents == amount
        assert settled.total_cents == amount + paid
        for contribution in settled.contributions:
            explaining.explain(settled, contribution.code)

    @given(order=st.permutations(CODES))
    def test_does_not_depend_on_the_order_of_participants(self, order):
        expected = settle_in_two_ways()

        shuffled = settle_in_two_ways(spans=[make_span(code) for code in order])

        assert shuffled.contributions == expected.contributions

    @given(amount=st.integers(1, 10**10))
    def test_mirrors_a_refund_exactly(self, amount):
        forward = settle_in_two_ways(sources=[make_source(amount, vat_cents=amount // 5)])
        back = settle_in_two_ways(sources=[make_source(-amount, vat_cents=-(amount // 5))])

        for paid, returned in zip(forward.contributions, back.contributions, strict=True):
            assert (paid.net_cents, paid.vat_cents) == (-returned.net_cents, -returned.vat_cents)


class TestCharge:
    def test_splits_2012_over_both_rates_by_calendar_days(self):
        pool = make_pool(vat_regime=VatRegime.CHARGED)
        facts = make_facts(dict.fromkeys(CODES, 1), on=date(2012, 1, 1))

        settled = settle_in_two_ways(
            year=2012, as_of=date(2012, 12, 31), pools=(pool,), facts=facts,
            sources=[make_source(4 * 36_600_00)],
        )

        shares = settled.find("0064").vat
        assert [share.base_cents for share in shares] == [27_400_00, 9_200_00]
        assert [share.vat_cents for share in shares] == [5_206_00, 1_932_00]
        assert settled.find("0064").vat_cents == 5_206_00 + 1_932_00

    def test_refuses_a_year_without_a_rate(self):
        pool = make_pool(vat_regime=VatRegime.CHARGED)

        with pytest.raises(vat.NoRate):
            settle_in_two_ways(pools=(pool,), rates=())


class TestDigest:
    def test_is_the_same_for_the_same_facts_and_another_moment_of_asking(self):
        first = settle_in_two_ways()

        again = settlement.settle(replace(first.input, known_at=None))

        assert again.digest == first.digest

    def test_differs_when_one_cent_differs(self):
        other = settle_in_two_ways(sources=[make_source(312_400_01, vat_cents=59_356_00)])

        assert other.digest != settle_in_two_ways().digest

    def test_survives_the_pin(self):
        settled = settle_in_two_ways()

        read = digesting.read_input(digesting.pack(settled.input))

        assert read == settled.input
        assert settlement.settle(read) == settled


class TestExplain:
    def test_reaches_the_source_line_and_the_fact(self):
        settled = settle_in_two_ways()

        root = explaining.explain(settled, "0064")

        share = root.parts[0].parts[0]
        assert root.amount_cents == settled.find("0064").total_cents
        assert share.inputs["facts"][0]["value"] == "9866"
        assert share.parts[0].parts[0].inputs["reference"] == "boekstuk 1, regel 1"

    def test_refuses_who_does_not_take_part(self):
        with pytest.raises(settlement.NotAParticipant):
            explaining.explain(settle_in_two_ways(), "9999")


class TestCheckKey:
    def test_refuses_percentages_that_are_not_a_hundred(self):
        with pytest.raises(weights.NotAHundredPercent) as refused:
            weights.check_key(KeyKind.FIXED, (), {"0064": Fraction(60), "0104": Fraction(39, 1)})

        assert refused.value.values["total"] == "99"

    def test_refuses_a_negative_percentage_that_adds_up(self):
        with pytest.raises(weights.NotAHundredPercent):
            weights.check_key(KeyKind.FIXED, (), {"0064": Fraction(110), "0104": Fraction(-10)})


class TestClose:
    @given(st.lists(st.fractions(max_denominator=1000), min_size=1, max_size=8))
    def test_adds_up_to_the_rounded_total(self, parts):
        exact = {str(index): part for index, part in enumerate(parts)}
        total = round(sum(parts, Fraction(0)))

        if any(parts):
            assert sum(settlement.close(exact, total).values()) == total

    def test_gives_nothing_to_nothing(self):
        assert settlement.close({"a": Fraction(0)}, 0) == {"a": 0}


