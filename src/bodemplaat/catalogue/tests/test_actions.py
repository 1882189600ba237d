# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from bodemplaat.catalogue import actions, queries
from bodemplaat.catalogue.models import (
    AgreementTerm,
    Package,
    PackageItem,
    PackageProposal,
    PackageVersion,
    PriceProposal,
    Service,
)
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.values import AgreementState, Choice, Level, PackageDraft, Unit
from bodemplaat.foundation import sentences, tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance import values as governance_values
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010, Y2011 = date(2010, 1, 1), date(2011, 1, 1)


@pytest.fixture
def made():
    made = factories.make_partnership()
    with made.context():
        yield made


class TestServiceAndPackage:
    def test_are_registered_once_and_only_by_the_sso(self, made):
        fields = {
            "code": "print", "name": "Printen", "description": "", "principal": "secretary",
            "perspective": "support",
        }  # fmt: skip
        director = factories.director(made, moment(2010))

        actions.register_service(**fields, actor=director)

        assert queries.get_service("print").principal == "secretary"
        with pytest.raises(actions.CodeTaken):
            actions.register_service(**fields, actor=director)
        with pytest.raises(actions.BadCode):
            actions.register_service(**fields | {"code": "A b"}, actor=director)
        with pytest.raises(actions.NoRight):
            actions.register_service(
                **fields | {"code": "x"}, actor=factories.secretary(made, "0064", moment(2010))
            )


