# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import F

from bodemplaat.foundation import events, sentences
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import actions, queries
from bodemplaat.governance.actions import decisions
from bodemplaat.governance.events import DecisionAdopted, DecisionRejected, ProposalWithdrawn
from bodemplaat.governance.models import Advice, Ballot, Composition, Decision, Rule, Setting
from bodemplaat.governance.tests import factories
from bodemplaat.governance.values import (
    Choice,
    CompositionState,
    RuleDraft,
    SeatRole,
    SubjectReference,
    Vote,
)
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import OrganisationKind, Relation, Role

pytestmark = pytest.mark.django_db

CODES = ("0064", "0104", "0710")
PROPOSED_ON = date(2009, 9, 1)
DECIDED_ON = date(2009, 11, 5)


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


@pytest.fixture
def told(monkeypatch):
    facts = []

    def listen(fact):
        facts.append(fact)

    for kind in (DecisionAdopted, DecisionRejected, ProposalWithdrawn):
        monkeypatch.setitem(events._handlers, kind, [listen])
    return facts


def vote(*choices, body="DB", on=DECIDED_ON):
    seats = [seat for seat in queries.list_seats(body, on) if seat.may_vote]
    return [
        Vote(choice, member_id=seat.id)
        for choice, seat in zip(choices, seats, strict=False)
        if choice
    ]


def decide(proposal_id, actor, votes, **changes):
    options = {
        "proposal_id": proposal_id,
        "body_code": "DB",
        "votes": votes,
        "decided_on": DECIDED_ON,
        "reference": "DB 2009-11",
        "actor": actor,
    }
    return actions.decide(**(options | changes))


