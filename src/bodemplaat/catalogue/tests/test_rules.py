# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.values import Choice, ContentLine, Level, Side, Unit
from bodemplaat.kernel.periods import Period

FIRST = date(2010, 1, 1)
YEAR_2010 = Period.of_year(2010)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.integers(0, 60))
    length = draw(st.none() | st.integers(1, 60))
    return Period(day(start), None if length is None else day(start + length))


class TestKeepOutside:
    @given(periods(), periods())
    def test_keeps_each_day_that_is_not_taken_exactly_once(self, held, taken):
        kept = rules.keep_outside(held, taken)

        for on in (day(number) for number in range(130)):
            expected = held.contains(on) and not taken.contains(on)
            assert sum(piece.contains(on) for piece in kept) == int(expected)


class TestCompareContents:
    @given(
        st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(Level)),
        st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(Level)),
    )
    @pytest.mark.feature("D125")
    def test_puts_every_service_in_one_group(self, before, after):
        difference = rules.compare_contents(lines(before), lines(after))

        groups = [
            *(line.service_code for line in difference.added),
            *(line.service_code for line in difference.removed),
            *(old.service_code for old, _ in difference.changed),
            *(line.service_code for line in difference.kept),
        ]
        assert sorted(groups) == sorted(before.keys() | after.keys())


def lines(contents: dict[str, Level]) -> list[ContentLine]:
    return [
        ContentLine(service_code=code, service_name=code, level=level)
        for code, level in contents.items()
    ]


class TestOrder:
    def test_lets_a_later_price_follow_an_open_one(self):
        held = [Period(date(2009, 1, 1))]

        rules.check_order("Werkplek", held, Period(FIRST), is_correction=False, reason="")

    def test_refuses_to_push_aside_what_was_decided_for_later_days(self):
        held = [Period(date(2010, 6, 1))]

        with pytest.raises(rules.OverlappingValidity) as refused:
            rules.check_order("Werkplek", held, Period(FIRST), is_correction=False, reason="")
        assert refused.value.values["held"] == date(2010, 6, 1)

    def test_takes_a_correction_with_a_reason_only(self):
        held = [Period(FIRST)]

        with pytest.raises(rules.CorrectionWithoutReason):
            rules.check_order("Werkplek", held, Period(FIRST), is_correction=True, reason=" ")
        rules.check_order("Werkplek", held, Period(FIRST), is_correction=True, reason="typfout")


class TestBaseOrPlus:
    @pytest.mark.feature("D293")
    def test_refuses_a_service_in_both_on_one_day_and_names_that_day(self):
        plus = [("plus", Period(date(2010, 6, 1)), {"telefonie", "printen"})]

        with pytest.raises(rules.BaseAndPlus) as refused:
            rules.check_base_or_plus({"telefonie", "e-mail"}, plus, YEAR_2010)
        assert refused.value.values == {
            "service": "telefonie", "package": "plus", "on": date(2010, 6, 1),
        }  # fmt: skip

    def test_lets_a_service_move_when_the_other_has_ended(self):
        plus = [("plus", Period(date(2009, 1, 1), FIRST), {"telefonie"})]

        rules.check_base_or_plus({"telefonie"}, plus, YEAR_2010)


class TestSignature:
    def check(self, **changes: object) -> None:
        given_ = {
            "side": Side.PARTICIPANT, "account_id": 7, "signed": {"sso": 1},
            "drafted_on": FIRST, "signed_on": day(5), "today": day(9),
        } | changes  # fmt: skip
        state = given_.pop("state", "draft")
        rules.check_can_be_signed("DVO-1", state, **given_)

    def test_is_taken_from_the_second_side(self):
        self.check()

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"signed": {"participant": 3}}, rules.SignedTwice),
            ({"state": "withdrawn"}, rules.CannotSign),
            ({"account_id": 1}, rules.SamePerson),
            ({"signed_on": day(-1)}, rules.SignedTooEarly),
            ({"signed_on": day(10)}, rules.SignedInFuture),
        ],
    )
    def test_is_refused(self, changes, refusal):
        with pytest.raises(refusal):
            self.check(**changes)


class TestParticipation:
    def test_covers_an_agreement_inside_it(self):
        rules.check_participation("Bolsward", [Period(date(2004, 1, 1))], YEAR_2010)

    def test_refuses_an_agreement_that_outlives_it_and_names_its_end(self):
        ends = date(2011, 1, 1)

        with pytest.raises(rules.OutsideParticipation) as refused:
            rules.check_participation("Bolsward", [Period(FIRST, ends)], Period(FIRST))
        assert refused.value.values["until"] == ends


class TestChoices:
    def choice(self, **changes: object) -> Choice:
        fields = {"service_code": "telefonie", "unit": Unit.CONNECTION, "quantity": 2,
                  "starts_on": FIRST} | changes  # fmt: skip
        return Choice(**fields)

    def test_fit_inside_the_agreement(self):
        later = self.choice(starts_on=day(30))
        earlier = self.choice(ends_before=day(30))

        rules.check_choices("DVO-1", [earlier, later], YEAR_2010)

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"quantity": 0}, rules.QuantityNotPositive),
            ({"starts_on": day(-1)}, rules.OutsideAgreement),
            ({"starts_on": day(365)}, rules.OutsideAgreement),
            ({"ends_before": day(366)}, rules.OutsideAgreement),
        ],
    )
    def test_are_refused(self, changes, refusal):
        with pytest.raises(refusal):
            rules.check_choices("DVO-1", [self.choice(**changes)], YEAR_2010)

    def test_are_refused_twice_on_one_day(self):
        with pytest.raises(rules.TakenTwice):
            rules.check_choices("DVO-1", [self.choice(), self.choice()], YEAR_2010)
