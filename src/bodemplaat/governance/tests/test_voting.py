# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.foundation import sentences, tenancy
from bodemplaat.governance import actions, queries, rules
from bodemplaat.governance.models import Decision
from bodemplaat.governance.rules import CastVote
from bodemplaat.governance.tests import factories
from bodemplaat.governance.values import (
    BandDraft,
    Basis,
    Choice,
    Majority,
    Outcome,
    RuleDraft,
    Tally,
    Vote,
    VotingRule,
)
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import Role

TODAY = date(2014, 3, 15)
CODES = ("0064", "0104", "0710")
PROPOSED_ON = date(2009, 9, 1)
MET_ON = date(2009, 10, 8)
DECIDED_ON = date(2009, 11, 5)
SHARES = st.fractions(min_value=Fraction(7, 12), max_value=1, max_denominator=12)
COUNTED = st.lists(st.tuples(st.integers(1, 50), st.sampled_from(list(Choice))), max_size=9)


def cast(found, times=1):
    return [
        CastVote(f"lid {place}", weight * times, choice)
        for place, (weight, choice) in enumerate(found)
    ]


class TestQualifiedMajority:
    @given(SHARES, COUNTED, st.integers(2, 9))
    def test_does_not_change_when_all_weights_are_multiplied(self, share, found, times):
        rule = VotingRule(Majority.QUALIFIED, share=share)
        outcomes = {
            rules.judge(rule, rules.count_votes(cast(found, factor), seated=9))
            for factor in (1, times)
        }

        assert len(outcomes) == 1

    @given(SHARES, COUNTED, st.integers(1, 50))
    def test_is_not_undone_by_another_vote_in_favour(self, share, found, weight):
        rule = VotingRule(Majority.QUALIFIED, share=share)
        before = rules.judge(rule, rules.count_votes(cast(found), seated=10))
        more = [*cast(found), CastVote("nog een", weight, Choice.FOR)]
        after = rules.judge(rule, rules.count_votes(more, seated=10))

        assert before is not Outcome.ADOPTED or after is Outcome.ADOPTED

    @given(SHARES, COUNTED)
    def test_asks_on_screen_what_decides(self, share, found):
        rule = VotingRule(Majority.QUALIFIED, share=share)
        tally = rules.count_votes(cast(found), seated=9)

        needed = rules.get_majority_votes(rule, tally.cast)
        assert rules.has_majority(rule, tally) == (tally.in_favour >= needed)

    def test_of_three_quarters_is_met_by_three_of_four(self):
        rule = VotingRule(Majority.QUALIFIED, share=Fraction(3, 4))

        assert rules.has_majority(rule, Tally(4, 0, 4, 3, 1, 0))
        assert not rules.has_majority(rule, Tally(8, 0, 8, 5, 3, 0))

    @pytest.mark.parametrize("share", [None, Fraction(1, 2), Fraction(5, 4)])
    def test_is_refused_without_a_share_above_half(self, share):
        with pytest.raises(rules.BadShare):
            rules.check_share("policy", VotingRule(Majority.QUALIFIED, share=share))

    def test_is_refused_a_share_under_another_majority(self):
        with pytest.raises(rules.BadShare):
            rules.check_share("policy", VotingRule(Majority.SIMPLE, share=Fraction(2, 3)))


class TestExplainVote:
    @given(COUNTED)
    def test_ends_as_the_vote_did(self, found):
        rule = VotingRule(Majority.SIMPLE)
        tally = rules.count_votes(cast(found), seated=9)
        lines = {line.code: line for line in rules.explain_vote(rule, tally)}
        outcome = rules.judge(rule, tally)

        assert lines["took-part"].is_met == (outcome is not Outcome.NO_QUORUM)
        if "majority" in lines:
            assert lines["majority"].is_met == (outcome is Outcome.ADOPTED)
            assert lines["cast"].counted == lines["in-favour"].counted + lines["against"].counted


