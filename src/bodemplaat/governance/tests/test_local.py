# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse

from bodemplaat.foundation import sentences, tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import actions, queries
from bodemplaat.governance.tests import factories
from bodemplaat.governance.values import (
    Choice,
    ExceptionDraft,
    Majority,
    RuleDraft,
    SettingDraft,
    Vote,
    VotingRule,
)
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db

TODAY = date(2014, 3, 15)
CODES = ("0064", "0104", "0710")
ON = date(2009, 11, 5)
DRAFT = ExceptionDraft(
    participant_code="0104", departs_from="way_of_working", procedure="bestellen",
    title="Eigen tablets", text="De raad koopt ze zelf.", starts_on=date(2010, 1, 1),
    ends_before=date(2011, 1, 1),
)  # fmt: skip


@pytest.fixture
def partnership():
    made = make_partnership(codes=CODES)
    factories.make_governance(made, CODES)
    director = factories.make_actor(made, Role.SSO_DIRECTOR, date(2008, 1, 1), account_id=1)
    with made.context():
        actions.set_rule_set(
            title="Regeling 2008", article_source="Regeling 2008", adopted_by="de raden",
            starts_on=date(2008, 1, 1), actor=director,
            rules=[
                RuleDraft("exception", "artikel 14", "DB", VotingRule(Majority.SIMPLE)),
                RuleDraft("ranking", "artikel 9", "AC", VotingRule(Majority.SIMPLE)),
            ],
            settings=[
                SettingDraft("way_of_working", "one", "artikel 9"),
                SettingDraft("security_policy", "", "niet geregeld", is_open=True),
            ],
        )  # fmt: skip
        yield made


@pytest.fixture
def director(partnership):
    return factories.make_actor(partnership, Role.SSO_DIRECTOR, ON, account_id=1)


@pytest.fixture
def secretary(partnership):
    return factories.make_actor(partnership, Role.SECRETARY, ON, account_id=2, code="0104")


def ask(actor, **changes):
    return actions.propose_exception(draft=replace(DRAFT, **changes), proposed_on=ON, actor=actor)


def rank(actor, *items):
    return actions.propose_ranking(
        title="Prioriteiten", text="Zo.", items=items, starts_on=date(2010, 1, 1), proposed_on=ON,
        actor=actor,
    )


def decide(proposal_id, actor, body, choice=Choice.FOR):
    seats = [seat for seat in queries.list_seats(body, ON) if seat.may_vote]
    return actions.decide(
        proposal_id=proposal_id, body_code=body, decided_on=ON, reference=f"{body} {proposal_id}",
        votes=[Vote(choice, member_id=seat.id) for seat in seats], actor=actor,
    )  # fmt: skip


def holding(on):
    return [line.title for line in queries.list_exceptions(on=on) if line.holds(on)]


class TestException:
    @pytest.mark.feature("D262")
    def test_holds_only_once_the_right_body_allowed_it_and_until_its_end(
        self, partnership, director, secretary
    ):
        proposal_id = ask(director)
        assert holding(date(2010, 6, 1)) == []

        with pytest.raises(actions.WrongBody), transaction.atomic():
            decide(proposal_id, secretary, "AC")
        decide(proposal_id, secretary, "DB")

        days = date(2009, 12, 31), date(2010, 1, 1), date(2010, 12, 31), date(2011, 1, 1)
        assert [holding(day) for day in days] == [[], ["Eigen tablets"], ["Eigen tablets"], []]
        codes = AuditRecord.objects.values_list("code", flat=True)
        assert "governance.exception.proposed" in codes

    @pytest.mark.feature("D262")
    def test_does_not_hold_when_it_was_voted_down(self, partnership, director, secretary):
        decide(ask(director), secretary, "DB", Choice.AGAINST)

        assert holding(date(2010, 6, 1)) == []

    @pytest.mark.parametrize(
        ("changes", "refusal", "said"),
        [
            ({"ends_before": date(2010, 1, 1)}, actions.ExceptionEndsTooSoon, "Kies een einddag"),
            ({"departs_from": "security_policy"}, actions.NothingToDepartFrom, "valt niet af te"),
            ({"departs_from": "x"}, actions.NothingToDepartFrom, "valt niet af te wijken"),
            ({"starts_on": date(1999, 1, 1)}, actions.TakesNoPart, "neemt op 1 januari 1999 niet"),
            ({"participant_code": "0064"}, actions.NotYourException, "voor de eigen organisatie"),
        ],
    )
    def test_is_refused_without_end_rule_or_participant(
        self, partnership, secretary, changes, refusal, said
    ):
        with pytest.raises(refusal) as refused, transaction.atomic():
            ask(secretary, **changes)

        assert said in sentences.render(refused.value, "nl")
        assert queries.list_exceptions(on=ON) == ()
        assert ask(secretary) > 0


