# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.foundation import audit, events, sentences
from bodemplaat.foundation.models import AuditErasure, AuditRecord
from bodemplaat.foundation.search.models import Signpost
from bodemplaat.organisations import actions, queries, watchpoints
from bodemplaat.organisations.events import TenureEnded, TenureStarted
from bodemplaat.organisations.models import Person, Talk, Tenure
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Level, OrganisationKind, PostKind, Relation, Role

pytestmark = pytest.mark.django_db
ON = date(2011, 6, 1)


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


def register(made, kind, code="0064", **more):
    return actions.register_post(participant_code=code, kind=kind, actor=made.actor(), **more)


def seat(made, post_id, name="Elske Dijkstra", starts_on=date(2010, 1, 1), **more):
    return actions.seat_person(
        post_id=post_id, name=name, starts_on=starts_on, actor=more.pop("actor", made.actor()),
        **more,
    )  # fmt: skip


def of(made, code, role):
    participant = queries.get_participant(code)
    return made.actor(role, participant_id=participant.id, participant_code=code)


def say(refusal, language="nl"):
    return sentences.render(refusal.value, language)


def find(watchpoint, on=ON):
    return {(found.key, found.participant_id) for found in watchpoint(on=on, known_at=None)}


class TestTenure:
    def test_is_held_by_one_person_and_one_deputy_at_a_time(self, made, told):
        post_id = register(made, PostKind.PORTFOLIO_HOLDER)
        first = seat(made, post_id)
        seat(made, post_id, "Frits Oomen", is_deputy=True)
        with pytest.raises(actions.PostHeld) as held:
            seat(made, post_id, "Olga Nauta", date(2011, 1, 1))

        (seated,) = queries.list_seated(on=ON)
        assert (seated.holder.person.name, seated.deputy.person.name) == (
            "Elske Dijkstra", "Frits Oomen",
        )  # fmt: skip
        assert say(held) == (
            "Bolsward (0064) heeft al iemand als portefeuillehouder I&A vanaf 1 januari 2010. "
            "Beëindig die termijn eerst, of laat de nieuwe persoon de plek overnemen."
        )
        assert Tenure.objects.count() == Person.objects.count() == 2
        assert told[0] == TenureStarted(
            arrangement_id=made.id, tenure_id=first, starts_on=date(2010, 1, 1)
        )

    def test_is_taken_over_on_one_day_and_known_as_it_was_before(self, made, told):
        term = seat(made, register(made, PostKind.CONTRACT_MANAGER))
        later = made.actor(at=factories.moment(2013))
        swap = {"tenure_id": term, "starts_on": date(2012, 5, 1), "actor": later}
        with pytest.raises(actions.CorrectionWithoutReason):
            actions.replace_holder(**swap, name="Niels Postma", reason=" ")
        with pytest.raises(actions.NobodyNamed) as nobody:
            actions.replace_holder(**swap, name=" ", reason="Vertrek")
        told.clear()
        actions.replace_holder(**swap, name="Niels Postma", reason="Vertrek")
        with pytest.raises(actions.UnknownTenure):
            actions.end_tenure(
                tenure_id=term, ends_before=date(2014, 1, 1), reason="x", actor=later
            )

        def name(on, known_at=None):
            (seated,) = queries.list_seated(on=on, known_at=known_at)
            return seated.holder.person.name

        assert name(date(2012, 4, 30)) == "Elske Dijkstra"
        assert name(date(2012, 5, 1)) == "Niels Postma"
        assert name(date(2012, 5, 1), factories.moment(2012, 12)) == "Elske Dijkstra"
        assert "vul de naam van een nieuwe persoon in" in say(nobody)
        assert [type(event) for event in told] == [TenureEnded, TenureStarted]
        assert audit.find_damage() == []

    def test_is_a_half_open_period_and_ends_after_it_was_recorded(self, made):
        post_id = register(made, PostKind.SECRETARY_DIRECTOR)
        with pytest.raises(actions.EmptyPeriod):
            seat(made, post_id, ends_before=date(2010, 1, 1))
        term = seat(made, post_id, ends_before=date(2011, 6, 1))
        seat(made, post_id, "Karin Leijten", date(2011, 6, 1))
        with pytest.raises(actions.RecordedEarlier):
            actions.end_tenure(
                tenure_id=term, ends_before=date(2011, 1, 1), reason="x", actor=made.actor()
            )
        with pytest.raises(actions.UnknownPost):
            seat(made, 0)

        (seated,) = queries.list_seated(on=ON)
        assert seated.holder.person.name == "Karin Leijten"
        assert seated.last.person.name == "Elske Dijkstra"

    def test_of_its_own_people_is_said_by_the_municipality_itself(self, made):
        bolsward = of(made, "0064", Role.CONTRACT_MANAGER)
        own = actions.register_post(
            participant_code="0064", kind=PostKind.PORTFOLIO_HOLDER, actor=bolsward
        )
        seat(made, own, actor=bolsward)
        theirs = register(made, PostKind.PORTFOLIO_HOLDER, "0104")
        serving = register(made, PostKind.ACCOUNT_MANAGER)

        for post_id in (theirs, serving):
            with pytest.raises(actions.NotYourRole):
                seat(made, post_id, actor=bolsward)
        with pytest.raises(actions.NotYourRole):
            seat(made, own, actor=of(made, "0064", Role.ALDERMAN), is_deputy=True)
        assert Tenure.objects.count() == 1

    def test_ends_sooner_than_it_did_or_not_at_all(self, made):
        post_id = register(made, PostKind.CONTRACT_MANAGER)
        term = seat(made, post_id, ends_before=date(2011, 6, 1))
        later_on = made.actor(at=factories.moment(2013))
        end = {"tenure_id": term, "reason": "Vertrek", "actor": later_on}
        with pytest.raises(actions.EndsLater) as later:
            actions.end_tenure(**end, ends_before=date(2011, 6, 1))
        actions.end_tenure(**end, ends_before=date(2011, 1, 1))

        (term,) = queries.list_tenures()
        assert (term.ends_before, term.reason) == (date(2011, 1, 1), "Vertrek")
        assert say(later).startswith("De termijn als contractmanager bij Bolsward eindigt al op")


