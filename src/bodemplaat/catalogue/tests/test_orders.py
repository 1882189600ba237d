# SPDX-License-Identifier: EUPL-1.2
"""Ordering with price and term first, and wishes that only one participant has."""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.catalogue import actions, queries, rules
from bodemplaat.catalogue.models import Order
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import address, count, enter, read
from bodemplaat.catalogue.values import (
    EstimateDraft,
    Level,
    OrderState,
    OwnItemDraft,
    OwnItemState,
    PackageDraft,
    StandardLine,
    Unit,
)
from bodemplaat.foundation import search, sentences, tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010 = date(2010, 1, 1)
MAY = date(2010, 5, 3)


@pytest.fixture
def made() -> factories.Partnership:
    """E-mail costs € 20 per account; the extended level € 12 more; 0064 orders alone to € 100."""
    made = factories.make_partnership()
    with made.context():
        factories.offer_levels(made)
        contents = {"werkplek": Level.STANDARD, "e-mail": Level.STANDARD}
        package = factories.propose_package(made, contents, Y2010, moment(2009, 3))
        factories.decide(made, package, moment(2009, 4))
        price = factories.propose_price(
            made, 2_000, Y2010, moment(2009, 3), service_code="e-mail", unit=Unit.ACCOUNT
        )
        factories.decide(made, price, moment(2009, 4))
        actions.set_order_limit(
            participant_code="0064", most_cents=10_000, starts_on=Y2010,
            actor=factories.secretary(made, "0064", moment(2009, 12)),
        )  # fmt: skip
    return made


def buyer(made, code: str = "0064"):
    actor = made.actor(
        Role.CONTRACT_MANAGER, at=moment(2010, 5, 3), participant_code=code,
        participant_id=factories.secretary(made, code, moment(2010)).participant_id,
    )  # fmt: skip
    return factories._with_account(actor, 900)


def office(made):
    return factories.director(made, moment(2010, 6))


def draft(made, quantity: int = 2, offering: str = "post-uitgebreid") -> int:
    return actions.draft_order(
        participant_code="0064", offering_code=offering, quantity=quantity, note="Voor de balie.",
        on=MAY, actor=buyer(made),
    )  # fmt: skip


class TestWay:
    @pytest.mark.feature("D294")
    @pytest.mark.parametrize(("state", "step"), list(product(OrderState, list(rules.WAYS))))
    def test_has_no_step_that_is_not_on_it(self, state, step):
        if step in rules.list_steps(state):
            assert rules.get_next_state("B-1", state, step) is rules.WAYS[step][1]
            return
        with pytest.raises(rules.WrongStep) as refused:
            rules.get_next_state("B-1", state, step)
        assert "B-1" in sentences.render(refused.value)

    @pytest.mark.parametrize(
        "state", [OrderState.CLOSED, OrderState.REJECTED, OrderState.CANCELLED,
                  OrderState.WITHDRAWN],
    )  # fmt: skip
    def test_ends_there(self, state):
        assert rules.list_steps(state) == ()