class TestRanking:
    @pytest.mark.feature("D267")
    def test_is_closed_by_the_body_of_the_rules_and_by_no_other(
        self, partnership, director, secretary
    ):
        proposal_id = rank(director, "Zaaksysteem", "Glasvezel")

        for body in ("AB", "DB"):
            with pytest.raises(actions.WrongBody) as refused, transaction.atomic():
                decide(proposal_id, secretary, body)
            assert "Adviescommissie" in sentences.render(refused.value, "nl")
        assert [line.is_in_force for line in queries.list_rankings(on=TODAY)] == [False]
        decide(proposal_id, secretary, "AC")

        (line,) = queries.list_rankings(on=TODAY)
        assert (line.is_in_force, line.first, line.body_code) == (True, "Zaaksysteem", "AC")

    @pytest.mark.parametrize(
        ("items", "refusal"),
        [(("Zaaksysteem", " "), actions.TooFewRanked),
         (("Zaaksysteem", "zaaksysteem "), actions.RankedTwice)],
    )  # fmt: skip
    def test_is_refused_without_an_order(self, partnership, director, items, refusal):
        with pytest.raises(refusal), transaction.atomic():
            rank(director, *items)

        assert queries.list_rankings(on=TODAY) == ()


class TestMatter:
    def test_is_brought_with_an_amount_and_beside_another(self, partnership, director):
        fields = {"text": "Zo.", "effective_on": TODAY, "proposed_on": ON, "actor": director}

        first, second = (
            actions.propose_matter(kind="policy", title=title, amount_cents=cents, **fields)
            for title, cents in (("Beleid", 100), ("Ander beleid", None))
        )
        with pytest.raises(actions.HasItsOwnPlace) as refused:
            actions.propose_matter(kind="key", title="Sleutel", **fields)

        found = [queries.get_proposal(proposal_id=pk, on=ON) for pk in (first, second)]
        assert [line.amount_cents for line in found] == [100, None]
        assert "«verdeelsleutel»" in sentences.render(refused.value, "nl")


class TestPages:
    @pytest.fixture
    def visitor(self, world, client):
        def enter(slug, role, code=None):
            actor = world.actor(slug, role, code, on=TODAY)
            client.force_login(get_user_model().objects.get(pk=actor.account_id))
            return client

        return enter

    def _at(self, name, slug="iszf", **kwargs):
        address = reverse(f"governance:{name}", kwargs={"arrangement": slug, **kwargs})
        return f"{address}?peildatum=2014-03-15"

    @pytest.mark.feature("D262")
    def test_show_an_exception_where_its_rule_is_shown(self, visitor):
        director = visitor("iszf", Role.SSO_DIRECTOR)

        rules = director.get(self._at("rule-set-list")).content.decode()
        listed = director.get(self._at("exception-list")).content.decode()

        assert "Eigen inkoop van tablets" in rules
        assert "Eigen telefooncentrale" not in rules and "Eigen telefooncentrale" in listed
        assert "geldt 1 afwijking;" in listed and "1 wacht op een besluit." in listed

    @pytest.mark.feature("D267")
    def test_name_the_body_of_a_ranking_and_say_where_it_is_open(self, visitor):
        said = visitor("iszf", Role.SSO_DIRECTOR).get(self._at("ranking-list")).content.decode()
        open_ = visitor("equalit", Role.SSO_DIRECTOR).get(
            self._at("ranking-list", "equalit")
        ).content.decode()  # fmt: skip

        assert "«Zaakgericht werken» bovenaan" in said and "Alleen Adviescommissie" in said
        assert "kan geen orgaan een volgorde vaststellen" in open_

    def test_propose_and_refuse(self, visitor):
        director = visitor("iszf", Role.SSO_DIRECTOR)
        asked = {
            "participant_code": "0072", "departs_from": "way_of_working", "procedure": "melden",
            "title": "Eigen meldpunt", "text": "Zo.", "starts_on": "1-4-2014",
        }  # fmt: skip
        ranked = {"title": "Prioriteiten 2015", "text": "Zo.", "starts_on": "1-1-2015"}
        matter = {"kind": "policy", "title": "Beleid", "text": "Zo.", "effective_on": "1-7-2014"}

        answers = [
            director.post(self._at("exception-create"), asked | {"ends_before": "1-4-2014"}),
            director.post(self._at("exception-create"), asked | {"ends_before": "1-5-2014"}),
            director.post(self._at("ranking-create"), ranked | {"items": "Een"}),
            director.post(self._at("ranking-create"), ranked | {"items": "Een\r\nTwee"}),
            director.post(self._at("proposal-create"), matter | {"amount_cents": "x"}),
            director.post(self._at("proposal-create"), matter | {"amount_cents": "1.000"}),
        ]

        assert [answer.status_code for answer in answers] == [422, 302] * 3
        shown = director.get(answers[3].url).content.decode()
        assert "Prioriteiten 2015" in shown

    def test_leave_the_decision_about_policy_to_a_participant(self, world, visitor):
        with tenancy.context(world.arrangements["iszf"]):
            pk = world.get("governance.proposals")["iszf"]["waiting"]
        said = "een secretaris van een deelnemer legt het besluit vast"
        button = self._at("proposal-decide", pk=pk).split("?")[0]

        office = visitor("iszf", Role.SSO_DIRECTOR).get(self._at("proposal-detail", pk=pk))
        own = visitor("iszf", Role.SECRETARY, "0072").get(self._at("proposal-detail", pk=pk))

        assert said in office.content.decode() and button not in office.content.decode()
        assert said not in own.content.decode() and button in own.content.decode()