class TestPost:
    def test_is_one_per_participant_unless_it_says_of_what(self, made):
        register(made, PostKind.CONTRACT_MANAGER)
        register(made, PostKind.FUNCTIONAL_MANAGER, subject="Burgerzaken")
        register(made, PostKind.FUNCTIONAL_MANAGER, subject=" Financiën ")
        with pytest.raises(actions.AlreadyRegistered):
            register(made, PostKind.FUNCTIONAL_MANAGER, subject="Financiën")
        with pytest.raises(actions.AlreadyRegistered):
            register(made, PostKind.CONTRACT_MANAGER)
        with pytest.raises(actions.OneOfThese) as many:
            register(made, PostKind.CONTRACT_MANAGER, subject="ICT")

        assert [post.subject for post in queries.list_posts()] == ["", "Burgerzaken", "Financiën"]
        assert say(many) == (
            "Van contractmanager is er één per deelnemer, dus «ICT» past er niet bij. Laat "
            "«Waarvan» leeg."
        )

    def test_is_closed_once_nobody_holds_it_and_may_be_registered_anew(self, made):
        post_id = register(made, PostKind.FUNCTIONAL_MANAGER, subject="Burgerzaken")
        term = seat(made, post_id)
        later = made.actor(at=factories.moment(2013))
        close = {"post_id": post_id, "closed_on": date(2012, 1, 1), "actor": later}
        with pytest.raises(actions.StillHeld) as held:
            actions.close_post(**close, reason="Vervallen")
        actions.end_tenure(
            tenure_id=term, ends_before=date(2012, 1, 1), reason="Vervallen", actor=later
        )
        with pytest.raises(actions.CorrectionWithoutReason):
            actions.close_post(**close, reason="")
        actions.close_post(**close, reason="Vervallen")
        with pytest.raises(actions.PostClosed):
            actions.close_post(**close, reason="Vervallen")
        with pytest.raises(actions.PostClosed):
            seat(made, post_id, starts_on=date(2012, 1, 1))
        until = date(2012, 1, 1)
        seat(made, post_id, starts_on=date(2011, 1, 1), ends_before=until, is_deputy=True)
        register(made, PostKind.FUNCTIONAL_MANAGER, subject="Burgerzaken")

        assert say(held).startswith("Op 1 januari 2012 zit er nog iemand als functioneel beheerder")
        assert len(queries.list_seated(on=date(2011, 12, 31))) == 2
        assert len(queries.list_seated(on=until)) == 1
        assert audit.find_damage() == []