class TestOrder:
    @pytest.mark.feature("D294")
    def test_freezes_price_and_term_with_their_source_when_it_is_submitted(self, made):
        with made.context():
            pk = draft(made)
            assert queries.get_order(pk).yearly_cents is None
            actions.submit_order(order_id=pk, on=MAY, actor=buyer(made))
            later = factories.adopt_terms(
                made, "post-uitgebreid", 9_900, date(2011, 1, 1), moment(2010, 8)
            )
            line = queries.get_order(pk)
            found = queries.list_decisions_behind(
                [line.price_decision_id, line.terms_decision_id]
            )
        assert (line.price_cents, line.extra_cents, line.yearly_cents) == (2_000, 1_200, 6_400)
        assert (line.term_days, line.due_on) == (10, date(2010, 5, 13))
        assert later not in {one.reference for one in found.values()} and len(found) == 2
        assert not line.is_late(date(2010, 5, 13)) and line.is_late(date(2010, 5, 14))

    @pytest.mark.feature("D294")
    def test_goes_from_draft_to_closed_and_says_so(self, made):
        with made.context():
            pk = draft(made)
            actions.submit_order(order_id=pk, on=MAY, actor=buyer(made))
            actions.assign_order(order_id=pk, assignee="Team post", on=MAY, actor=office(made))
            actions.record_delivery(
                order_id=pk, delivered_on=date(2010, 5, 9), on=date(2010, 5, 9),
                actor=office(made),
            )  # fmt: skip
            actions.close_order(order_id=pk, on=date(2010, 5, 10), actor=buyer(made))
            line = queries.get_order(pk)
            records = AuditRecord.objects.filter(thing_id=pk)
            codes = set(records.values_list("code", flat=True))
        assert line.state is OrderState.CLOSED and line.assignee == "Team post"
        assert [one.step.value for one in line.steps] == [
            "drafted", "submitted", "assigned", "delivered", "closed",
        ]  # fmt: skip
        assert {f"catalogue.order.{one.step.value}" for one in line.steps} <= codes

    def test_above_the_limit_waits_for_a_second_person(self, made):
        with made.context():
            pk = draft(made, 4)
            state = actions.submit_order(order_id=pk, on=MAY, actor=buyer(made))
            assert state is OrderState.WAITING
            own = factories._with_account(factories.secretary(made, "0064", moment(2010)), 900)
            with pytest.raises(actions.OwnApproval):
                actions.approve_order(order_id=pk, on=MAY, actor=own)
            other = factories.secretary(made, "0104", moment(2010))
            with pytest.raises(actions.NotYourApproval):
                actions.approve_order(order_id=pk, on=MAY, actor=other)
            secretary = factories.secretary(made, "0064", moment(2010, 5, 4))
            actions.approve_order(order_id=pk, on=MAY, actor=secretary)
            assert queries.get_order(pk).state is OrderState.SUBMITTED

    def test_of_who_set_no_limit_waits_always(self, made):
        with made.context():
            pk = actions.draft_order(
                participant_code="0104", offering_code="post-standaard", quantity=1, note="",
                on=MAY, actor=buyer(made, "0104"),
            )  # fmt: skip
            state = actions.submit_order(order_id=pk, on=MAY, actor=buyer(made, "0104"))
        assert state is OrderState.WAITING

    def test_is_rejected_cancelled_and_withdrawn_for_a_reason_only(self, made):
        with made.context():
            waiting, running, own = draft(made, 4), draft(made), draft(made)
            for pk in (waiting, running):
                actions.submit_order(order_id=pk, on=MAY, actor=buyer(made))
            secretary = factories.secretary(made, "0064", moment(2010, 5, 4))
            for act, pk, actor in (
                (actions.reject_order, waiting, secretary),
                (actions.cancel_order, running, office(made)),
                (actions.withdraw_order, own, buyer(made)),
            ):
                with pytest.raises(actions.NoReasonGiven):
                    act(order_id=pk, reason=" ", on=MAY, actor=actor)
                act(order_id=pk, reason="Zo.", on=MAY, actor=actor)
            found = [queries.get_order(pk).state.value for pk in (waiting, running, own)]
        assert found == ["rejected", "cancelled", "withdrawn"]

    @pytest.mark.parametrize("delivered_on", [date(2010, 5, 2), date(2010, 5, 8)])
    def test_is_not_delivered_before_it_was_ordered_or_after_today(self, made, delivered_on):
        with made.context():
            pk = draft(made)
            actions.submit_order(order_id=pk, on=MAY, actor=buyer(made))
            actions.assign_order(order_id=pk, assignee="Team", on=MAY, actor=office(made))
            with pytest.raises(actions.DeliveredOutside):
                actions.record_delivery(
                    order_id=pk, delivered_on=delivered_on, on=date(2010, 5, 7),
                    actor=office(made),
                )  # fmt: skip

    def test_is_not_for_another_participant_and_not_without_terms(self, made):
        with made.context():
            with pytest.raises(actions.NotYourChoice):
                actions.draft_order(
                    participant_code="0104", offering_code="post-standaard", quantity=1, note="",
                    on=MAY, actor=buyer(made),
                )  # fmt: skip
            with pytest.raises(actions.NoTerms):
                actions.draft_order(
                    participant_code="0064", offering_code="post-standaard", quantity=1, note="",
                    on=date(2009, 1, 1), actor=buyer(made),
                )  # fmt: skip
            with pytest.raises(actions.NoRight):
                pk = draft(made)
                actions.submit_order(order_id=pk, on=MAY, actor=buyer(made))
                actions.assign_order(order_id=pk, assignee="Ik", on=MAY, actor=buyer(made))

    def test_without_a_frozen_price_is_refused_by_the_database(self, made):
        with made.context():
            pk = draft(made)
            with pytest.raises(IntegrityError), transaction.atomic():
                Order.objects.filter(pk=pk).update(state="submitted")