class TestPackageVersion:
    @pytest.mark.feature("D259")
    def test_holds_nowhere_until_the_body_decides(self, made):
        contents = {"werkplek": Level.STANDARD}
        proposed = factories.propose_package(made, contents, Y2010, moment(2009, 11))

        assert queries.list_package_versions(Y2010) == ()
        assert len(queries.list_open_package_proposals("basis")) == 1

        reference = factories.decide(made, proposed, moment(2009, 12))

        (version,) = queries.list_package_versions(Y2010)
        assert [line.service_code for line in version.contents] == ["werkplek"]
        assert version.number == 1
        assert governance_queries.get_decision(version.decision_id).reference == reference
        assert queries.list_package_versions(date(2009, 12, 31)) == ()
        assert queries.list_open_package_proposals("basis") == ()
        assert AuditRecord.objects.filter(code="catalogue.package.adopted").count() == 1

    def test_ends_the_one_before_and_leaves_it_as_it_was_known(self, made):
        first = factories.propose_package(made, {"werkplek": Level.STANDARD}, Y2010, moment(2009))
        factories.decide(made, first, moment(2009, 2))
        more = {"werkplek": Level.EXTENDED, "e-mail": Level.STANDARD}
        second = factories.propose_package(made, more, Y2011, moment(2010, 6))
        factories.decide(made, second, moment(2010, 7))

        versions = queries.list_versions_of("basis")
        earlier = queries.list_versions_of("basis", moment(2010, 6, 15))

        assert [(v.number, v.starts_on, v.ends_before) for v in versions] == [
            (1, Y2010, Y2011), (2, Y2011, None),
        ]  # fmt: skip
        assert [(v.number, v.ends_before) for v in earlier] == [(1, None)]

    @pytest.mark.feature("D259")
    def test_is_not_adopted_by_another_body(self, made):
        at = moment(2009)
        proposed = factories.propose_package(made, {"e-mail": Level.BASIC}, Y2010, at)
        governance_actions.register_body(
            code="AC", name="Adviescommissie", is_deciding=False,
            kind=governance_values.BodyKind.COMMITTEE,
            level=governance_values.Level.STRATEGIC, actor=factories.director(made, at),
        )  # fmt: skip

        with pytest.raises(governance_actions.WrongBody) as refused:
            governance_actions.decide(
                proposal_id=proposed.governance_proposal_id, body_code="AC", votes=(),
                decided_on=at.date(), reference="AC-1",
                actor=factories.secretary(made, "0064", at),
            )  # fmt: skip

        assert "Dagelijks Bestuur" in sentences.render(refused.value)
        assert queries.list_package_versions(Y2010) == ()

    def test_that_is_voted_down_is_closed_and_holds_nowhere(self, made):
        proposed = factories.propose_package(made, {"e-mail": Level.BASIC}, Y2010, moment(2009))

        factories.decide(made, proposed, moment(2009, 2), value="against")

        assert PackageProposal.objects.get().state == "rejected"
        assert queries.list_package_versions(Y2010) == ()

    def test_that_is_taken_back_is_closed(self, made):
        at = moment(2009)
        proposed = factories.propose_package(made, {"e-mail": Level.BASIC}, Y2010, at)

        governance_actions.withdraw(
            proposal_id=proposed.governance_proposal_id, reason="te vroeg",
            withdrawn_on=at.date(), actor=factories.director(made, at),
        )  # fmt: skip

        assert PackageProposal.objects.get().state == "withdrawn"

    @pytest.mark.feature("D293")
    def test_is_refused_when_a_service_would_be_base_and_plus(self, made):
        factories.offer_plus(made, moment(2009), Y2010)

        with pytest.raises(actions.BaseAndPlus) as refused:
            factories.propose_package(made, {"telefonie": Level.BASIC}, Y2010, moment(2009, 2))
        assert "pakket plus" in sentences.render(refused.value)

    @pytest.mark.feature("D293")
    def test_that_holds_a_plus_service_is_refused_by_the_database_too(self, made):
        factories.offer_plus(made, moment(2009), Y2010)
        held = PackageVersion.objects.select_related("proposal").get()
        fields = {"arrangement_id": made.id, "starts_on": date(2012, 1, 1)}
        proposal = PackageProposal.objects.create(
            package=Package.objects.get(code="basis"), proposed_on=Y2010, proposed_by="Test",
            **fields,
        )  # fmt: skip
        PackageItem.objects.create(
            arrangement_id=made.id, proposal=proposal, level=Level.BASIC,
            service=Service.objects.get(code="telefonie"),
        )  # fmt: skip

        with pytest.raises(IntegrityError, match="base and plus"), transaction.atomic():
            PackageVersion.objects.create(
                package=proposal.package, proposal=proposal, number=1, recorded_at=moment(2010),
                recorded_by="Test", decision_id=held.decision_id, **fields,
            )  # fmt: skip
        with pytest.raises(IntegrityError, match="base and plus"), transaction.atomic():
            self.add_to_both(made, held)

    def add_to_both(self, made, held: PackageVersion) -> None:
        base = factories.propose_package(made, {"e-mail": Level.BASIC}, Y2010, moment(2009, 3))
        factories.decide(made, base, moment(2009, 4))
        PackageItem.objects.create(
            arrangement_id=made.id, proposal=held.proposal, level=Level.BASIC,
            service=Service.objects.get(code="e-mail"),
        )  # fmt: skip

    @pytest.mark.feature("D293")
    def test_moves_a_service_from_plus_to_base_by_two_decisions(self, made):
        factories.offer_plus(made, moment(2009), Y2010)
        plus = factories.propose_package(
            made, {"e-mail": Level.BASIC}, Y2011, moment(2010, 2), package_code="plus"
        )
        factories.decide(made, plus, moment(2010, 3))
        base = factories.propose_package(made, {"telefonie": Level.BASIC}, Y2011, moment(2010, 4))
        factories.decide(made, base, moment(2010, 5))

        held = {line.package_code: line.contents for line in queries.list_package_versions(Y2011)}

        assert [line.service_code for line in held["basis"]] == ["telefonie"]
        assert [line.service_code for line in held["plus"]] == ["e-mail"]

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"contents": ()}, actions.EmptyPackage),
            ({"contents": (("onbekend", Level.BASIC),)}, actions.UnknownService),
            ({"package_code": "onbekend"}, actions.UnknownPackage),
        ],
    )
    def test_is_refused(self, made, changes, refusal):
        fields = {"package_code": "basis", "contents": (("e-mail", Level.BASIC),),
                  "starts_on": Y2010} | changes  # fmt: skip

        with pytest.raises(refusal):
            actions.propose_package_version(
                draft=PackageDraft(**fields), title="T", text="T", proposed_on=date(2009, 6, 1),
                actor=factories.director(made, moment(2009, 6)),
            )  # fmt: skip