class TestDecide:
    def test_adopts_with_audit_and_event_and_keeps_every_vote(self, partnership, secretary, told):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)

        reference = decide(proposal_id, secretary, vote("for", "for", "against"))

        assert reference.reference == "DB 2009-11"
        assert reference.effective_on == date(2010, 1, 1)
        assert queries.get_decision(reference.id) == reference
        record = queries.find_vote(decision_id=reference.id)
        assert (record.tally.in_favour, record.tally.against) == (2, 1)
        assert [fact.decision_id for fact in told] == [reference.id]
        assert isinstance(told[0], DecisionAdopted)
        entry = AuditRecord.objects.order_by("-seq").first()
        assert entry.code == "governance.decision.adopted"
        assert entry.after["votes"]["Lid 0064"] == "for 1"
        assert queries.find_damage() == []

    def test_tells_of_a_rejection_and_lets_nothing_take_effect(self, partnership, secretary, told):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)

        decide(proposal_id, secretary, vote("for", "against", "against"))

        assert isinstance(told[0], DecisionRejected)
        assert queries.list_decisions() == ()
        line = queries.get_proposal(proposal_id=proposal_id, on=DECIDED_ON)
        assert line.state == "rejected"

    @pytest.mark.feature("D009", "D061")
    def test_refuses_the_wrong_body_and_names_the_body_that_could(self, partnership, secretary):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)

        with pytest.raises(actions.WrongBody) as refusal:
            decide(proposal_id, secretary, vote("for", "for", "for", body="AB"), body_code="AB")

        sentence = sentences.render(refusal.value, "nl")
        assert "Dagelijks Bestuur (DB)" in sentence
        assert "artikel 9 van «Regeling 2003»" in sentence
        assert Decision.objects.count() == 0

    def test_refuses_a_kind_of_which_the_rule_is_open(self, partnership, secretary):
        proposal_id = factories.propose(partnership, "result-destination", on=PROPOSED_ON)

        with pytest.raises(actions.RuleIsOpen) as refusal:
            decide(proposal_id, secretary, vote("for", "for", "for"))

        assert "niet vastgelegd welk orgaan" in sentences.render(refusal.value, "nl")

    def test_refuses_who_registers_where_the_own_municipality_has_no_seat(
        self, partnership, secretary
    ):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        seat = next(s for s in queries.list_seats("DB", DECIDED_ON) if s.participant_code == "0104")
        director = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1
        )
        actions.end_seat(seat_id=seat.id, ends_before=DECIDED_ON, reason="vertrek", actor=director)

        with pytest.raises(actions.NotOfThisBody):
            decide(proposal_id, secretary, vote("for", "for"))

        other = factories.make_actor(
            partnership, Role.SECRETARY, DECIDED_ON, account_id=3, code="0710"
        )
        decide(proposal_id, other, vote("for", "for"))

    @pytest.mark.parametrize("ahead", [date(2009, 11, 6), date(9999, 12, 31)])
    def test_refuses_what_has_not_happened_yet(self, partnership, secretary, ahead):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        director = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, DECIDED_ON, account_id=1
        )

        with pytest.raises(actions.AheadOfToday):
            decide(proposal_id, secretary, vote("for", "for", "for"), decided_on=ahead)
        with pytest.raises(actions.AheadOfToday):
            actions.advise(
                proposal_id=proposal_id, body_code="AC", opinion="positive", text="Goed.",
                advised_on=ahead, actor=secretary,
            )  # fmt: skip
        with pytest.raises(actions.AheadOfToday):
            actions.withdraw(
                proposal_id=proposal_id, reason="x", withdrawn_on=ahead, actor=director
            )
        with pytest.raises(actions.AheadOfToday):
            actions.propose(
                kind="price", subject=SubjectReference("x.y", 1), title="Prijs", text="",
                effective_on=ahead, proposed_on=ahead, actor=director,
            )  # fmt: skip

    @pytest.mark.feature("D009")
    def test_uses_the_rules_of_the_day_of_the_decision(self, partnership, secretary):
        director = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, date(2009, 12, 1), account_id=1
        )
        actions.set_rule_set(
            title="Regeling 2010",
            article_source="Regeling 2010",
            adopted_by="de raden",
            starts_on=date(2010, 1, 1),
            rules=[RuleDraft("package", "artikel 3", "AB", factories.SIMPLE)],
            settings=factories.SETTINGS,
            actor=director,
        )
        proposal_id = factories.propose(
            partnership, on=PROPOSED_ON, effective_on=date(2011, 1, 1)
        )

        with pytest.raises(actions.WrongBody):
            decide(
                proposal_id, replace(secretary, at=datetime(2010, 2, 1, 9, tzinfo=UTC)),
                vote("for", "for", "for", on=date(2010, 2, 1)), decided_on=date(2010, 2, 1),
            )  # fmt: skip
        assert queries.get_rule(kind="package", on=DECIDED_ON).body_code == "DB"
        decide(proposal_id, secretary, vote("for", "for", "for"))

    def test_refuses_before_any_rule_holds(self, partnership, secretary):
        early = date(2003, 11, 1)
        proposal_id = factories.propose(partnership, on=early)

        with pytest.raises(actions.NotYetInForce) as refusal:
            decide(proposal_id, secretary, [], decided_on=early)

        assert "1 december 2003" in sentences.render(refusal.value, "nl")

    def test_refuses_the_proposer_alone_and_accepts_the_chair_beside(self, partnership):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, DECIDED_ON, account_id=1)
        member = factories.make_actor(
            partnership, Role.ALDERMAN, DECIDED_ON, account_id=3, code="0104"
        )
        chair = factories.make_actor(
            partnership, Role.ALDERMAN, DECIDED_ON, account_id=4, code="0064"
        )
        votes = vote("for", "for", "for")

        with pytest.raises(actions.FourEyes):
            decide(proposal_id, director, votes)
        with pytest.raises(actions.NotTheChair):
            decide(proposal_id, director, votes, confirmed_by=member)
        decide(proposal_id, director, votes, confirmed_by=chair)

    def test_refuses_a_second_decision_and_a_reference_that_is_taken(self, partnership, secretary):
        first = factories.propose(partnership, on=PROPOSED_ON)
        second = factories.propose(partnership, "price", on=PROPOSED_ON)
        decide(first, secretary, vote("for", "for", "for"))

        with pytest.raises(actions.ProposalIsClosed):
            decide(first, secretary, vote("for", "for", "for"), reference="DB 2009-12")
        with pytest.raises(actions.ReferenceTaken):
            decide(second, secretary, vote("for", "for", "for"))

    def test_refuses_dates_in_an_impossible_order(self, partnership, secretary):
        proposal_id = factories.propose(
            partnership, on=PROPOSED_ON, effective_on=date(2009, 10, 1)
        )
        settlement = factories.propose(
            partnership, "settlement", on=PROPOSED_ON, effective_on=date(2009, 1, 1)
        )

        with pytest.raises(actions.DecidedBeforeProposed):
            decide(proposal_id, secretary, [], decided_on=date(2009, 8, 31))
        with pytest.raises(actions.WorksBack):
            decide(proposal_id, secretary, vote("for", "for", "for"))
        votes = vote("for", "for", "for", body="AB")
        decide(settlement, secretary, votes, body_code="AB", reference="AB 2009-11")

    def test_stores_nothing_without_quorum_or_with_a_tie_that_is_put_off(
        self, partnership, secretary
    ):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)

        with pytest.raises(actions.NoQuorum):
            decide(proposal_id, secretary, vote("for"))
        with pytest.raises(actions.NoMajority):
            decide(proposal_id, secretary, vote("for", "against"))
        assert Decision.objects.count() == 0
        decide(proposal_id, secretary, vote("for", "for"))

    @pytest.mark.feature("D093")
    def test_refuses_a_seat_without_a_vote_and_one_that_has_ended(self, partnership, secretary):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1)
        seats = queries.list_seats("DB", DECIDED_ON)
        desk = next(seat for seat in seats if not seat.may_vote)
        leaver = next(seat for seat in seats if seat.participant_code == "0104")

        with pytest.raises(actions.HasNoVote):
            decide(proposal_id, secretary, [Vote("for", member_id=desk.id)])
        actions.end_seat(
            seat_id=leaver.id, ends_before=date(2009, 10, 1), reason="vertrek", actor=director
        )
        other = factories.make_actor(
            partnership, Role.SECRETARY, DECIDED_ON, account_id=2, code="0710"
        )
        with pytest.raises(actions.UnknownVoter):
            decide(proposal_id, other, [Vote("for", participant_code="0104")])

    @pytest.mark.feature("D263")
    def test_refuses_the_vote_of_a_customer(self, partnership, secretary):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1)
        controller = partnership.actor()
        organisations_actions.register_participant(
            code="1900", source="test", actor=controller
        )
        organisations_actions.start_participation(
            participant_code="1900",
            starts_on=date(2009, 1, 1),
            relation=Relation.CUSTOMER,
            source="test",
            actor=controller,
        )
        actions.seat_member(
            body_code="DB",
            person_name="Klant",
            participant_code="1900",
            role=SeatRole.MEMBER,
            starts_on=date(2009, 1, 1),
            actor=director,
        )

        with pytest.raises(actions.CustomerHasNoVote):
            decide(proposal_id, secretary, vote("for", "for", "for", "for"))
        decide(proposal_id, secretary, vote("for", "for", "for"))

    @pytest.mark.feature("D109")
    def test_refuses_a_seat_with_a_vote_and_a_vote_of_a_chain_partner(
        self, partnership, secretary
    ):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1)
        controller = partnership.actor()
        organisations_actions.register_participant(
            code="FUMO", kind=OrganisationKind.ARRANGEMENT, name="FUMO", source="test",
            actor=controller,
        )
        period = {"participant_code": "FUMO", "source": "test", "actor": controller}
        seat = {
            "body_code": "DB", "person_name": "Partner", "participant_code": "FUMO",
            "role": SeatRole.MEMBER, "actor": director,
        }
        organisations_actions.start_participation(
            **period, starts_on=date(2008, 1, 1), ends_before=date(2009, 1, 1),
            relation=Relation.OWNER,
        )
        actions.seat_member(**seat, starts_on=date(2008, 1, 1), ends_before=date(2008, 6, 1))
        actions.seat_member(**seat, starts_on=date(2008, 6, 1))
        organisations_actions.start_participation(
            **period, starts_on=date(2009, 1, 1), relation=Relation.CHAIN_PARTNER
        )

        with pytest.raises(actions.ChainPartnerHasNoSeat) as no_seat:
            actions.seat_member(**seat | {"person_name": "Ander"}, starts_on=date(2009, 1, 1))
        with pytest.raises(actions.ChainPartnerHasNoVote) as no_vote:
            decide(proposal_id, secretary, vote("for", "for", "for", "for"))
        actions.seat_member(
            **seat | {"person_name": "Griffier", "role": SeatRole.SECRETARY},
            starts_on=date(2009, 1, 1),
        )
        # Its old seat is there and does not count: two of three owners are a quorum.
        decide(proposal_id, secretary, vote("for", "for"))

        said = sentences.render(no_seat.value, "nl")
        assert said.startswith("FUMO is ketenpartner en heeft nooit een stem")
        assert "stemt nooit mee in Dagelijks Bestuur" in sentences.render(no_vote.value, "nl")

    @pytest.mark.feature("D015", "D162")
    def test_asks_for_advice_where_the_rule_does(self, partnership, secretary):
        proposal_id = factories.propose(partnership, "policy", on=PROPOSED_ON)
        options = {"body_code": "AB", "reference": "AB 2009-11"}

        with pytest.raises(actions.AdviceIsMissing) as refusal:
            decide(proposal_id, secretary, vote("for", "for", "for", body="AB"), **options)
        assert "Adviescommissie" in sentences.render(refusal.value, "nl")

        actions.advise(
            proposal_id=proposal_id,
            body_code="AC",
            opinion="positive",
            text="Akkoord.",
            advised_on=date(2009, 10, 1),
            actor=secretary,
        )
        decide(proposal_id, secretary, vote("for", "for", "for", body="AB"), **options)

    @pytest.mark.parametrize("role", [Role.CONTRACT_MANAGER, Role.ACCOUNT_MANAGER, Role.ALDERMAN])
    @pytest.mark.feature("D061")
    def test_refuses_roles_that_do_not_register(self, partnership, role):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        actor = factories.make_actor(partnership, role, DECIDED_ON, account_id=5)

        with pytest.raises(actions.MayNotRegister):
            decide(proposal_id, actor, vote("for", "for", "for"))