class TestPerson:
    def test_details_are_kept_by_who_may_seat_the_person(self, made):
        term = seat(made, register(made, PostKind.CONTRACT_MANAGER))
        person_id = queries.find_tenure(term).person.id
        change = {"person_id": person_id, "name": "E. Dijkstra", "email": "", "phone": "1"}

        actions.amend_person(**change, actor=of(made, "0064", Role.SECRETARY))
        with pytest.raises(actions.NotYourRole):
            actions.amend_person(
                **change | {"name": "X"}, actor=of(made, "0104", Role.SECRETARY)
            )
        with pytest.raises(actions.NobodyNamed):
            actions.amend_person(**change | {"name": ""}, actor=made.actor())
        with pytest.raises(actions.UnknownPerson):
            actions.amend_person(**change | {"person_id": 0}, actor=made.actor())
        with pytest.raises(actions.NotYourRole):
            actions.register_person(name="X", actor=of(made, "0064", Role.ALDERMAN))

        assert queries.find_person(person_id).name == "E. Dijkstra"
        record = AuditRecord.objects.order_by("-seq").first()
        assert (record.before["name"], record.after["name"]) == ("Elske Dijkstra", "E. Dijkstra")

    def test_is_erased_everywhere_for_a_reason_and_the_chain_stays_whole(self, made):
        details = {"email": "e.dijkstra@voorbeeld.example", "phone": "0515 123456"}
        term = seat(made, register(made, PostKind.CONTRACT_MANAGER), **details)
        person_id = queries.find_tenure(term).person.id
        later = made.actor(at=factories.moment(2013))
        actions.amend_person(
            person_id=person_id, name="Elske Terpstra", email="", phone="", actor=made.actor()
        )
        erase = {"person_id": person_id, "actor": later}
        with pytest.raises(actions.StillHeld):
            actions.erase_person(**erase, reason="Op verzoek")
        actions.end_tenure(
            tenure_id=term, ends_before=date(2012, 1, 1), reason="Vertrek", actor=later
        )
        with pytest.raises(actions.CorrectionWithoutReason):
            actions.erase_person(**erase, reason=" ")
        own = {"participant_id": queries.get_participant("0064").id, "participant_code": "0064"}
        with pytest.raises(actions.NotYourRole):
            actions.erase_person(
                person_id=person_id, reason="x", actor=made.actor(Role.CONTRACT_MANAGER, **own)
            )
        actions.erase_person(**erase, reason="Op verzoek")
        with pytest.raises(actions.PersonErased) as erased:
            seat(made, register(made, PostKind.ADVISER), person_id=person_id)
        with pytest.raises(actions.PersonErased):
            actions.erase_person(**erase, reason="Op verzoek")

        words = ["Elske", "Terpstra", *details.values()]
        assert not [w for w in words if w in _read_everything()]
        assert queries.find_person(person_id).erased_at == later.at
        assert [term.person.id for term in queries.list_tenures()] == [person_id]
        assert AuditErasure.objects.get().reason == "Op verzoek"
        assert say(erased) == (
            f"Persoon {person_id} is gewist. Vul de naam van een nieuwe persoon in."
        )
        assert audit.find_damage() == []


def _read_everything() -> str:
    """Return every text that is kept of people, in the trail and in what can be found too."""
    found = [
        list(model.objects.values_list()) for model in (Person, Tenure, AuditRecord, Signpost)
    ]
    return str(found)


