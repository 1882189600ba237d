# SPDX-License-Identifier: EUPL-1.2
"""Levels and variants: the cost is shown first, the chooser pays, and limits bind."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.catalogue import actions, queries, rules
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import address, count, enter, read
from bodemplaat.catalogue.values import (
    ChoiceDraft,
    ChosenLine,
    Exceeded,
    Level,
    LimitLine,
    OfferingKind,
    OfferingLine,
    ProposalState,
    TermsLine,
    Unit,
)
from bodemplaat.foundation import sentences
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010, Y2011 = date(2010, 1, 1), date(2011, 1, 1)
MARCH = date(2010, 3, 1)


@pytest.fixture
def made() -> factories.Partnership:
    """E-mail in two levels and two variants; one variant and € 1.000 a year are free to choose."""
    made = factories.make_partnership()
    with made.context():
        factories.register_norms(made)
        factories.offer_levels(made)
        factories.adopt_limit(made, 1, 100_000, moment(2009, 3))
    return made


def choose(made: factories.Partnership, offering: str, quantity: int = 1, **changes: object):
    fields = {"starts_on": MARCH, "at": moment(2010, 2), **changes}
    with made.context():
        return factories.choose(made, offering, quantity, **fields)


def offering(code: str = "x", level: Level | None = None) -> OfferingLine:
    kind = OfferingKind.LEVEL if level else OfferingKind.VARIANT
    return OfferingLine(
        id=1, code=code, name=code, description="", service_id=1, service_code="e-mail",
        service_name="E-mail", kind=kind, level=level, unit=Unit.ACCOUNT, source="",
        is_assumption=False,
    )  # fmt: skip


class TestLimit:
    limit = LimitLine(
        id=1, service_code="e-mail", most_variants=1, most_extra_cents=1000, starts_on=Y2010,
        ends_before=None, decision_id=1, source="", is_assumption=False,
    )  # fmt: skip

    @pytest.mark.feature("D041")
    @pytest.mark.parametrize(
        ("level", "cents", "held", "expected"),
        [
            (None, 1000, [], ()),
            (None, 1001, [], (Exceeded.EXTRA,)),
            (None, 1, [(offering("y"), 1)], (Exceeded.VARIANTS,)),
            (Level.EXTENDED, 500, [(offering("y"), 501)], (Exceeded.EXTRA,)),
            (Level.STANDARD, 0, [(offering("y"), 9999)], ()),
        ],
    )
    def test_says_what_is_passed(self, level, cents, held, expected):
        assert rules.find_exceeded(offering("x", level), cents, held, self.limit) == expected

    @pytest.mark.feature("D041")
    def test_that_was_never_set_leaves_no_room(self):
        found = rules.find_exceeded(offering(), 1, [], None)

        assert found == (Exceeded.NO_LIMIT,)


class TestCharge:
    @given(
        st.lists(st.integers(1, 300), min_size=1, max_size=4, unique=True),
        st.integers(0, 364), st.integers(1, 365), st.integers(1, 50),
    )  # fmt: skip
    def test_covers_every_day_once_with_the_terms_of_that_day(self, starts, first, days, quantity):
        year = Period.of_year(2010)
        begins = sorted({0, *starts})
        ends = [*begins[1:], None]
        terms = [
            TermsLine(
                id=n, offering_id=1, offering_code="x", extra_cents=1000 + n, term_days=1,
                norms=(), starts_on=Y2010 + timedelta(days=a),
                ends_before=None if b is None else Y2010 + timedelta(days=b), decision_id=1,
                source="", is_assumption=False,
            )
            for n, (a, b) in enumerate(zip(begins, ends, strict=True))
        ]  # fmt: skip
        chosen = ChosenLine(
            id=1, participant_id=1, participant_code="0064", participant_name="B",
            offering=offering(), quantity=quantity, starts_on=Y2010 + timedelta(days=first),
            ends_before=Y2010 + timedelta(days=first + days), decision_id=None, source="",
            is_assumption=False,
        )  # fmt: skip

        lines = rules.list_charges([chosen], terms, year)

        inside = Period(chosen.starts_on, chosen.ends_before).overlap(year)
        assert sum(Period(line.starts_on, line.ends_before).days for line in lines) == inside.days
        for line in lines:
            (held,) = [t for t in terms if Period(t.starts_on, t.ends_before).contains(
                line.starts_on)]  # fmt: skip
            assert (line.extra_cents, line.quantity) == (held.extra_cents, quantity)


class TestOffering:
    @pytest.mark.feature("D040")
    def test_has_one_of_each_level_per_service(self, made):
        with made.context(), pytest.raises(actions.LevelTaken):
            actions.register_offering(
                code="post-tweede", name="Tweede", service_code="e-mail",
                kind=OfferingKind.LEVEL, level=Level.EXTENDED, unit=Unit.ACCOUNT,
                actor=factories.director(made, moment(2010)),
            )  # fmt: skip

    @pytest.mark.feature("D040")
    def test_has_its_own_norm_and_price_through_time(self, made):
        with made.context():
            norms = (("post", Decimal("99.9")),)
            factories.adopt_terms(
                made, "post-uitgebreid", 900, Y2011, moment(2010, 9), norms=norms
            )
            before = queries.find_terms("post-uitgebreid", MARCH)
            after = queries.find_terms("post-uitgebreid", date(2011, 3, 1))
            then = queries.find_terms("post-uitgebreid", date(2011, 3, 1), moment(2010, 5))

        assert (before.extra_cents, after.extra_cents, then.extra_cents) == (1_200, 900, 1_200)
        assert [(held.norm.code, str(held.value)) for held in after.norms] == [("post", "99.90")]

    @pytest.mark.parametrize(
        ("code", "cents", "days", "refusal"),
        [("eigen-post", -1, 5, actions.ExtraBelowNought),
         ("post-uitgebreid", -1, 5, actions.ExtraBelowNought),
         ("eigen-post", 1, 5000, actions.TermTooLong)],
    )  # fmt: skip
    def test_refuses_terms_that_cannot_be_meant(self, made, code, cents, days, refusal):
        with made.context():
            line = queries.get_offering(code)
        with pytest.raises(refusal):
            rules.check_terms(line, cents, days)


class TestChoice:
    @pytest.mark.feature("D040")
    def test_of_a_level_ends_the_one_before_on_its_first_day(self, made):
        choose(made, "post-uitgebreid", 10)
        choose(made, "post-standaard", 10, starts_on=date(2010, 9, 1), at=moment(2010, 6))

        with made.context():
            lines = queries.list_chosen_in(period=Period.of_year(2010))
            known_in_may = queries.list_chosen_on(date(2010, 10, 1), moment(2010, 5))
        assert {(line.offering.code, line.ends_before) for line in lines} == {
            ("post-uitgebreid", date(2010, 9, 1)), ("post-standaard", None),
        }  # fmt: skip
        assert [line.offering.code for line in known_in_may] == ["post-uitgebreid"]

    @pytest.mark.feature("D041")
    def test_inside_the_limits_holds_at_once_and_beyond_them_after_a_decision(self, made):
        inside = choose(made, "eigen-post", code="0104")
        beyond = choose(made, "eigen-adres", code="0104")

        assert inside.choice_id and inside.proposed is None
        assert beyond.choice_id is None
        with made.context():
            assert len(queries.list_chosen_on(MARCH)) == 1
            reference = factories.decide(made, beyond.proposed, moment(2010, 2, 20))
            (line,) = queries.list_chosen_on(MARCH, offering_code="eigen-adres")
            (decision,) = queries.list_decisions_behind([line.decision_id]).values()
        assert decision.reference == reference

    def test_that_was_voted_down_does_not_hold(self, made):
        choose(made, "eigen-post", code="0104")
        beyond = choose(made, "eigen-adres", code="0104")

        with made.context():
            factories.decide(made, beyond.proposed, moment(2010, 2, 20), value="against")
            assert queries.list_open_choice_proposals() == ()
            assert queries.list_chosen_on(MARCH, offering_code="eigen-adres") == ()
            row = queries.get_choice_proposal_for_change(beyond.proposed.id)
        assert row.state == ProposalState.REJECTED

    @pytest.mark.feature("D041")
    def test_beyond_the_limits_needs_a_price(self, made):
        with made.context():
            factories.adopt_terms(made, "eigen-adres", 0, Y2011, moment(2010, 1))
        choose(made, "eigen-post")

        with pytest.raises(actions.NoExtraPrice):
            choose(made, "eigen-adres", starts_on=date(2011, 2, 1))

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"starts_on": date(2010, 1, 15)}, "terugwerkende kracht"),
            ({"quantity": 0}, "geen aantal"),
            ({"starts_on": date(2009, 3, 1), "at": moment(2009, 1)}, "geen prijs"),
            ({"code": "0064", "offering": "bestaat-niet"}, "staat niet in deze catalogus"),
        ],
    )
    def test_is_refused_with_a_sentence_and_nothing_is_stored(self, made, changes, said):
        fields = {"offering": "eigen-post", "quantity": 1, **changes}

        with pytest.raises(Refusal) as refused:
            choose(made, fields.pop("offering"), **fields)

        assert said in sentences.render(refused.value)
        with made.context():
            assert queries.list_chosen_in(period=Period(date(2004, 1, 1))) == ()

    def test_is_made_by_the_participant_itself(self, made):
        with made.context(), pytest.raises(actions.NotYourChoice):
            draft = ChoiceDraft(
                participant_code="0104", offering_code="eigen-post", quantity=1, starts_on=MARCH
            )
            actor = factories.secretary(made, "0064", moment(2010, 2))
            actions.submit_choice(
                draft=draft, text="x", chosen_on=date(2010, 2, 1), actor=actor
            )

    def test_is_recorded_and_ended_from_a_day(self, made):
        outcome = choose(made, "eigen-post")
        with made.context():
            actions.end_choice(
                choice_id=outcome.choice_id, ends_before=date(2010, 8, 1), reason="klaar",
                ended_on=date(2010, 4, 1),
                actor=factories.secretary(made, "0064", moment(2010, 4)),
            )  # fmt: skip
            (line,) = queries.list_chosen_in(period=Period(Y2010))
            codes = set(AuditRecord.objects.values_list("code", flat=True))
        assert line.ends_before == date(2010, 8, 1)
        assert {"catalogue.choice.made", "catalogue.choice.ended"} <= codes

    def test_ends_with_the_participation_of_who_made_it(self, made):
        choose(made, "eigen-post")
        choose(made, "eigen-post", code="0104")
        with made.context():
            organisations_actions.end_participation(
                participant_code="0064", ends_before=Y2011, source="test", reason="uittreding",
                actor=made.actor(at=moment(2010, 6)),
            )  # fmt: skip
            held = queries.list_chosen_in(period=Period(Y2010))
            known_in_may = queries.list_chosen_on(date(2011, 3, 1), moment(2010, 5))

        ends = {line.participant_code: line.ends_before for line in held}
        assert ends == {"0064": Y2011, "0104": None}
        assert len(known_in_may) == 2

    @pytest.mark.feature("D298")
    def test_is_charged_to_the_chooser_by_the_day(self, made):
        choose(made, "eigen-post")
        with made.context():
            (line,) = queries.list_charges(period=Period.of_year(2010))

        assert (line.participant_code, line.extra_cents) == ("0064", 50_000)
        assert rules.compute_charge(line, Period.of_year(2010)) == round(50_000 * 306 / 365)


class TestChargePage:
    @pytest.mark.feature("D298")
    def test_shows_who_bears_what_in_a_year_and_says_it_in_its_file(self, made):
        choose(made, "eigen-post")
        url = address(made, "charge-list")
        cents = round(50_000 * 306 / 365)
        amount = f"{cents // 100},{cents % 100:02}"

        ours = read(enter(made, Role.CONTRACT_MANAGER, "0064"), url)
        theirs = read(enter(made, Role.CONTRACT_MANAGER, "0104"), url)
        office = enter(made, Role.SSO_CONTROLLER)

        assert f"kost u € {amount}, zonder btw" in ours
        assert "Uw keuzes kosten in 2010 niets boven de standaard" in theirs
        assert f"voor hun eigen rekening: samen € {amount}" in read(office, url)
        assert f"Bolsward;Eigen post;{amount};1;account;500,00;2010-03-01;2011-01-01" in read(
            office, url, vorm="csv"
        )
        assert "Hier staat nog niets" in read(office, url, peildatum="2009-06-01")

    def test_asks_as_often_for_more_choices(self, made):
        choose(made, "eigen-post")
        client, url = enter(made, Role.SSO_CONTROLLER), address(made, "charge-list")
        before = count(client, url)

        choose(made, "eigen-post", code="0104")

        assert count(client, url) == before


class TestOfferingPages:
    @pytest.mark.feature("D189")
    def test_show_the_participant_that_has_a_variant_what_it_costs_a_year(self, made):
        choose(made, "eigen-post")
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        page = read(client, address(made, "offering-list"))
        detail = read(client, address(made, "offering-detail", code="eigen-post"))
        text = client.get(
            address(made, "offering-export"), {"peildatum": "2010-06-01"}
        ).content.decode()

        assert "U koos 1 niveau of variant naast de standaard, voor € 500,00 per jaar" in page
        assert "1 deelnemer betaalt hiervoor € 500,00" in detail and "Bolsward" in detail
        assert "E-mail;Eigen post;variant;Bolsward;1;account;500,00;500,00;10" in text

    @pytest.mark.feature("D298")
    def test_show_the_cost_before_one_chooses_and_take_no_unseen_amount(self, made):
        client = enter(made, Role.CONTRACT_MANAGER, "0064")
        url = address(made, "offering-choose", code="eigen-post")
        fields = {"quantity": "1", "starts_on": "2030-01-01", "last_on": ""}

        page = read(client, url, **fields)
        unseen = client.post(url, fields)
        wrong = client.post(url, fields | {"seen_cents": "1"})
        with made.context():
            assert queries.list_chosen_in(period=Period(Y2010)) == ()
        chosen = client.post(url, fields | {"seen_cents": "50000"})

        assert "kost dit u € 500,00 per jaar" in page and "u kiest zelf" in page
        assert unseen.status_code == wrong.status_code == 422
        assert chosen.status_code == 302, chosen.content.decode()
        with made.context():
            assert len(queries.list_chosen_in(period=Period(Y2010))) == 1

    @pytest.mark.feature("D041")
    def test_lay_a_choice_beyond_the_limits_before_the_body(self, made):
        client = enter(made, Role.SECRETARY, "0064")
        url = address(made, "offering-choose", code="post-uitgebreid")
        fields = {"quantity": "100", "starts_on": "2030-01-01", "last_on": ""}

        page = read(client, url, **fields)
        client.post(url, fields | {"seen_cents": "120000", "why": "Veel post."})

        assert "buiten de grenzen" in page and "Dagelijks Bestuur" in page
        with made.context():
            (waiting,) = queries.list_open_choice_proposals()
            assert queries.list_chosen_in(period=Period(Y2010)) == ()
        assert waiting.subject_name == "Post uitgebreid, Bolsward"

    @pytest.mark.parametrize("quantity", ["", "0", "-1", "veel", "99999999"])
    def test_refuse_a_bad_quantity(self, made, quantity):
        client = enter(made, Role.SECRETARY, "0064")
        url = address(made, "offering-choose", code="eigen-post")

        answer = client.get(url, {"quantity": quantity, "starts_on": "2030-01-01"})

        assert answer.status_code == 422

    def test_end_a_choice_of_ones_own_only(self, made):
        outcome = choose(made, "eigen-post")
        url = address(made, "choice-end", pk=outcome.choice_id)
        fields = {"last_on": "2031-12-31", "reason": "Wij gaan over."}
        other, owner = enter(made, Role.SECRETARY, "0104"), enter(made, Role.SECRETARY, "0064")

        assert other.post(url, fields).status_code == 404
        assert owner.post(url, {"last_on": "", "reason": ""}).status_code == 422
        assert owner.post(url, fields).status_code == 302
        with made.context():
            (line,) = queries.list_chosen_on(MARCH)
        assert line.ends_before == date(2032, 1, 1)

    def test_let_the_office_add_and_propose(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        added = client.post(
            address(made, "offering-create"),
            {"service": "telefonie", "name": "Toestel in kleur", "level": "", "unit": "device",
             "description": ""},
        )  # fmt: skip
        terms = client.post(
            address(made, "offering-propose", code="toestel-in-kleur"),
            {"extra": "12,50", "term_days": "3", "starts_on": "2030-01-01", "why": "Zo.",
             "norm_herstel": "2"},
        )  # fmt: skip
        refused = client.post(
            address(made, "offering-propose", code="toestel-in-kleur"),
            {"extra": "-12,50", "term_days": "3", "starts_on": "2030-01-01", "why": "Zo."},
        )  # fmt: skip
        limit = client.post(
            address(made, "limit-propose"),
            {"service": "telefonie", "most_variants": "2", "most_extra": "100,00",
             "starts_on": "2030-01-01", "why": "Zo."},
        )  # fmt: skip

        assert [a.status_code for a in (added, terms, limit)] == [302, 302, 302]
        assert refused.status_code == 422 and "onder nul" in refused.content.decode()
        page = read(client, address(made, "offering-detail", code="toestel-in-kleur"))
        assert "niet te kiezen" in page
        with made.context():
            (waiting,) = queries.list_open_terms_proposals("toestel-in-kleur")
        assert waiting.cents_per_unit == 1250

    def test_are_not_for_others(self, made):
        participant = enter(made, Role.SECRETARY, "0064")
        office = enter(made, Role.SSO_DIRECTOR)

        for name in ("offering-create", "limit-propose"):
            assert participant.get(address(made, name)).status_code == 403
        choosing = address(made, "offering-choose", code="eigen-post")
        assert office.get(choosing).status_code == 403
        assert participant.get(address(made, "offering-detail", code="x")).status_code == 404

    def test_ask_the_same_number_of_questions_for_more_choices(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        urls = [address(made, "offering-list"), address(made, "perspective-list"),
                address(made, "offering-detail", code="eigen-post")]  # fmt: skip
        choose(made, "eigen-post")
        before = [count(client, url) for url in urls]
        choose(made, "eigen-post", code="0104")
        choose(made, "post-uitgebreid", 3)

        assert [count(client, url) for url in urls] == before