class TestFindBandVotes:
    BANDS = [BandDraft("inhabitants", edge, votes, "18") for edge, votes in ((10, 1), (20, 3))]

    @given(st.integers(0, 100), st.integers(0, 100))
    def test_gives_more_for_more(self, one, other):
        low, high = sorted((one, other))
        found = [rules.find_band_votes(self.BANDS, value) or 0 for value in (low, high)]

        assert found[0] <= found[1]

    def test_gives_none_below_the_lowest_band(self):
        assert rules.find_band_votes(self.BANDS, 9) is None


@pytest.fixture
def partnership():
    made = make_partnership(codes=CODES)
    factories.make_governance(made, CODES)
    with made.context():
        yield made


@pytest.fixture
def secretary(partnership):
    return factories.make_actor(
        partnership, Role.SECRETARY, DECIDED_ON, account_id=2, code="0104"
    )


def set_rules(partnership, *, basis=Basis.SEATS, reconvened=None, article="artikel 12"):
    director = factories.make_actor(partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1)
    voting = VotingRule(Majority.SIMPLE, reconvened=reconvened)
    draft = RuleDraft("budget", "artikel 7", "AB", voting, basis, reconvening_article=article)
    return actions.set_rule_set(
        title="Regeling 2009", article_source="Regeling 2009", adopted_by="de raden",
        starts_on=PROPOSED_ON, rules=[draft], settings=(), actor=director,
        bands=[BandDraft("inhabitants", edge, votes, "artikel 18")
               for edge, votes in ((0, 1), (9_500, 2))],
    )  # fmt: skip


def decide(proposal_id, secretary, choices, **asked):
    votes = [Vote(choice, participant_code=code) for code, choice in choices.items()]
    return actions.decide(
        proposal_id=proposal_id, body_code="AB", votes=votes, decided_on=DECIDED_ON,
        reference="AB 2009-11", actor=secretary, **asked,
    )  # fmt: skip


@pytest.mark.django_db
class TestWeightedVote:
    def _weigh(self, partnership, **votes):
        director = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1
        )
        for code, number in votes.items():
            actions.set_vote_weight(
                participant_code=code.removeprefix("c"), votes=number, starts_on=PROPOSED_ON,
                article="artikel 18", actor=director,
            )  # fmt: skip

    @pytest.mark.feature("D282")
    def test_lets_the_table_of_the_day_decide(self, partnership, secretary):
        set_rules(partnership, basis=Basis.TABLE)
        self._weigh(partnership, c0064=3, c0104=1, c0710=1)
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        against = {"0064": Choice.FOR, "0104": Choice.AGAINST, "0710": Choice.AGAINST}

        decision = decide(proposal_id, secretary, against)

        record = queries.find_vote(decision_id=decision.id)
        assert record.outcome is Outcome.ADOPTED
        assert [one.weight for one in record.ballots] == [3, 1, 1]
        assert queries.find_damage() == []

    def test_refuses_who_has_no_votes_in_the_table(self, partnership, secretary):
        set_rules(partnership, basis=Basis.TABLE)
        self._weigh(partnership, c0064=3, c0104=1)
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        everyone = dict.fromkeys(CODES, Choice.FOR)

        with pytest.raises(actions.NoWeight) as refusal, transaction.atomic():
            decide(proposal_id, secretary, everyone)
        assert "de tabel en de gemeten waarden noemen er geen" in sentences.render(refusal.value)
        self._weigh(partnership, c0710=1)
        assert decide(proposal_id, secretary, everyone).kind == "budget"

    @pytest.mark.feature("D282")
    def test_refuses_votes_by_a_value_that_sources_contest(self, partnership, secretary):
        set_rules(partnership, basis=Basis.BANDS)
        recorder = partnership.actor()
        said = {"measure": "inhabitants", "reference_on": date(2009, 1, 1)}
        for code in CODES:
            organisations_actions.record_fact(
                participant_code=code, **said, value=9_400, source="telling", actor=recorder
            )
        organisations_actions.record_source_value(
            participant_code="0104", **said, value=9_600, source="gemeente", actor=recorder
        )
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        everyone = dict.fromkeys(CODES, Choice.FOR)

        with pytest.raises(actions.ContestedWeight) as refusal, transaction.atomic():
            decide(proposal_id, secretary, everyone)
        organisations_actions.set_leading_value(
            participant_code="0104", **said, source="gemeente", reason="regeling",
            actor=partnership.actor(at=datetime(2012, 6, 1, 8, tzinfo=UTC)),
        )  # fmt: skip
        decision = decide(proposal_id, secretary, everyone)

        assert "9.400 (telling) en 9.600 (gemeente)" in sentences.render(refusal.value, "nl")
        ballots = queries.find_vote(decision_id=decision.id).ballots
        assert [one.weight for one in ballots] == [1, 2, 1]

    def test_keeps_what_held_before_a_change(self, partnership):
        self._weigh(partnership, c0064=3)
        director = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, DECIDED_ON, account_id=1
        )
        changed = {"participant_code": "0064", "votes": 2, "article": "artikel 18"}

        actions.set_vote_weight(**changed, starts_on=DECIDED_ON, actor=director)

        found = [
            line.votes
            for day in (MET_ON, DECIDED_ON)
            for line in queries.list_vote_weights(on=day)
        ]
        assert found == [3, 2]
        with pytest.raises(actions.WeightExists):
            actions.set_vote_weight(**changed, starts_on=MET_ON, actor=director)