class TestWithdraw:
    def test_closes_the_proposal_for_good(self, partnership, secretary, told):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, DECIDED_ON, account_id=1)
        options = {"proposal_id": proposal_id, "reason": "Onjuist bedrag", "actor": director}

        with pytest.raises(actions.MayNotWithdraw):
            actions.withdraw(**(options | {"actor": secretary}), withdrawn_on=DECIDED_ON)
        with pytest.raises(actions.WithdrawnBeforeProposed):
            actions.withdraw(**options, withdrawn_on=date(2009, 8, 1))
        actions.withdraw(**options, withdrawn_on=DECIDED_ON)

        assert isinstance(told[0], ProposalWithdrawn)
        with pytest.raises(actions.ProposalIsClosed):
            decide(proposal_id, secretary, vote("for", "for", "for"))
        assert queries.list_open_proposals(on=DECIDED_ON) == ()
        assert len(queries.list_open_proposals(on=PROPOSED_ON)) == 1


class TestPropose:
    def test_refuses_a_second_proposal_about_the_same_thing(self, partnership):
        factories.propose(partnership, on=PROPOSED_ON)

        with pytest.raises(actions.AlreadyProposed):
            factories.propose(partnership, on=PROPOSED_ON)

    def test_refuses_roles_that_bring_no_proposals(self, partnership):
        actor = factories.make_actor(
            partnership, Role.MUNICIPAL_CONTROLLER, PROPOSED_ON, account_id=5, code="0104"
        )

        with pytest.raises(actions.MayNotPropose):
            actions.propose(
                kind="key",
                subject=SubjectReference("finance.key-version", 1),
                title="Sleutel",
                text="",
                effective_on=DECIDED_ON,
                proposed_on=PROPOSED_ON,
                actor=actor,
            )


