# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from bodemplaat.foundation import audit, events, sentences
from bodemplaat.foundation.models import Account, Assignment, AuditRecord
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.events import FactRecorded, ParticipationEnded
from bodemplaat.organisations.models import MeasuredFact, Participation
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import LegalForm, Relation, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """A partnership of Bolsward and Nijefurd, seen as its organisation sees it."""
    partnership = factories.make_partnership(codes=("0064", "0104"))
    with partnership.context():
        yield partnership


@pytest.fixture
def told(monkeypatch):
    """The events that were published."""
    found = []
    monkeypatch.setattr(events, "publish", found.append)
    return found


def say(refusal):
    """Return the Dutch and the English sentence of what was raised."""
    return sentences.render(refusal.value, "nl"), sentences.render(refusal.value, "en")


def last_record():
    return AuditRecord.objects.order_by("-seq").first()


class TestParticipation:
    @pytest.mark.feature("D004")
    def test_ends_by_a_merger_and_the_successor_takes_part_from_that_day(self, made, told):
        actor = made.actor(at=factories.moment(2010, 12, 1))
        for code in ("0064", "0104"):
            actions.end_participation(
                participant_code=code, ends_before=date(2011, 1, 1), successor_code="1900",
                source="Wet", reason="Herindeling", actor=actor,
            )  # fmt: skip
        actions.register_participant(code="1900", source="Wet", actor=actor)
        actions.start_participation(
            participant_code="1900", starts_on=date(2011, 1, 1), relation=Relation.OWNER,
            source="Wet", actor=actor,
        )  # fmt: skip

        before = queries.list_participants_on(on=date(2010, 12, 31))
        after = queries.list_participants_on(on=date(2011, 1, 1))
        as_known_earlier = queries.list_participants_on(
            on=date(2011, 1, 1), known_at=factories.moment(2010, 6, 1)
        )
        lines = queries.list_participations(period=Period.of_year(2010))

        assert [line.code for line in before] == ["0064", "0104"]
        assert [line.code for line in after] == ["1900"]
        assert [line.code for line in as_known_earlier] == ["0064", "0104"]
        assert {line.successor_code for line in lines} == {"1900"}
        assert last_record().code == "organisations.participation.started"
        ended = [event for event in told if isinstance(event, ParticipationEnded)]
        assert [(e.participant_code, e.successor_code) for e in ended] == [
            ("0064", "1900"), ("0104", "1900"),
        ]  # fmt: skip
        assert audit.find_damage() == []

    def test_refuses_what_cannot_be_and_says_the_way_out(self, made):
        start = {
            "participant_code": "0064", "starts_on": date(2010, 1, 1), "source": "x",
            "relation": Relation.OWNER, "actor": made.actor(),
        }  # fmt: skip

        with pytest.raises(actions.UnknownCode) as unknown:
            actions.register_participant(code="9999", source="x", actor=made.actor())
        with pytest.raises(actions.AlreadyRegistered) as again:
            actions.register_participant(code="0064", source="x", actor=made.actor())
        with pytest.raises(actions.UnknownParticipant) as stranger:
            actions.start_participation(**start | {"participant_code": "0710"})
        with pytest.raises(actions.ParticipationOverlaps) as overlap:
            actions.start_participation(**start)
        with pytest.raises(actions.EmptyPeriod) as empty:
            actions.start_participation(**start, ends_before=date(2010, 1, 1))
        with pytest.raises(actions.NotYourRole) as role:
            actions.start_participation(**start | {"actor": made.actor(Role.SSO_DIRECTOR)})

        assert say(unknown) == (
            "Gemeentecode 9999 staat niet in het gemeentenregister. Controleer de vier cijfers of "
            "lees eerst het register in (bodemplaat import register).",
            "Municipal code 9999 is not in the register of municipalities. Check the four digits, "
            "or import the register first (bodemplaat import register).",
        )
        assert say(again)[0].startswith("Bolsward (0064) is al vastgelegd.")
        assert say(stranger)[0] == (
            "Code 0710 is geen deelnemer van dit samenwerkingsverband. Bekend zijn: 0064, 0104."
        )
        assert say(overlap) == (
            "Bolsward (0064) neemt al deel vanaf 1 januari 2004. Beëindig die deelname eerst, of "
            "kies een periode die daar niet mee overlapt.",
            "Bolsward (0064) already takes part from 1 January 2004. End that participation "
            "first, or choose a period that does not overlap it.",
        )
        assert say(empty)[0] == (
            "De periode van 1 januari 2010 tot 1 januari 2010 bevat geen enkele dag. Kies een "
            "einde dat na het begin ligt."
        )
        assert say(role)[1].startswith("Test may not change this in this role.")
        assert Participation.objects.count() == 2

    def test_ends_with_a_reason_later_than_it_was_recorded_and_while_it_holds(self, made):
        end = {
            "participant_code": "0064", "ends_before": date(2010, 1, 1), "source": "besluit",
            "reason": "uittreding", "actor": made.actor(),
        }  # fmt: skip

        with pytest.raises(actions.CorrectionWithoutReason) as silent:
            actions.end_participation(**end | {"reason": "  "})
        with pytest.raises(actions.NotTakingPart) as absent:
            actions.end_participation(**end | {"ends_before": date(2003, 1, 1)})
        with pytest.raises(actions.RecordedEarlier) as early:
            actions.end_participation(**end | {"actor": made.actor(at=factories.moment(2004))})
        with pytest.raises(actions.UnknownCode):
            actions.end_participation(**end, successor_code="9999")
        actions.end_participation(**end)
        with pytest.raises(actions.NotTakingPart):
            actions.end_participation(**end | {"ends_before": date(2011, 1, 1)})

        assert "Een wijziging vraagt een reden" in say(silent)[0]
        assert "neemt op de dag voor 1 januari 2003 niet deel" in say(absent)[0]
        assert "vastgelegd op 1 januari 2004" in say(early)[0]
        assert last_record().before["ends_before"] is None
        assert last_record().after["ends_before"] == "2010-01-01"

    def test_keeps_what_was_known_when_its_start_is_amended(self, made):
        line = queries.list_participations_of(queries.get_participant("0104").id)[0]
        amend = {
            "participation_id": line.id, "starts_on": date(2005, 7, 1), "source": "archief",
            "relation": Relation.OWNER, "actor": made.actor(),
        }  # fmt: skip

        with pytest.raises(actions.CorrectionWithoutReason):
            actions.amend_participation(**amend, reason="")
        actions.amend_participation(**amend, reason="besluit gevonden")
        with pytest.raises(actions.UnknownParticipation) as gone:
            actions.amend_participation(**amend, reason="nog eens")

        on = date(2005, 1, 1)
        now = queries.list_participants_on(on=on)
        then = queries.list_participants_on(on=on, known_at=factories.moment(2011))
        assert [one.code for one in now] == ["0064"]
        assert [one.code for one in then] == ["0064", "0104"]
        assert "al eerder gecorrigeerd" in say(gone)[0]

    def test_is_kept_from_overlapping_by_the_database_too(self, made):
        line = Participation.objects.first()
        line.pk = None

        with pytest.raises(IntegrityError), transaction.atomic():
            line.save()