@pytest.mark.django_db
class TestSecondMeeting:
    def _meet(self, partnership, proposal_id, secretary, present):
        seats = queries.list_seats("AB", MET_ON)
        return actions.record_failed_meeting(
            proposal_id=proposal_id, body_code="AB", met_on=MET_ON,
            present=[seat.id for seat in seats][:present], actor=secretary,
        )  # fmt: skip

    def test_needs_a_recorded_first_meeting(self, partnership, secretary):
        set_rules(partnership, reconvened=Fraction(0))
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        alone = {"0064": Choice.FOR}

        with pytest.raises(actions.NoFirstMeeting), transaction.atomic():
            decide(proposal_id, secretary, alone, is_reconvened=True)
        self._meet(partnership, proposal_id, secretary, present=1)

        decision = decide(proposal_id, secretary, alone, is_reconvened=True)

        record = queries.find_vote(decision_id=decision.id)
        assert record.outcome is Outcome.ADOPTED
        assert (record.first_meeting.met_on, record.first_meeting.attended) == (MET_ON, 1)
        assert record.first_meeting.present == ("Lid 0064",)

    def test_needs_a_rule_of_the_regulation(self, partnership, secretary):
        set_rules(partnership)
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        self._meet(partnership, proposal_id, secretary, present=1)

        with pytest.raises(actions.NoSecondMeeting) as refusal:
            decide(proposal_id, secretary, {"0064": Choice.FOR}, is_reconvened=True)
        assert "kent voor «Voorstel budget» geen tweede vergadering" in sentences.render(
            refusal.value
        )

    def test_needs_what_the_regulation_asks_of_it(self, partnership, secretary):
        set_rules(partnership, reconvened=Fraction(2, 3))
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        self._meet(partnership, proposal_id, secretary, present=1)

        with pytest.raises(actions.NoQuorum), transaction.atomic():
            decide(proposal_id, secretary, {"0064": Choice.FOR}, is_reconvened=True)
        two = {"0064": Choice.FOR, "0104": Choice.FOR}
        assert decide(proposal_id, secretary, two, is_reconvened=True).kind == "budget"

    def test_is_not_recorded_of_a_meeting_with_quorum(self, partnership, secretary):
        set_rules(partnership, reconvened=Fraction(0))
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)

        with pytest.raises(actions.HadQuorum), transaction.atomic():
            self._meet(partnership, proposal_id, secretary, present=2)
        self._meet(partnership, proposal_id, secretary, present=1)
        with pytest.raises(actions.MetBefore):
            self._meet(partnership, proposal_id, secretary, present=1)

    def test_is_kept_out_of_the_database_without_a_first_one(self, partnership, secretary):
        set_rules(partnership, reconvened=Fraction(0))
        proposal_id = factories.propose(partnership, "budget", on=PROPOSED_ON)
        decision = decide(proposal_id, secretary, dict.fromkeys(CODES, Choice.FOR))
        row = Decision.objects.get(pk=decision.id)
        row.pk, row.proposal_id, row.reference = None, factories.propose(
            partnership, "budget", on=PROPOSED_ON, subject_id=2
        ), "AB 2009-12"
        row.is_reconvened = True

        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.bulk_create([row])

    def test_without_an_article_is_refused(self, partnership):
        with pytest.raises(actions.NoArticle):
            set_rules(partnership, reconvened=Fraction(0), article="")


