# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.governance import rules
from bodemplaat.governance.rules import CastVote
from bodemplaat.governance.values import (
    Basis,
    Choice,
    CompositionKind,
    CompositionState,
    Majority,
    Outcome,
    SeatLine,
    SeatRole,
    Tally,
    Vote,
    VotingRule,
)

SIMPLE = VotingRule(Majority.SIMPLE)
AGAIN = VotingRule(Majority.SIMPLE, reconvened=Fraction(0))
choices = st.sampled_from(list(Choice))
voting_rules = st.builds(
    VotingRule,
    majority=st.sampled_from([one for one in Majority if one is not Majority.QUALIFIED]),
    quorum=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(2, 3), Fraction(1)]),
    is_quorum_strict=st.booleans(),
    chair_breaks_ties=st.booleans(),
)
some_votes = st.lists(st.tuples(st.integers(1, 9), choices), max_size=9).map(
    lambda found: [
        CastVote(f"lid {place}", weight, choice, is_chair=place == 0)
        for place, (weight, choice) in enumerate(found)
    ]
)


def make_seat(number: int, **changes: object) -> SeatLine:
    found: dict[str, object] = {
        "id": number,
        "body_code": "DB",
        "person_name": f"Lid {number}",
        "participant_id": number,
        "participant_code": f"000{number}",
        "participant_name": f"Gemeente {number}",
        "votes": 1,
        "role": SeatRole.MEMBER,
        "portfolio": "",
        "starts_on": date(2004, 1, 1),
        "ends_before": None,
        "source": "",
        "is_synthetic": True,
    }
    return SeatLine(**(found | changes))  # type: ignore[arg-type]


class TestJudge:
    @given(voting_rules, some_votes, st.integers(0, 3), st.integers(1, 9), st.booleans())
    def test_keeps_an_adoption_when_a_vote_in_favour_is_added(
        self, rule, votes, absent, weight, is_reconvened
    ):
        seated = len(votes) + absent + 1
        before = rules.count_votes(votes, seated=seated)
        after = rules.count_votes([*votes, CastVote("nieuw", weight, Choice.FOR)], seated=seated)

        if rules.judge(rule, before, is_reconvened=is_reconvened) is Outcome.ADOPTED:
            assert rules.judge(rule, after, is_reconvened=is_reconvened) is Outcome.ADOPTED

    @given(voting_rules, some_votes, st.integers(0, 3), st.integers(0, 8))
    def test_keeps_an_adoption_when_a_voter_turns_in_favour(self, rule, votes, absent, place):
        if place >= len(votes):
            return
        seated = len(votes) + absent
        turned = [*votes]
        old = votes[place]
        turned[place] = CastVote(old.voter, old.weight, Choice.FOR, old.is_chair)

        if rules.judge(rule, rules.count_votes(votes, seated=seated)) is Outcome.ADOPTED:
            after = rules.count_votes(turned, seated=seated)
            assert rules.judge(rule, after) is Outcome.ADOPTED

    @given(voting_rules, some_votes.flatmap(lambda v: st.tuples(st.just(v), st.permutations(v))))
    def test_does_not_depend_on_the_order_of_the_votes(self, rule, orders):
        first, second = (rules.count_votes(votes, seated=12) for votes in orders)

        assert first == second
        assert rules.judge(rule, first) is rules.judge(rule, second)

    @given(voting_rules, some_votes, st.integers(0, 3), st.booleans())
    def test_agrees_with_the_thresholds_that_are_shown(self, rule, votes, absent, is_reconvened):
        tally = rules.count_votes(votes, seated=len(votes) + absent)
        has_quorum = tally.took_part >= rules.get_quorum_heads(rule, tally.entitled)
        has_majority = tally.in_favour >= rules.get_majority_votes(rule, tally.cast)

        assert rules.has_quorum(rule, tally) is has_quorum
        assert rules.has_majority(rule, tally) is has_majority

    @pytest.mark.parametrize(
        ("tally", "outcome"),
        [
            (Tally(7, 0, 7, 4, 3, 0), Outcome.ADOPTED),
            (Tally(7, 0, 7, 3, 4, 0), Outcome.REJECTED),
            (Tally(7, 0, 7, 3, 2, 2), Outcome.ADOPTED),
            (Tally(7, 0, 3, 3, 0, 0), Outcome.NO_QUORUM),
            (Tally(6, 0, 3, 3, 0, 0), Outcome.NO_QUORUM),
            (Tally(7, 2, 3, 3, 0, 0), Outcome.ADOPTED),
            (Tally(7, 0, 6, 3, 3, 0), Outcome.POSTPONED),
            (Tally(6, 0, 6, 3, 3, 0), Outcome.REJECTED),
            (Tally(7, 0, 7, 0, 0, 7), Outcome.REJECTED),
        ],
    )
    def test_follows_the_council_law_under_a_simple_majority(self, tally, outcome):
        assert rules.judge(SIMPLE, tally) is outcome

    def test_needs_two_thirds_of_the_votes_cast_where_the_rule_says_so(self):
        rule = VotingRule(Majority.TWO_THIRDS)

        assert rules.judge(rule, Tally(7, 0, 7, 4, 3, 0)) is Outcome.REJECTED
        assert rules.judge(rule, Tally(7, 0, 7, 4, 2, 1)) is Outcome.ADOPTED

    def test_lets_one_vote_against_stop_a_unanimous_decision_but_not_an_abstention(self):
        rule = VotingRule(Majority.UNANIMOUS)

        assert rules.judge(rule, Tally(7, 0, 7, 6, 1, 0)) is Outcome.REJECTED
        assert rules.judge(rule, Tally(7, 0, 7, 6, 0, 1)) is Outcome.ADOPTED

    def test_gives_the_chair_a_casting_vote_only_where_the_rule_says_so(self):
        tie = Tally(6, 0, 6, 3, 3, 0, chair=Choice.FOR)

        assert rules.judge(SIMPLE, tie) is Outcome.REJECTED
        breaking = VotingRule(Majority.SIMPLE, chair_breaks_ties=True)
        assert rules.judge(breaking, tie) is Outcome.ADOPTED
        absent_chair = Tally(6, 0, 6, 3, 3, 0)
        assert rules.judge(breaking, absent_chair) is Outcome.REJECTED

    def test_needs_no_quorum_and_puts_nothing_off_when_reconvened(self):
        assert rules.judge(AGAIN, Tally(7, 0, 2, 2, 0, 0), is_reconvened=True) is Outcome.ADOPTED
        assert rules.judge(AGAIN, Tally(7, 0, 2, 1, 1, 0), is_reconvened=True) is Outcome.REJECTED