class TestWhoHasLeft:
    @pytest.mark.feature("D294")
    def test_orders_nothing_and_is_told_so_on_the_pages(self, made):
        with made.context():
            kept = draft(made, 1)
            organisations_actions.end_participation(
                participant_code="0064", ends_before=date(2010, 5, 1), source="test",
                reason="uittreding", actor=made.actor(at=moment(2010, 4)),
            )  # fmt: skip
        client = enter(made, Role.SECRETARY, "0064")

        with made.context(), pytest.raises(actions.TakesNoPart) as refused:
            draft(made, 1)
        with made.context(), pytest.raises(actions.TakesNoPart):
            actions.submit_order(order_id=kept, on=MAY, actor=buyer(made))

        assert "Bolsward neemt op 3 mei 2010 niet deel" in sentences.render(refused.value)
        for url, said in (
            (address(made, "offering-list"), "Op 3 mei 2010 neemt uw organisatie niet deel."),
            (address(made, "contract-detail", code="0064"), "neemt Bolsward niet deel"),
        ):
            assert said in read(client, url, peildatum="2010-05-03")
            assert "niet deel" not in read(client, url, peildatum="2010-04-30")


class TestOrderPages:
    fields = {"offering": "post-uitgebreid", "quantity": "2", "note": "Balie"}

    @pytest.mark.feature("D294")
    def test_show_price_and_term_first_and_take_no_unseen_amount(self, made):
        client = enter(made, Role.CONTRACT_MANAGER, "0064")
        url = address(made, "order-create")

        page = read(client, url, **self.fields)
        unseen = client.post(url, self.fields)
        ordered = client.post(url, self.fields | {"seen_cents": "6400"})

        assert "Dit kost € 64,00 per jaar zonder btw en is er binnen 10 dagen" in page
        assert unseen.status_code == 422 and "Bekijk ze eerst" in unseen.content.decode()
        assert ordered.status_code == 302

    def test_take_the_order_from_side_to_side(self, made):
        ours, theirs = enter(made, Role.CONTRACT_MANAGER, "0064"), enter(made, Role.SSO_DIRECTOR)
        ours.post(address(made, "order-create"), self.fields | {"seen_cents": "6400"})
        with made.context():
            (line,) = queries.list_orders(date.max)
        step = address(made, "order-step", pk=line.id)

        def take(client, name: str, **data: str) -> int:
            return client.post(step, {"step": name, **data}).status_code

        assert take(theirs, "submitted") == 403
        assert take(ours, "submitted") == 302
        assert take(ours, "assigned", note="Ik") == 403
        assert take(theirs, "assigned") == 422
        assert take(theirs, "assigned", note="Team post") == 302
        assert take(theirs, "gegooid") == 422
        assert take(theirs, "delivered") == 302
        assert take(ours, "closed") == 302
        page = read(ours, address(made, "order-detail", pk=line.id))
        assert "afgesloten" in page and "Team post" in page and "€ 64,00" in page
        text = ours.get(address(made, "order-list") + "?vorm=csv").content.decode()
        assert f"BST-{line.id};Post uitgebreid;Bolsward;2;64,00;" in text and "afgesloten" in text

    def test_are_found_by_the_number_of_the_order_by_who_may_see_it(self, made):
        with made.context():
            pk, item = draft(made), ask(made)
            found = search.find_reference(f"BST-{pk}")
            wish = search.find_reference(f"WNS-{item}")
            other = factories.secretary(made, "0104", moment(2010)).participant_id
        with tenancy.context(made.id, participant_id=other, scope="participant"):
            hidden = search.find_reference(f"BST-{pk}")

        assert (found.title, found.url_kwargs["pk"]) == ("Post uitgebreid, 2", pk)
        assert wish.title == "Schermen"
        assert hidden is None

    def test_keep_the_orders_of_another_shut(self, made):
        with made.context():
            pk = draft(made)
        other = enter(made, Role.SECRETARY, "0104")

        assert other.get(address(made, "order-detail", pk=pk)).status_code == 404
        answer = other.post(address(made, "order-step", pk=pk), {"step": "submitted"})
        assert answer.status_code == 404
        assert f"BST-{pk}" not in read(other, address(made, "order-list"))

    def test_let_the_secretary_set_the_limit(self, made):
        client = enter(made, Role.SECRETARY, "0104")
        url = address(made, "order-limit")

        answer = client.post(url, {"most": "2.500,00", "starts_on": "2030-01-01"})
        refused = client.post(url, {"most": "-1,00", "starts_on": "2031-01-01"})

        assert answer.status_code == 302, answer.content.decode()
        assert refused.status_code == 422 and "onder nul" in refused.content.decode()
        assert enter(made, Role.CONTRACT_MANAGER, "0104").get(url).status_code == 403
        page = read(client, address(made, "order-list"), peildatum="2030-06-01")
        assert "Boven € 2.500,00 per jaar keurt een tweede persoon" in page

    def test_ask_the_same_number_of_questions_for_more_orders(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        urls = [address(made, "order-list"), address(made, "own-item-list"),
                address(made, "autonomy-list")]  # fmt: skip
        with made.context():
            draft(made)
            ask(made)
        before = [count(client, url) for url in urls]
        with made.context():
            draft(made, 3)
            ask(made)

        assert [count(client, url) for url in urls] == before


def ask(made, **changes: object) -> int:
    fields = {"name": "Schermen", "description": "", "unit": Unit.SITE, "quantity": 2,
              "starts_on": date(2010, 7, 1)} | changes  # fmt: skip
    return actions.propose_own_item(
        participant_code="0064", asked_on=MAY, draft=OwnItemDraft(**fields), actor=buyer(made)
    )


class TestOwnItem:
    @pytest.mark.feature("D260")
    def test_is_asked_by_the_participant_priced_by_the_office_and_signed_by_both(self, made):
        with made.context():
            pk = ask(made)
            assert queries.list_own_items_on(date(2010, 8, 1)) == ()
            actions.set_own_price(
                item_id=pk, unit_cents=64_000, term_days=30, actor=office(made)
            )
            for actor in (office(made), factories.secretary(made, "0064", moment(2010, 6))):
                is_complete = actions.sign_own_item(
                    item_id=pk, signed_on=date(2010, 6, 1), actor=actor
                )
            (line,) = queries.list_own_items_on(date(2010, 8, 1))
        assert is_complete and line.yearly_cents == 128_000
        assert line.state is OwnItemState.AGREED

    def test_is_not_signed_twice_or_by_one_person_and_keeps_a_signed_price(self, made):
        with made.context():
            pk = ask(made)
            director = office(made)
            with pytest.raises(actions.OwnItemElsewhere):
                actions.sign_own_item(item_id=pk, signed_on=date(2010, 6, 1), actor=director)
            actions.set_own_price(item_id=pk, unit_cents=1, term_days=1, actor=director)
            actions.sign_own_item(item_id=pk, signed_on=date(2010, 6, 1), actor=director)
            with pytest.raises(actions.OwnItemSigned):
                actions.sign_own_item(item_id=pk, signed_on=date(2010, 6, 1), actor=director)
            with pytest.raises(actions.OwnItemSigned):
                actions.set_own_price(item_id=pk, unit_cents=2, term_days=1, actor=director)
            same = factories._with_account(
                factories.secretary(made, "0064", moment(2010, 6)), director.account_id
            )
            with pytest.raises(actions.OwnItemSamePerson):
                actions.sign_own_item(item_id=pk, signed_on=date(2010, 6, 1), actor=same)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [({"quantity": 0}, "geen aantal"), ({"starts_on": Y2010}, "terugwerkende kracht"),
         ({"starts_on": date(2010, 9, 1), "ends_before": date(2010, 9, 1)}, "")],
    )  # fmt: skip
    def test_is_refused(self, made, changes, said):
        with made.context(), pytest.raises(Refusal) as refused:
            ask(made, **changes)
        assert said in sentences.render(refused.value)

    @pytest.mark.feature("D260")
    def test_goes_over_the_pages(self, made):
        ours, theirs = enter(made, Role.SECRETARY, "0064"), enter(made, Role.SSO_DIRECTOR)
        fields = {"name": "Schermen", "description": "", "unit": "site", "quantity": "2",
                  "starts_on": "2030-01-01", "last_on": ""}  # fmt: skip

        assert ours.post(address(made, "own-item-create"), fields).status_code == 302
        with made.context():
            (line,) = queries.list_own_items(date.max)
        price = address(made, "own-item-price", pk=line.id)
        sign = address(made, "own-item-sign", pk=line.id)
        assert ours.post(price, {"price": "1,00", "term_days": "3"}).status_code == 403
        assert theirs.post(price, {"price": "0", "term_days": "3"}).status_code == 422
        assert theirs.post(price, {"price": "640,00", "term_days": "3"}).status_code == 302
        day = line.asked_on.isoformat()
        assert theirs.post(sign, {"signed_on": "gisteren"}).status_code == 422
        for client in (theirs, ours):
            assert client.post(sign, {"signed_on": day}).status_code == 302
        page = read(ours, address(made, "own-item-detail", pk=line.id))
        assert "Dit kost Bolsward € 1.280,00 per jaar zonder btw en is afgesproken" in page
        other = enter(made, Role.SECRETARY, "0104")
        assert other.get(address(made, "own-item-detail", pk=line.id)).status_code == 404

    def test_is_refused_by_the_office_or_taken_back_for_a_reason(self, made):
        with made.context():
            first, second = ask(made), ask(made)
        ours, theirs = enter(made, Role.SECRETARY, "0064"), enter(made, Role.SSO_DIRECTOR)

        for client, pk in ((theirs, first), (ours, second)):
            close = address(made, "own-item-close", pk=pk)
            assert client.post(close, {"reason": ""}).status_code == 422
            assert client.post(close, {"reason": "a" * 500}).status_code == 422
            assert client.post(close, {"reason": "Te duur."}).status_code == 302
        with made.context():
            states = {queries.get_own_item(pk).state.value for pk in (first, second)}
        assert states == {"refused", "withdrawn"}


