# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.foundation import sentences, tenancy
from bodemplaat.governance import actions, queries, rules, watchpoints
from bodemplaat.governance.models import MandateAct
from bodemplaat.governance.tests import factories
from bodemplaat.governance.values import (
    Choice,
    DecisionKind,
    MandatedAct,
    MandateDraft,
    MandateForm,
    MandateLine,
    SubjectReference,
    Vote,
)
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import Role

TODAY = date(2014, 3, 15)
CODES = ("0064", "0104", "0710")
ON = date(2009, 11, 5)
LIMITS = st.one_of(st.none(), st.integers(0, 1000))


def make_line(limit, number):
    return MandateLine(
        id=number, code=f"M-{number}", form=MandateForm.MANDATE, act="expense", giver_code="EIG",
        giver_name="Eigenaar", participant_code="", holder_role="sso_director", holder_code="",
        holder_name="Hoofd", limit_cents=limit, may_submandate=True, parent_code="",
        article="artikel 3", starts_on=ON, ends_before=None, source="", is_synthetic=True,
    )  # fmt: skip


class TestCheckWithin:
    @given(st.lists(LIMITS, min_size=1, max_size=4), st.integers(0, 1000))
    def test_lets_an_amount_pass_when_some_limit_holds_it_and_only_then(self, limits, amount):
        lines = [make_line(limit, number) for number, limit in enumerate(limits)]
        asked = {"act": "expense", "title": "Servers", "name": "Hoofd", "giver": "x", "on": ON}
        fits = any(limit is None or amount <= limit for limit in limits)

        try:
            found = rules.check_within(lines, amount_cents=amount, **asked)
        except rules.AboveMandate:
            assert not fits
        else:
            assert fits
            assert found.limit_cents is None or amount <= found.limit_cents

    def test_refuses_an_unknown_amount_under_a_limit(self):
        with pytest.raises(rules.NoAmount):
            rules.check_within(
                [make_line(100, 1)], act="expense", title="Servers", amount_cents=None,
                name="Hoofd", giver="x", on=ON,
            )  # fmt: skip


class TestCheckSubmandate:
    @pytest.mark.parametrize(
        ("limit", "act", "refusal"),
        [(101, "expense", rules.WiderThanParent), (None, "expense", rules.WiderThanParent),
         (50, "agreement", rules.WiderThanParent), (50, "expense", None)],
    )  # fmt: skip
    def test_gives_no_more_than_the_mandate_above_it(self, limit, act, refusal):
        asked = {"act": act, "limit_cents": limit, "form": MandateForm.MANDATE}
        if refusal is None:
            rules.check_submandate(make_line(100, 1), **asked)
        else:
            with pytest.raises(refusal):
                rules.check_submandate(make_line(100, 1), **asked)

    def test_is_refused_where_it_may_not_be_passed_on(self):
        line = replace(make_line(100, 1), may_submandate=False)
        with pytest.raises(rules.NoSubmandate):
            rules.check_submandate(
                line, act="expense", limit_cents=50, form=MandateForm.MANDATE
            )


@pytest.fixture
def partnership():
    made = make_partnership(codes=CODES)
    factories.make_governance(made, CODES)
    with made.context():
        yield made


@pytest.fixture
def director(partnership):
    return factories.make_actor(partnership, Role.SSO_DIRECTOR, ON, account_id=1)


def make_draft(**changes):
    found = {
        "code": "M-1", "form": MandateForm.MANDATE, "act": "expense", "giver_code": "DB",
        "holder_role": "sso_director", "holder_name": "Directeur", "limit_cents": 50_000_00,
        "may_submandate": True, "article": "artikel 3", "starts_on": date(2009, 1, 1),
    }  # fmt: skip
    return MandateDraft(**found | changes)


def approve(actor, cents, act="expense"):
    return actions.approve_under_mandate(
        act=act, title="Servers", amount_cents=cents, acted_on=ON, actor=actor
    )


@pytest.mark.django_db
class TestApproveUnderMandate:
    @pytest.mark.feature("D150", "D122")
    def test_is_refused_above_the_limit_and_routed_to_the_giver(self, partnership, director):
        actions.register_mandate(draft=make_draft(), actor=director)

        with pytest.raises(actions.AboveMandate) as refusal, transaction.atomic():
            approve(director, 50_000_01)
        assert sentences.render(refusal.value).endswith("Leg het voor aan Dagelijks Bestuur.")
        approve(director, 50_000_00)

        assert [row.amount_cents for row in MandateAct.objects.all()] == [50_000_00]

    @pytest.mark.feature("D122")
    def test_is_refused_without_a_mandate_and_after_its_end(self, partnership, director):
        pk = actions.register_mandate(draft=make_draft(), actor=director)
        controller = factories.make_actor(partnership, Role.SSO_CONTROLLER, ON, account_id=5)

        with pytest.raises(actions.NoMandate), transaction.atomic():
            approve(controller, 1)
        actions.end_mandate(
            mandate_id=pk, ends_before=ON, reason="vervallen", actor=director
        )
        with pytest.raises(actions.NoMandate) as refusal, transaction.atomic():
            approve(director, 1)
        assert "geen mandaat voor «Servers»" in sentences.render(refusal.value)

    def test_is_not_changed_afterwards_by_a_second_mandate_of_that_name(
        self, partnership, director
    ):
        actions.register_mandate(draft=make_draft(), actor=director)

        with pytest.raises(actions.MandateCodeTaken), transaction.atomic():
            actions.register_mandate(draft=make_draft(limit_cents=None), actor=director)
        with pytest.raises(actions.NoArticle), transaction.atomic():
            actions.register_mandate(draft=make_draft(code="M-2", article=" "), actor=director)
        with pytest.raises(actions.OneGiverOneHolder):
            actions.register_mandate(
                draft=make_draft(code="M-2", holder_code="AB"), actor=director
            )