class TestResolveVotes:
    @pytest.mark.feature("D282")
    def test_counts_the_votes_of_a_seat_only_under_weights(self):
        seats = [make_seat(1, votes=3), make_seat(2)]
        votes = [Vote("for", member_id=1), Vote("against", participant_code="0002")]

        weighted = rules.resolve_votes(
            votes, seats, basis=Basis.WEIGHTS, body="AB", on=date(2010, 1, 1)
        )
        headed = rules.resolve_votes(
            votes, seats, basis=Basis.SEATS, body="AB", on=date(2010, 1, 1)
        )
        assert [vote.weight for vote in weighted] == [3, 1]
        assert [vote.weight for vote in headed] == [1, 1]

    def test_gives_a_participant_with_two_seats_one_vote_under_participants(self):
        seats = [make_seat(1), make_seat(2, participant_code="0001")]

        assert rules.list_voters(seats, Basis.PARTICIPANTS) == ("0001",)
        votes = [Vote("for", member_id=1), Vote("for", member_id=2)]
        cast = rules.resolve_votes(
            votes, seats, basis=Basis.PARTICIPANTS, body="AB", on=date(2010, 1, 1)
        )
        with pytest.raises(rules.VotedTwice, match="0001"):
            rules.count_votes(cast, seated=1)

    @pytest.mark.parametrize(
        ("vote", "refusal"),
        [
            (Vote("for", member_id=9), rules.UnknownVoter),
            (Vote("for", participant_code="0009"), rules.UnknownVoter),
            (Vote("for", member_id=3), rules.HasNoVote),
            (Vote("for", participant_code="0001"), rules.AmbiguousVoter),
        ],
    )
    @pytest.mark.feature("D093")
    def test_refuses_a_vote_that_nobody_has(self, vote, refusal):
        seats = [
            make_seat(1),
            make_seat(2, participant_code="0001"),
            make_seat(3, role=SeatRole.SECRETARY),
        ]

        with pytest.raises(refusal):
            rules.resolve_votes([vote], seats, basis=Basis.SEATS, body="DB", on=date(2010, 1, 1))

    @pytest.mark.feature("D263")
    def test_refuses_the_vote_of_a_customer(self):
        rules.check_owners_only([make_seat(1)], customers={2}, body="DB")
        with pytest.raises(rules.CustomerHasNoVote, match="Gemeente 2"):
            rules.check_owners_only([make_seat(2)], customers={2}, body="DB")


class TestComposition:
    @pytest.mark.feature("D091")
    def test_shows_the_majority_question_as_open_and_never_as_broken(self):
        kind = CompositionKind.NO_MAJORITY_OF

        seven = rules.judge_composition(kind, members=7, of=7, is_open=True)
        assert seven is CompositionState.OPEN
        settled = rules.judge_composition(kind, members=7, of=7, is_open=False)
        assert settled is CompositionState.BROKEN
        half = rules.judge_composition(kind, members=7, of=14, is_open=False)
        assert half is CompositionState.HOLDS

    @pytest.mark.feature("D090", "D091")
    def test_counts_one_member_per_participant(self):
        kind = CompositionKind.ONE_PER_PARTICIPANT

        assert rules.judge_composition(kind, members=7, of=7, is_open=False) == "holds"
        assert rules.judge_composition(kind, members=6, of=7, is_open=False) == "broken"


class TestFourEyes:
    def test_asks_for_a_second_person_when_the_proposer_registers(self):
        people = {"proposer_id": 1, "proposer": "Directeur", "registrar": "Een ander"}

        rules.check_four_eyes(**people, registrar_id=2, confirmer_id=None)
        rules.check_four_eyes(**people, registrar_id=1, confirmer_id=2)
        with pytest.raises(rules.FourEyes, match="Directeur"):
            rules.check_four_eyes(**people, registrar_id=1, confirmer_id=None)
        with pytest.raises(rules.FourEyes):
            rules.check_four_eyes(**people, registrar_id=1, confirmer_id=1)

    def test_knows_a_machine_by_its_name(self):
        machine = {"proposer_id": None, "registrar_id": None, "proposer": "Invoer"}

        rules.check_four_eyes(**machine, registrar="Nachtwerk", confirmer_id=None)
        with pytest.raises(rules.FourEyes):
            rules.check_four_eyes(**machine, registrar="Invoer", confirmer_id=None)