class TestAutonomy:
    @pytest.mark.feature("D275")
    def test_counts_standard_plus_and_own_choices_per_municipality(self, made):
        with made.context():
            factories.adopt_limit(made, 1, 100_000, moment(2009, 3))
            factories.choose(made, "eigen-post", 1, date(2010, 3, 1), moment(2010, 2))
            pk = ask(made)
            actions.set_own_price(item_id=pk, unit_cents=1, term_days=1, actor=office(made))
            for actor in (office(made), factories.secretary(made, "0064", moment(2010, 6))):
                actions.sign_own_item(item_id=pk, signed_on=date(2010, 6, 1), actor=actor)
            counts = queries.list_autonomy(date(2010, 8, 1), None, ["0064", "0104"])
        assert [(one.standard, one.plus, one.own) for one in counts] == [(1, 0, 2), (2, 0, 0)]

    @pytest.mark.feature("D275")
    def test_stands_on_the_page_and_in_the_file(self, made):
        client = enter(made, Role.ALDERMAN, "0064")

        page = read(client, address(made, "autonomy-list"))
        text = enter(made, Role.SSO_DIRECTOR).get(
            address(made, "autonomy-export"), {"peildatum": "2010-06-01"}
        ).content.decode()

        assert "U heeft 2 diensten volgens de standaard, 0 uit het pluspakket en 0 eigen" in page
        assert "Nijefurd" not in page
        assert "Bolsward;2;0;0" in text and "Nijefurd;2;0;0" in text