class TestSeats:
    def test_end_as_a_new_row_that_keeps_what_was_known(self, partnership):
        director = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, date(2010, 12, 1), account_id=1
        )
        seat = queries.list_seats("DB", DECIDED_ON)[0]
        before = factories.make_actor(
            partnership, Role.SSO_DIRECTOR, date(2010, 6, 1), account_id=1
        ).at

        actions.end_seat(
            seat_id=seat.id, ends_before=date(2011, 1, 1), reason="herindeling", actor=director
        )

        later = date(2011, 1, 1)
        names = [line.person_name for line in queries.list_seats("DB", later)]
        assert seat.person_name not in names
        known = queries.list_seats("DB", later, known_at=before)
        assert seat.person_name in [line.person_name for line in known]

    def test_refuse_a_second_seat_in_the_same_term(self, partnership):
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, PROPOSED_ON, account_id=1)
        options = {
            "body_code": "DB",
            "person_name": "Lid 0064",
            "participant_code": "0064",
            "role": SeatRole.MEMBER,
            "actor": director,
        }

        with pytest.raises(actions.AlreadySeated):
            actions.seat_member(**options, starts_on=PROPOSED_ON)
        with pytest.raises(actions.EndsBeforeStart):
            actions.seat_member(
                **options, starts_on=PROPOSED_ON, ends_before=PROPOSED_ON
            )