class TestLevels:
    @pytest.mark.feature("D088")
    def test_warn_where_nobody_is_and_where_a_term_ended(self, made):
        holder = register(made, PostKind.PORTFOLIO_HOLDER)
        seat(made, holder, ends_before=date(2011, 1, 1))
        seat(made, register(made, PostKind.SECRETARY_DIRECTOR))
        seat(made, register(made, PostKind.CONTRACT_MANAGER))
        seat(made, register(made, PostKind.INFORMATION_MANAGER))
        register(made, PostKind.FUNCTIONAL_MANAGER, subject="Financiën")
        seat(made, register(made, PostKind.FUNCTIONAL_MANAGER, subject="Burgerzaken"))
        here = queries.get_participant("0064").id

        def vacant(on=ON):
            keys = find(watchpoints.find_vacant_levels, on)
            return {key for key, participant in keys if participant == here}

        ended = list(watchpoints.find_ended_terms(on=ON, known_at=None))
        assert vacant() == set()
        assert [(one.key, one.values["ended_before"]) for one in ended] == [
            (f"0064:{Level.OWNER}", date(2011, 1, 1))
        ]
        assert find(watchpoints.find_ended_terms, date(2010, 12, 31)) == set()
        assert vacant(date(2009, 12, 31)) == {f"0064:{level}" for level in Level}

        seat(made, holder, "Wim Nauta", date(2011, 3, 1), is_deputy=True)
        assert find(watchpoints.find_ended_terms) == set()

    @pytest.mark.feature("D328")
    def test_have_one_named_portfolio_holder_and_warn_of_a_gap_that_no_deputy_fills(self, made):
        holder = register(made, PostKind.PORTFOLIO_HOLDER)
        seat(made, holder, ends_before=date(2011, 8, 1))
        with pytest.raises(actions.PostHeld):
            seat(made, holder, "Olga Nauta", date(2011, 7, 31))

        (gap,) = watchpoints.find_coming_gaps(on=ON, known_at=None)
        assert (gap.key, gap.due_on) == ("0064", date(2011, 8, 1))
        assert gap.values == {"name": "Bolsward", "ends_before": date(2011, 8, 1)}
        assert find(watchpoints.find_coming_gaps, date(2011, 1, 1)) == set()  # too far away
        assert find(watchpoints.find_coming_gaps, date(2011, 8, 1)) == set()  # it is there
        assert {key for key, _ in find(watchpoints.find_ended_terms, date(2011, 8, 1))} == {
            f"0064:{Level.OWNER}"
        }
        seat(made, holder, "Wim Nauta", date(2011, 7, 1), is_deputy=True)
        assert find(watchpoints.find_coming_gaps) == set()
        assert find(watchpoints.find_ended_terms, date(2011, 8, 1)) == set()

    @pytest.mark.feature("D330")
    def test_warn_where_no_information_manager_coordinates_demand(self, made):
        seat(made, register(made, PostKind.INFORMATION_MANAGER))

        missing = {key for key, _ in find(watchpoints.find_without_information_manager)}
        assert missing == {"0104"}

    def test_are_four_for_everybody_who_takes_part(self, made):
        found = queries.list_levels(on=ON)

        assert [(line.participant_code, line.level) for line in found] == [
            (code, level) for code in ("0064", "0104") for level in Level
        ]
        assert all(line.is_vacant for line in found)

    def test_leave_out_the_owner_of_a_chain_partner_and_who_advises_a_municipality(self, made):
        actions.register_participant(
            code="FUMO", kind=OrganisationKind.ARRANGEMENT, name="FUMO", source="test",
            actor=made.actor(),
        )  # fmt: skip
        actions.start_participation(
            participant_code="FUMO", starts_on=date(2010, 1, 1), source="test",
            relation=Relation.CHAIN_PARTNER, actor=made.actor(),
        )  # fmt: skip

        found = [one.level for one in queries.list_levels(on=ON) if one.participant_code == "FUMO"]
        assert found == [Level.PRINCIPAL, Level.CUSTOMER, Level.USER]
        for watchpoint in (watchpoints.find_without_adviser,
                           watchpoints.find_without_information_manager):  # fmt: skip
            assert {key for key, _ in find(watchpoint)} == {"0064", "0104"}

    @pytest.mark.feature("D285")
    def test_give_each_contract_manager_one_account_manager_opposite(self, made):
        seat(made, register(made, PostKind.CONTRACT_MANAGER))
        facing = register(made, PostKind.ACCOUNT_MANAGER)
        before = {key for key, _ in find(watchpoints.find_broken_pairs) if key[:4] == "0064"}
        seat(made, facing, "Anke Bakker")
        with pytest.raises(actions.PostHeld):
            seat(made, facing, "Bauke Engels")

        bolsward, nijefurd = queries.list_pairs(on=ON)
        assert before == {"0064:account-manager"}
        assert (bolsward.contract_manager.person.name, bolsward.account_manager.person.name) == (
            "Elske Dijkstra", "Anke Bakker",
        )  # fmt: skip
        assert not nijefurd.is_whole
        assert {key for key, _ in find(watchpoints.find_broken_pairs)} == {
            "0104:account-manager", "0104:contract-manager",
        }  # fmt: skip