class TestPrice:
    def test_follows_a_price_and_a_proposed_one_holds_nowhere(self, made):
        for cents, starts_on, at in (
            (200_000, Y2010, moment(2009, 10)), (210_000, Y2011, moment(2010, 10)),
        ):  # fmt: skip
            factories.decide(made, factories.propose_price(made, cents, starts_on, at), at)
        factories.propose_price(made, 999_999, date(2012, 1, 1), moment(2011, 10))

        lines = queries.list_prices(period=Period(Y2010))

        assert [(line.cents_per_unit, line.starts_on, line.ends_before) for line in lines] == [
            (200_000, Y2010, Y2011), (210_000, Y2011, None),
        ]  # fmt: skip
        known = queries.list_prices(period=Period(Y2011), known_at=moment(2010, 6))
        assert [line.cents_per_unit for line in known] == [200_000]

    def test_is_corrected_by_a_decision_with_a_reason(self, made):
        at = moment(2009, 10)
        factories.decide(made, factories.propose_price(made, 200_000, Y2010, at), at)

        with pytest.raises(actions.OverlappingValidity):
            factories.propose_price(made, 190_000, Y2010, moment(2010, 2))
        with pytest.raises(actions.CorrectionWithoutReason):
            factories.propose_price(made, 190_000, Y2010, moment(2010, 2), is_correction=True)
        proposed = factories.propose_price(
            made, 190_000, Y2010, moment(2010, 2), is_correction=True, reason="telfout"
        )
        factories.decide(made, proposed, moment(2010, 3))

        (now,) = queries.list_prices_on(Y2010)
        (then,) = queries.list_prices_on(Y2010, moment(2010, 1))
        assert (then.cents_per_unit, now.cents_per_unit) == (200_000, 190_000)

    def test_ends_by_a_decision_that_there_is_none_any_more(self, made):
        at = moment(2009, 10)
        with pytest.raises(actions.NoPrice):
            factories.propose_price(made, None, Y2011, at)
        factories.decide(made, factories.propose_price(made, 200_000, Y2010, at), at)

        ended = factories.propose_price(made, None, Y2011, moment(2010, 6))
        factories.decide(made, ended, moment(2010, 7))

        (line,) = queries.list_prices_of("werkplek")
        assert (line.starts_on, line.ends_before) == (Y2010, Y2011)
        assert AuditRecord.objects.filter(code="catalogue.price.ended").count() == 1

    def test_is_refused_above_ten_million_euro_by_the_rule_and_far_above_by_the_table(self, made):
        with pytest.raises(actions.PriceTooHigh) as refused:
            factories.propose_price(made, 10**9 + 1, Y2010, moment(2009))
        proposed = factories.propose_price(made, 10**9, Y2010, moment(2009))

        assert "meer dan € 10.000.000,00 per eenheid" in sentences.render(refused.value).replace(
            "\xa0", " "
        )
        with pytest.raises(IntegrityError, match="priceproposal_fits"), transaction.atomic():
            PriceProposal.objects.filter(pk=proposed.id).update(cents_per_unit=10**12 + 1)

    @pytest.mark.parametrize("cents", [0, -1])
    def test_is_refused_when_not_positive(self, made, cents):
        with pytest.raises(actions.PriceNotPositive) as refused:
            factories.propose_price(made, cents, Y2010, moment(2009))
        assert "Werkplek" in sentences.render(refused.value)
        assert PriceProposal.objects.count() == 0

    def test_is_adopted_once_and_by_a_decision_about_it_only(self, made):
        at = moment(2009, 10)
        price = factories.propose_price(made, 200_000, Y2010, at)
        package = factories.propose_package(made, {"e-mail": Level.BASIC}, Y2010, at)
        factories.decide(made, package, at)
        (version,) = queries.list_package_versions(Y2010)
        other = governance_queries.get_decision(version.decision_id)
        actor = factories.director(made, at)

        with pytest.raises(actions.DecisionDiffers):
            actions.adopt_price(proposal_id=price.id, decision=other, actor=actor)
        factories.decide(made, price, at)
        with pytest.raises(actions.NotProposed):
            actions.adopt_price(proposal_id=price.id, decision=other, actor=actor)