class TestFact:
    @pytest.fixture
    def fact(self, made):
        return {
            "participant_code": "0064", "measure": "inhabitants",
            "reference_on": date(2010, 1, 1), "value": 9_843, "source": "CBS",
            "actor": made.actor(),
        }  # fmt: skip

    @pytest.mark.feature("D003")
    def test_is_recorded_with_source_and_corrected_with_reason(self, made, fact, told):
        first = actions.record_fact(**fact)
        later = made.actor(at=factories.moment(2013))
        actions.record_fact(
            **fact | {"value": 9_850, "actor": later}, reason="CBS heeft herzien"
        )

        then, now = (
            queries.list_measured(
                measure="inhabitants", reference_on=date(2010, 1, 1), known_at=moment
            )[0]
            for moment in (factories.moment(2012, 6, 1), None)
        )
        assert (then.value, now.value) == (9_843, 9_850)
        assert (now.replaces_id, now.reason) == (first, "CBS heeft herzien")
        record = last_record()
        assert (record.code, record.before["value"], record.after["value"]) == (
            "organisations.fact.corrected", "9843", "9850",
        )  # fmt: skip
        assert [type(event) for event in told] == [FactRecorded, FactRecorded]

    @pytest.mark.parametrize(
        ("change", "refusal", "nl", "en"),
        [
            ({"value": -1}, actions.NegativeValue,
             "De waarde −1 voor inwoners is kleiner dan nul. Vul nul of een positief getal in.",
             "The value −1 for inwoners is below zero. Fill in zero or a positive number."),
            ({"value": Fraction(1, 2)}, actions.ValueNotWhole,
             "De waarde 0,5 voor inwoners is geen heel getal. Vul een heel getal in.",
             "The value 0.5 for inwoners is not a whole number. Fill in a whole number."),
            ({"value": 2**63}, actions.ValueTooLarge,
             "De waarde voor inwoners is te groot om te bewaren. Controleer het getal.",
             "The value for inwoners is too large to keep. Check the number."),
            ({"measure": "honden"}, actions.UnknownMeasure,
             "De maatstaf honden bestaat hier niet. Kies uit: inhabitants.",
             "The measure honden does not exist here. Choose from: inhabitants."),
            ({"participant_code": "1900"}, actions.UnknownParticipant,
             "Code 1900 is geen deelnemer van dit samenwerkingsverband. Bekend zijn: 0064, 0104.",
             "Code 1900 is no participant of this arrangement. Known are: 0064, 0104."),
            ({"reference_on": date(2002, 12, 31)}, actions.TakesNoPart,
             "Bolsward (0064) neemt op 31 december 2002 niet deel en treedt ook niet binnen een "
             "jaar daarna toe. Kies een peildatum binnen de deelname of leg eerst de deelname "
             "vast.",
             "Bolsward (0064) takes no part on 31 December 2002 and does not join within a year "
             "after it. Choose a reference date within the participation, or record the "
             "participation first."),
            ({"reference_on": date(2012, 1, 2)}, actions.NotYetMeasured,
             "De peildatum 2 januari 2012 ligt na 1 januari 2012, de dag waarop de waarde wordt "
             "vastgelegd. Kies een dag die is geweest.",
             "The reference date 2 January 2012 lies after 1 January 2012, the day on which the "
             "value is recorded. Choose a day that has passed."),
        ],
    )  # fmt: skip
    def test_is_refused_in_both_languages(self, change, refusal, nl, en, fact):
        with pytest.raises(refusal) as found:
            actions.record_fact(**fact | change)

        assert say(found) == (nl, en)
        assert MeasuredFact.objects.count() == 0

    def test_changes_for_a_reason_only_and_never_silently(self, made, fact):
        actions.record_fact(**fact)
        later = fact | {"actor": made.actor(at=factories.moment(2013))}

        with pytest.raises(actions.CorrectionWithoutReason) as silent:
            actions.record_fact(**later | {"value": 9_850})
        with pytest.raises(actions.FactUnchanged) as same:
            actions.record_fact(**later, reason="zomaar")
        with pytest.raises(actions.RecordedEarlier):
            actions.record_fact(**fact | {"value": 9_850}, reason="gelijktijdig")

        assert say(silent) == (
            "inwoners, Bolsward is al vastgelegd. Een wijziging vraagt een reden: vul in waarom "
            "de waarde verandert.",
            "inwoners, Bolsward is already recorded. A change needs a reason: fill in why the "
            "value changes.",
        )
        assert "heeft al deze waarde" in say(same)[0]

    def test_may_lie_in_the_year_before_a_participant_joins(self, made, fact):
        actions.record_fact(**fact | {"reference_on": date(2003, 1, 1)})

        assert MeasuredFact.objects.get().starts_on == date(2003, 1, 1)

    @pytest.mark.parametrize("role", [Role.CONTRACT_MANAGER, Role.SSO_DIRECTOR, Role.ALDERMAN])
    def test_belongs_to_the_controller_and_the_account_manager(self, role, made, fact):
        with pytest.raises(actions.NotYourRole):
            actions.record_fact(**fact | {"actor": made.actor(role)})
        actions.record_fact(**fact | {"actor": made.actor(Role.ACCOUNT_MANAGER)})

        assert MeasuredFact.objects.count() == 1