class TestTalk:
    @pytest.mark.feature("D017")
    def test_is_planned_with_the_adviser_and_its_absence_warns(self, made):
        participant = queries.get_participant("0064").id
        seat(made, register(made, PostKind.ADVISER), "Joris Kuipers")

        assert find(watchpoints.find_without_adviser) == {
            ("0104", queries.get_participant("0104").id)
        }
        (point,) = watchpoints.find_without_talk(on=ON, known_at=None)
        assert (point.key, point.participant_id) == ("0064", participant)
        assert [dict(one.values) for one in point.evidence] == [
            {"name": "Bolsward", "starts_on": date(2010, 1, 1)}
        ]

        talk_id = actions.register_talk(
            participant_code="0064", planned_on=date(2011, 9, 1), subject="Plan",
            actor=made.actor(),
        )  # fmt: skip
        assert find(watchpoints.find_without_talk) == set()
        actions.record_talk(
            talk_id=talk_id, held_on=date(2011, 6, 2), outcome="Akkoord", actor=made.actor()
        )
        assert find(watchpoints.find_without_talk) == set()  # it was still to come that day
        assert find(watchpoints.find_without_talk, date(2011, 6, 2)) == {("0064", participant)}

    def test_is_closed_once_and_never_before_its_day(self, made):
        plan = {"participant_code": "0064", "planned_on": date(2013, 9, 1), "subject": "Plan"}
        talk_id = actions.register_talk(**plan, actor=made.actor())
        other_id = actions.register_talk(**plan, actor=of(made, "0064", Role.CONTRACT_MANAGER))
        held = {"talk_id": talk_id, "held_on": date(2013, 9, 1), "outcome": "Akkoord"}

        with pytest.raises(actions.HeldInFuture) as future:
            actions.record_talk(**held, actor=made.actor())
        with pytest.raises(actions.NotYourRole):
            actions.record_talk(**held, actor=of(made, "0104", Role.CONTRACT_MANAGER))
        actions.record_talk(**held, actor=made.actor(at=factories.moment(2014)))
        with pytest.raises(actions.TalkClosed) as closed:
            actions.cancel_talk(talk_id=talk_id, reason="x", actor=made.actor())
        with pytest.raises(actions.CorrectionWithoutReason):
            actions.cancel_talk(talk_id=other_id, reason="", actor=made.actor())
        actions.cancel_talk(talk_id=other_id, reason="Samengevoegd", actor=made.actor())
        with pytest.raises(actions.UnknownTalk):
            actions.cancel_talk(talk_id=0, reason="x", actor=made.actor())

        assert say(future).startswith("Het gesprek kan op 1 januari 2012 nog niet")
        assert say(closed, "en") == (
            "The talk “Plan” was held or cancelled before. Plan a new talk."
        )
        assert [talk.is_open for talk in queries.list_talks()] == [False, False]
        assert Talk.objects.get(pk=other_id).cancelled_because == "Samengevoegd"
        assert audit.find_damage() == []