class TestAgreement:
    @pytest.mark.feature("D260")
    def test_is_in_force_once_both_sides_have_signed(self, made):
        factories.offer_plus(made, moment(2009), Y2010)
        at = moment(2009, 11)
        choice = Choice(
            service_code="telefonie", unit=Unit.CONNECTION, quantity=4, starts_on=Y2010
        )
        agreement_id = factories.draft_agreement(
            made, starts_on=Y2010, ends_before=Y2011, at=at, choices=(choice,)
        )

        signed = actions.sign_agreement(
            agreement_id=agreement_id, signed_on=at.date(), actor=factories.director(made, at)
        )
        assert not signed
        assert queries.list_agreements(Y2010) == ()
        signed = actions.sign_agreement(
            agreement_id=agreement_id, signed_on=date(2009, 11, 9),
            actor=factories.secretary(made, "0064", moment(2009, 11, 9)),
        )  # fmt: skip

        assert signed
        (line,) = queries.list_agreements(Y2010)
        assert line.state is AgreementState.SIGNED
        assert [found.side for found in line.signatures] == ["sso", "participant"]
        (taken,) = queries.list_taken(participant_code="0064", on=Y2010)
        assert (taken.service_code, taken.quantity, taken.ends_before) == ("telefonie", 4, Y2011)
        assert queries.list_taken(participant_code="0064", on=Y2011) == ()
        assert queries.find_agreement("0064", 2010).id == agreement_id
        assert queries.find_agreement("0064", 2011) is None

    @pytest.mark.feature("D150")
    def test_is_signed_within_the_mandate_of_the_office_by_its_price_of_a_year(self, made):
        factories.offer_plus(made, moment(2009), Y2010)
        at = moment(2009, 11)
        choice = Choice(
            service_code="telefonie", unit=Unit.CONNECTION, quantity=4, starts_on=Y2010
        )
        priced, unknown = (
            factories.draft_agreement(
                made, code, starts_on=Y2010, ends_before=Y2011, at=at, choices=choices
            )
            for code, choices in (("0064", (choice,)), ("0104", ()))
        )
        director = factories.director(made, at)
        mandate = {
            "code": "M-1", "form": governance_values.MandateForm.MANDATE, "act": "agreement",
            "giver_code": "DB",
            "holder_role": "sso_director", "holder_name": "Directeur", "article": "artikel 3",
        }  # fmt: skip

        def allow(code, cents):
            draft = governance_values.MandateDraft(
                **mandate | {"code": code}, limit_cents=cents, starts_on=date(2009, 1, 1)
            )
            governance_actions.register_mandate(draft=draft, actor=director)

        def sign(agreement_id):
            return actions.sign_agreement(
                agreement_id=agreement_id, signed_on=at.date(), actor=director
            )

        allow("M-1", 479_99)
        with pytest.raises(governance_actions.AboveMandate), transaction.atomic():
            sign(priced)
        allow("M-2", 480_00)
        assert sign(priced) is False
        with pytest.raises(governance_actions.NoAmount) as refusal, transaction.atomic():
            sign(unknown)
        assert "geen bedrag bekend" in sentences.render(refusal.value, "nl")

    def test_is_refused_from_the_wrong_side_or_twice(self, made):
        at = moment(2009, 11)
        agreement_id = factories.draft_agreement(made, starts_on=Y2010, ends_before=Y2011, at=at)
        fields = {"agreement_id": agreement_id, "signed_on": at.date()}

        with pytest.raises(actions.WrongParticipant):
            actions.sign_agreement(**fields, actor=factories.secretary(made, "0104", at))
        with pytest.raises(actions.NoMandate):
            actions.sign_agreement(**fields, actor=made.actor(Role.ACCOUNT_MANAGER, at=at))
        factories.sign_both(made, agreement_id, at)
        with pytest.raises(actions.SignedTwice):
            actions.sign_agreement(**fields, actor=factories.director(made, at))

    def test_is_refused_outside_participation(self, made):
        with pytest.raises(actions.OutsideParticipation):
            factories.draft_agreement(
                made, starts_on=date(2003, 1, 1), ends_before=Y2010, at=moment(2003)
            )

    @pytest.mark.feature("D119")
    def test_is_refused_beside_one_in_force_and_can_be_ended_early(self, made):
        at = moment(2009, 11)
        first = factories.draft_agreement(made, starts_on=Y2010, ends_before=None, at=at)
        factories.sign_both(made, first, at)
        later = {"starts_on": Y2011, "ends_before": None, "at": moment(2010, 6)}

        with pytest.raises(actions.AgreementOverlaps):
            factories.draft_agreement(made, **later)
        actions.end_agreement(
            agreement_id=first, ends_before=Y2011, reason="uittreding",
            actor=factories.secretary(made, "0064", moment(2010, 5)),
        )  # fmt: skip

        assert queries.list_agreements(Y2011) == ()
        assert len(queries.list_agreements(Y2011, moment(2010, 1))) == 1
        assert factories.draft_agreement(made, **later)
        with pytest.raises(actions.CannotEnd):
            actions.end_agreement(
                agreement_id=first, ends_before=Y2011, reason="weer",
                actor=factories.director(made, moment(2010, 7)),
            )  # fmt: skip

    @pytest.mark.feature("D119")
    def test_is_amended_by_a_version_that_ends_the_one_before(self, made):
        factories.offer_plus(made, moment(2009), Y2010)
        at, starts_on = moment(2009, 11), date(2010, 7, 1)
        first = factories.draft_agreement(made, starts_on=Y2010, ends_before=Y2011, at=at)
        factories.sign_both(made, first, at)
        choice = Choice(
            service_code="telefonie", unit=Unit.CONNECTION, quantity=9, starts_on=starts_on
        )

        second = actions.amend_agreement(
            agreement_id=first, starts_on=starts_on, ends_before=Y2011, choices=(choice,),
            reason="meer telefonie", drafted_on=date(2010, 6, 1),
            actor=factories.director(made, moment(2010, 6)),
        )  # fmt: skip
        assert queries.list_agreements(starts_on)[0].id == first
        factories.sign_both(made, second, moment(2010, 6))

        before, after = queries.list_versions_of_agreement("DVO-0064-2010")
        assert (before.ends_before, after.version, after.ends_before) == (starts_on, 2, Y2011)
        assert queries.list_agreements(starts_on)[0].id == second
        assert queries.list_agreements(Y2010)[0].id == first

    def test_draft_is_withdrawn_but_not_a_signed_one(self, made):
        at = moment(2009, 11)
        fields = {"reason": "vervallen", "actor": factories.director(made, at)}
        agreement_id = factories.draft_agreement(made, starts_on=Y2010, ends_before=Y2011, at=at)

        actions.withdraw_agreement(agreement_id=agreement_id, **fields)

        with pytest.raises(actions.CannotWithdraw):
            actions.withdraw_agreement(agreement_id=agreement_id, **fields)
        with pytest.raises(actions.CannotSign):
            actions.sign_agreement(
                agreement_id=agreement_id, signed_on=at.date(), actor=fields["actor"]
            )

    @pytest.mark.feature("D260")
    def test_takes_plus_services_with_a_price_only(self, made):
        at = moment(2009, 11)
        choice = Choice(
            service_code="telefonie", unit=Unit.CONNECTION, quantity=1, starts_on=Y2010
        )
        fields = {"starts_on": Y2010, "ends_before": Y2011, "at": at}

        with pytest.raises(actions.NotPlus):
            factories.draft_agreement(made, **fields, choices=(choice,))
        factories.offer_plus(made, moment(2009), Y2010)
        other = Choice(
            service_code="telefonie", unit=Unit.ACCOUNT, quantity=1, starts_on=Y2010
        )
        with pytest.raises(actions.NoPrice):
            factories.draft_agreement(made, **fields, choices=(other,))

    def test_of_another_participant_is_not_seen(self, made):
        at = moment(2009, 11)
        agreement_id = factories.draft_agreement(made, starts_on=Y2010, ends_before=Y2011, at=at)
        factories.sign_both(made, agreement_id, at)
        other = organisations_queries.get_participant("0104").id

        with tenancy.context(made.id, participant_id=other, scope="participant"):
            assert queries.list_all_agreements() == ()
            with pytest.raises(actions.UnknownAgreement):
                queries.get_agreement(agreement_id)

    def test_is_signed_by_the_secretary_in_the_scope_of_the_participant(self, made):
        at = moment(2009, 11)
        agreement_id = factories.draft_agreement(made, starts_on=Y2010, ends_before=Y2011, at=at)
        fields = {"agreement_id": agreement_id, "signed_on": at.date()}
        actions.sign_agreement(**fields, actor=factories.director(made, at))
        secretary = factories.secretary(made, "0064", at)

        with tenancy.context(
            made.id, participant_id=secretary.participant_id, scope="participant"
        ):
            assert actions.sign_agreement(**fields, actor=secretary)
            assert len(queries.list_agreements(Y2010)) == 1