class TestRuleSets:
    @pytest.mark.feature("D009")
    def test_answer_who_decides_and_how_on_a_day(self, partnership):
        line = queries.get_rule(kind="budget", on=DECIDED_ON)

        assert (line.body_code, line.article, line.is_open) == ("AB", "artikel 7", False)
        assert queries.get_setting(name="within_year_method", on=DECIDED_ON) == "segments-per-day"

    def test_refuse_a_version_that_starts_before_the_last(self, partnership):
        director = factories.make_actor(partnership, Role.SSO_DIRECTOR, DECIDED_ON, account_id=1)

        with pytest.raises(actions.VersionExists):
            actions.set_rule_set(
                title="Ouder",
                article_source="",
                adopted_by="",
                starts_on=date(2003, 1, 1),
                rules=[],
                settings=[],
                actor=director,
            )

    def test_are_kept_by_the_director_alone(self, partnership, secretary):
        with pytest.raises(actions.MayNotArrange):
            actions.set_rule_set(
                title="Van een ander",
                article_source="",
                adopted_by="",
                starts_on=date(2012, 1, 1),
                rules=[],
                settings=[],
                actor=secretary,
            )

    @pytest.mark.feature("D091")
    def test_show_the_majority_question_as_open(self, partnership):
        states = [line.state for line in queries.list_compositions(on=DECIDED_ON)]

        assert states == [CompositionState.HOLDS, CompositionState.OPEN]


class TestStored:
    @pytest.mark.parametrize("model", [Advice, Ballot, Composition, Decision, Rule, Setting])
    @pytest.mark.parametrize(
        "change", [lambda rows: rows._raw_delete("default"), lambda rows: rows.update(id=F("id"))]
    )
    def test_votes_decisions_advice_and_rules_are_never_changed(
        self, partnership, secretary, model, change
    ):
        decide(factories.propose(partnership, on=PROPOSED_ON), secretary, vote("for", "for"))

        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change(model.objects.all())


class TestVerification:
    def test_names_a_decision_of_which_the_votes_were_changed(
        self, partnership, secretary, monkeypatch
    ):
        proposal_id = factories.propose(partnership, on=PROPOSED_ON)
        store = decisions._store_ballots
        monkeypatch.setattr(
            decisions, "_store_ballots", lambda decision, cast: store(
                decision, [replace(one, choice=Choice.AGAINST) for one in cast]
            ),
        )  # fmt: skip
        decide(proposal_id, secretary, vote("for", "for", "against"))

        assert queries.find_damage() == [
            "besluit DB 2009-11: de stemmen geven een andere uitkomst dan is vastgelegd"
        ]