@pytest.mark.django_db
class TestDemo:
    @pytest.mark.feature("D282")
    def test_adopts_budget_and_accounts_by_weighted_vote(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            rule_set = queries.get_rule_set(on=TODAY)
            earlier = queries.get_rule_set(on=date(2010, 1, 1))
            weights = queries.list_weights(Basis.BANDS, on=TODAY)
            table = queries.list_vote_weights(on=date(2010, 1, 1))

        basis = {rule.kind: rule.basis for rule in rule_set.rules}
        assert basis["budget"] is basis["settlement"] is Basis.BANDS
        assert {rule.basis for rule in earlier.rules} == {Basis.SEATS, Basis.TABLE}
        assert weights["1900"].votes == 4
        assert weights["1900"].measured_on == date(2014, 1, 1)
        assert len(table) == 7

    def test_shows_a_second_meeting_on_the_page_of_its_decision(self, world, client):
        actor = world.actor("iszf", Role.SECRETARY, "0140", on=TODAY)
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        pk = world.get("governance.proposals")["iszf"]["reconvened"]
        address = reverse("governance:proposal-detail", kwargs={"arrangement": "iszf", "pk": pk})

        text = client.get(address).content.decode()

        assert "Opnieuw bijeengeroepen volgens Gemeentewet artikel 29" in text
        assert "op 23 juni 2011 waren 1 van de" in text
        assert "Toon de uitkomst regel voor regel" in text


@pytest.mark.django_db
class TestPages:
    def _enter(self, world, client, role, code=None):
        actor = world.actor("iszf", role, code, on=TODAY)
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        return client

    def _at(self, name, **kwargs):
        return reverse(f"governance:{name}", kwargs={"arrangement": "iszf", **kwargs})

    def test_record_a_meeting_without_quorum_and_refuse_one_with(self, world, client):
        visitor = self._enter(world, client, Role.SECRETARY, "1900")
        pk = world.get("governance.proposals")["iszf"]["waiting"]
        with tenancy.context(world.arrangements["iszf"]):
            seats = [seat.id for seat in queries.list_seats("AB", TODAY) if seat.may_vote]
        filled = {"body_code": "AB", "met_on": "2014-03-14"}

        full = visitor.post(self._at("meeting-create", pk=pk), filled | {"present": seats})
        lacking = visitor.post(self._at("meeting-create", pk=pk), filled | {"present": seats[:1]})

        assert [full.status_code, lacking.status_code] == [422, 302]
        assert "Vergaderd zonder quorum" in visitor.get(
            self._at("proposal-detail", pk=pk)
        ).content.decode()

    def test_change_the_votes_of_a_participant(self, world, client):
        visitor = self._enter(world, client, Role.SSO_DIRECTOR)
        filled = {"participant_code": "0140", "votes": "2", "starts_on": "1-4-2014",
                  "article": "artikel 18"}  # fmt: skip
        address = self._at("weight-create") + "?peildatum=2014-03-15"

        bad = visitor.post(address, filled | {"votes": "0"})
        good = visitor.post(address, filled)

        assert [bad.status_code, good.status_code] == [422, 302]
        text = visitor.get(self._at("weight-list") + "?peildatum=2014-04-02").content.decode()
        assert "wordt over 2 soorten besluiten gewogen gestemd" in text