class TestDamage:
    def test_is_named_where_a_price_or_a_signature_does_not_fit(self, made):
        factories.offer_plus(made, moment(2009), Y2010)
        at = moment(2009, 11)
        agreement_id = factories.draft_agreement(made, starts_on=Y2010, ends_before=Y2011, at=at)
        factories.sign_both(made, agreement_id, at)
        assert queries.find_damage() == []
        PriceProposal.objects.update(cents_per_unit=1)
        other = factories.draft_agreement(
            made, "0104", starts_on=Y2010, ends_before=Y2011, at=at
        )
        AgreementTerm.objects.create(
            arrangement_id=made.id, agreement_id=other, starts_on=Y2010, recorded_at=at,
            participant_id=organisations_queries.get_participant("0104").id, recorded_by="Test",
        )  # fmt: skip

        price, term = queries.find_damage()

        assert price.endswith("(Telefonie): het bedrag is anders dan is voorgesteld")
        assert term == "overeenkomst DVO-0104-2010 is van kracht zonder twee handtekeningen"


class TestSentences:
    def test_exist_in_both_languages_for_every_refusal_that_is_named(self):
        classes = [getattr(actions, name) for name in actions.__all__]
        for refusal in (found for found in classes if isinstance(found, type)):
            for language in ("nl", "en"):
                assert sentences._load()[refusal.code][language]