class TestArrangement:
    @pytest.mark.feature("D007")
    def test_keeps_its_address_for_itself(self, made):
        line = queries.get_arrangement("proef")
        assert (line.seat, line.legal_form, line.profile, line.starts_on) == (
            "Bolsward", LegalForm.JOINT_ARRANGEMENT, "iszf", factories.STARTS_ON,
        )  # fmt: skip

        with pytest.raises(actions.AlreadyRegistered) as taken:
            factories.make_partnership("proef")

        assert say(taken)[0].startswith("proef is al vastgelegd.")

    @pytest.mark.feature("D005", "D006")
    def test_lays_a_stated_total_beside_the_sum_of_who_took_part(self, made):
        actor, on = made.actor(), date(2010, 1, 1)
        for code, value in (("0064", 9_843), ("0104", 10_957)):
            actions.record_fact(
                participant_code=code, measure="inhabitants", reference_on=on, value=value,
                source="CBS", actor=actor,
            )  # fmt: skip
        total = {"measure": "inhabitants", "reference_on": on, "actor": actor}
        actions.record_stated_total(**total, value=21_000, source="presentatie")
        actions.record_stated_total(**total, value=20_800, source="CBS")

        with pytest.raises(actions.AlreadyRegistered):
            actions.record_stated_total(**total, value=1, source="CBS")

        found = queries.list_stated_totals()
        assert [(line.source, line.computed, line.difference) for line in found] == [
            ("CBS", 20_800, 0), ("presentatie", 20_800, 200),
        ]  # fmt: skip