@pytest.mark.django_db
class TestDecideByMandate:
    def _propose(self, director, cents, number):
        return actions.propose(
            kind="entry-fee", subject=SubjectReference("organisations.arrangement", number),
            title="Kleine wijziging", text="Tekst.", effective_on=date(2010, 1, 1),
            proposed_on=ON, amount_cents=cents, actor=director,
        )  # fmt: skip

    def _decide(self, partnership, proposal_id):
        secretary = factories.make_actor(
            partnership, Role.SECRETARY, ON, account_id=2, code="0104"
        )
        seats = [seat for seat in queries.list_seats("DB", ON) if seat.may_vote]
        return actions.decide(
            proposal_id=proposal_id, body_code="DB", decided_on=ON, actor=secretary,
            votes=[Vote(Choice.FOR, member_id=seat.id) for seat in seats],
            reference=f"DB {proposal_id}",
        )  # fmt: skip

    @pytest.mark.feature("D283")
    def test_lets_the_board_decide_within_it_and_brings_the_rest_to_the_assembly(
        self, partnership, director
    ):
        small, large = (
            self._propose(director, cents, number)
            for number, cents in enumerate((9_000_00, 11_000_00), 1)
        )
        with pytest.raises(actions.WrongBody), transaction.atomic():
            self._decide(partnership, small)
        actions.register_mandate(
            draft=make_draft(
                act="entry-fee", giver_code="AB", holder_role="", holder_code="DB",
                holder_name="Dagelijks Bestuur", limit_cents=10_000_00,
            ),
            actor=director,
        )  # fmt: skip

        decision = self._decide(partnership, small)

        assert queries.find_vote(decision_id=decision.id).mandate_code == "M-1"
        with pytest.raises(actions.AboveMandate) as refusal, transaction.atomic():
            self._decide(partnership, large)
        assert "Leg het voor aan Algemeen Bestuur." in sentences.render(refusal.value)
        assert queries.find_damage() == []


@pytest.mark.django_db
class TestDemo:
    @pytest.mark.feature("D122")
    def test_lists_the_mandates_that_ended_without_another(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            found = list(watchpoints.find_ended_mandates(on=TODAY, known_at=None))

        assert [one.key for one in found] == ["M-2012-2"]

    def test_names_the_body_of_every_kind_of_change(self, world):
        with tenancy.context(world.arrangements["equalit"]):
            gates = {gate.act: gate for gate in queries.list_gates(on=TODAY)}

        assert gates.keys() == {*DecisionKind, *MandatedAct}
        assert gates["key"].body_code == "EIG"
        assert gates["policy"].is_open
        assert [one.holder_name for one in gates["expense"].mandates] == ["Hoofd Equalit"]


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def visitor(self, world, client):
        actor = world.actor("equalit", Role.SSO_DIRECTOR, on=TODAY)
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        return client

    def _at(self, name, **kwargs):
        address = reverse(f"governance:{name}", kwargs={"arrangement": "equalit", **kwargs})
        return f"{address}?peildatum=2014-03-15"

    def test_show_the_register_a_mandate_and_every_kind_of_change(self, visitor):
        found = [
            visitor.get(url).content.decode()
            for url in (self._at("mandate-list"), self._at("mandate-detail", code="M-2005-1"),
                        self._at("gate-list"))
        ]  # fmt: skip

        assert "gelden 2 mandaten" in found[0]
        assert "tot en met € 50.000,00" in found[1].replace("\xa0", " ")
        assert "van 3 is niet vastgelegd welk" in found[2] or "niet vastgelegd" in found[2]

    def test_refuse_above_the_limit_and_store_within_it(self, visitor):
        filled = {"act": "expense", "title": "Servers", "amount_cents": "60.000",
                  "acted_on": "3-3-2014"}  # fmt: skip

        above = visitor.post(self._at("mandate-approve"), filled)
        within = visitor.post(self._at("mandate-approve"), filled | {"amount_cents": "50.000"})

        assert [above.status_code, within.status_code] == [422, 302]
        assert "Leg het voor aan College van B en W" in above.content.decode()

    def test_record_and_end_a_mandate(self, visitor):
        filled = {
            "code": "M-2014-1", "form": "mandate", "act": "expense", "giver_code": "EIG",
            "holder": "role:sso_controller", "limit_cents": "1.000", "starts_on": "1-3-2014",
            "article": "artikel 3",
        }  # fmt: skip

        recorded = visitor.post(self._at("mandate-create"), filled)
        ended = visitor.post(
            self._at("mandate-end", code="M-2014-1"),
            {"ends_before": "1-4-2014", "reason": "vervallen"},
        )

        assert [recorded.status_code, ended.status_code] == [302, 302]