def measure(made) -> None:
    for code, value in (("0064", 100), ("0104", 200)):
        organisations_actions.record_fact(
            participant_code=code, measure="inhabitants", reference_on=Y2010,
            value=Fraction(value), source="test", actor=made.actor(at=moment(2010, 2)),
        )  # fmt: skip


def propose_standard(made, cents: int, starts_on: date) -> int:
    contents = (("werkplek", Level.EXTENDED), ("e-mail", Level.STANDARD))
    return actions.propose_package_version(
        draft=PackageDraft(package_code="basis", contents=contents, starts_on=starts_on),
        title="Standaard", text="Tekst", proposed_on=MAY,
        estimate=EstimateDraft(yearly_cents=cents, measure="inhabitants", reference_on=Y2010),
        actor=factories.director(made, moment(2010, 5, 3)),
    ).id  # fmt: skip


class TestStandard:
    @given(st.integers(-10**9, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
    def test_costs_the_participants_together_what_it_costs(self, cents, weights):
        measured = {f"{n:04}": Fraction(value) for n, value in enumerate(weights)}
        if not any(weights):
            with pytest.raises(rules.NoMeasuredBasis):
                rules.split_cost(cents, measured, "inhabitants")
            return
        assert sum(rules.split_cost(cents, measured, "inhabitants").values()) == cents

    @pytest.mark.feature("D297")
    def test_is_ranked_by_priority_and_then_by_cost(self):
        def line(pk: int, cents: int, **ranks: int) -> StandardLine:
            return StandardLine(
                proposal_id=pk, governance_proposal_id=None, package_name="B", starts_on=Y2010,
                proposed_on=MAY, yearly_cents=cents, measure="x", reference_on=Y2010, costs={},
                ranks=ranks, source="", is_assumption=False,
            )  # fmt: skip

        lines = [line(1, 5), line(2, 9, a=1, b=2), line(3, 4, a=2, b=1), line(4, 1, a=3)]

        assert [(place, one.proposal_id) for place, one in rules.rank_standards(lines)] == [
            (1, 3), (2, 2), (3, 4), (None, 1),
        ]  # fmt: skip

    @pytest.mark.feature("D297")
    def test_shows_its_cost_per_participant_and_its_rank(self, made):
        with made.context():
            measure(made)
            first = propose_standard(made, 30_000, date(2011, 1, 1))
            second = propose_standard(made, 10_001, date(2012, 1, 1))
        client = enter(made, Role.SECRETARY, "0064")

        ranked = client.post(
            address(made, "standard-detail", pk=first) + "?peildatum=2010-06-01", {"rank": "2"}
        )
        refused = client.post(
            address(made, "standard-detail", pk=second) + "?peildatum=2010-06-01", {"rank": "3"}
        )
        listed = read(client, address(made, "standard-list"))
        page = read(client, address(made, "standard-detail", pk=first))
        text = client.get(
            address(made, "standard-export"), {"peildatum": "2010-06-01"}
        ).content.decode()

        assert ranked.status_code == 302, ranked.content.decode()
        assert refused.status_code == 422 and "geen plaats" in refused.content.decode()
        assert "Er wachten 2 voorstellen" in listed and "100,00" in listed
        assert "€ 300,00 per jaar meer. Het staat op plaats 1 van 2" in page
        assert "1;Pakket basis;Bolsward;100,00;2" in text
        assert "Pakket basis;Nijefurd;66,67" in text

    def test_is_proposed_on_a_page_with_its_estimate(self, made):
        with made.context():
            measure(made)
        client = enter(made, Role.SSO_DIRECTOR)
        url = address(made, "package-propose")
        fields = {"package": "basis", "starts_on": "2031-01-01", "why": "Beter.",
                  "level_werkplek": "extended", "yearly": "300,00",
                  "measure": "inhabitants"}  # fmt: skip

        answer = client.post(url, fields)
        empty = client.post(url, fields | {"level_werkplek": ""})
        without = client.post(url, fields | {"measure": ""})

        assert answer.status_code == 302, answer.content.decode()
        assert empty.status_code == without.status_code == 422
        assert enter(made, Role.SECRETARY, "0064").get(url).status_code == 403
        with made.context():
            (line,) = queries.list_standards(date.max)
        assert line.yearly_cents == 30_000

    def test_is_gone_from_the_list_once_it_was_decided(self, made):
        with made.context():
            measure(made)
            propose_standard(made, 30_000, date(2011, 1, 1))
            (line,) = queries.list_standards(MAY)
            proposed = factories.Proposed(
                id=line.proposal_id, governance_proposal_id=line.governance_proposal_id
            )
            factories.decide(made, proposed, moment(2010, 6))
            assert queries.list_standards(date(2010, 7, 1)) == ()
        client = enter(made, Role.SECRETARY, "0064")
        url = address(made, "standard-detail", pk=line.proposal_id)
        assert client.get(url).status_code == 404

    def test_costs_nobody_on_a_day_on_which_nobody_measured_takes_part(self, made):
        with made.context():
            measure(made)
            propose_standard(made, 30_000, date(2011, 1, 1))
            for code in sorted({one.code for one in organisations_queries.list_participants_on(
                on=MAY
            )}):  # fmt: skip
                organisations_actions.end_participation(
                    participant_code=code, ends_before=date(2010, 9, 1), source="test",
                    reason="uittreding", actor=made.actor(at=moment(2010, 4)),
                )  # fmt: skip
            assert queries.list_standards(date(2010, 12, 1))[0].costs == {}
        client = enter(made, Role.SSO_DIRECTOR)
        listed = client.get(address(made, "standard-list"), {"peildatum": "2010-12-01"})
        assert listed.status_code == 200