class TestAccount:
    def test_gets_a_known_password_in_the_demo_alone(self, made, settings):
        new = {"username": "proef-secretary-0064", "first_name": "A", "last_name": "B"}

        settings.IS_DEMO = False
        with pytest.raises(actions.DemoOnly) as outside:
            actions.register_account(**new, demo_password="bodemplaat-demo")
        settings.IS_DEMO = True
        account_id = actions.register_account(**new, demo_password="bodemplaat-demo")
        with pytest.raises(actions.UsernameTaken):
            actions.register_account(**new)

        assert Account.objects.get(pk=account_id).check_password("bodemplaat-demo")
        assert "buiten de demo" in say(outside)[0]

    def test_acts_for_one_side_only(self, made):
        account_id = actions.register_account(username="x", first_name="A", last_name="B")
        role = {"account_id": account_id, "starts_on": date(2010, 1, 1), "actor": made.actor()}

        with pytest.raises(actions.RoleDoesNotFit):
            actions.assign_role(**role, role=Role.SSO_DIRECTOR, participant_code="0064")
        with pytest.raises(actions.RoleDoesNotFit):
            actions.assign_role(**role, role=Role.SECRETARY)
        with pytest.raises(actions.NotYourRole):
            outsider = role | {"actor": made.actor(Role.SECRETARY)}
            actions.assign_role(**outsider, role=Role.SSO_DIRECTOR)
        actions.assign_role(**role, role=Role.SECRETARY, participant_code="0064")

        before, after = (
            queries.find_arrangement_for(account_id=account_id, slug="proef", on=day)
            for day in (date(2009, 12, 31), date(2010, 1, 1))
        )
        assert before is None
        assert after.role == Role.SECRETARY
        assert Assignment.objects.count() == 1
        assert last_record().code == "organisations.role.assigned"


class TestActorOfWork:
    @pytest.fixture
    def secretary(self, made):
        """The account of a secretary of Bolsward until 2013, and how a job names it."""
        name = {"first_name": "Sjoerd", "last_name": "Bos"}
        account_id = actions.register_account(username="secretary", **name)
        actions.assign_role(
            account_id=account_id, role=Role.SECRETARY, participant_code="0064",
            starts_on=factories.STARTS_ON, actor=made.actor(),
        )  # fmt: skip
        participant_id = queries.get_participant("0064").id
        return {
            "account_id": account_id, "role": "secretary", "arrangement_id": made.id,
            "participant_id": participant_id,
        }  # fmt: skip

    def test_is_who_asked_in_the_role_of_that_account(self, secretary):
        found = queries.get_actor(**secretary, at=factories.moment(2012))

        assert (found.name, found.role, found.participant_code) == (
            "Sjoerd Bos", Role.SECRETARY, "0064",
        )  # fmt: skip

    def test_is_nobody_in_another_role_or_before_that_role(self, secretary):
        with pytest.raises(queries.RoleEnded) as other:
            queries.get_actor(**secretary | {"role": "alderman"}, at=factories.moment(2012))
        with pytest.raises(queries.RoleEnded):
            queries.get_actor(**secretary, at=factories.moment(2003))

        assert say(other)[0].startswith("Wie dit vroeg heeft die rol (wethouder) niet meer")

    def test_is_the_machine_for_work_that_nobody_asked_for(self, made):
        asked = {"account_id": None, "role": "", "arrangement_id": made.id, "participant_id": None}
        found = queries.get_actor(**asked, at=factories.moment(2012))

        assert (found.name, found.role, found.is_sso) == ("Bodemplaat", None, True)
