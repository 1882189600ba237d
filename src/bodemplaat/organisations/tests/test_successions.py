# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth import get_user_model

from bodemplaat.foundation import audit, events, sentences
from bodemplaat.organisations import actions, queries, watchpoints
from bodemplaat.organisations.events import ParticipationEnded, SuccessionRecorded
from bodemplaat.organisations.models import Succession
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
NAMES = {
    "0064": "Bolsward", "0140": "Littenseradiel", "0080": "Leeuwarden",
    "1900": "Súdwest-Fryslân", "1949": "Waadhoeke",
}  # fmt: skip
DAY = date(2018, 1, 1)
PARTS = [("0080", Fraction(1, 3)), ("1900", Fraction(1, 2)), ("1949", Fraction(1, 6))]
OPEN = [(code, None) for code, _ in PARTS]


@pytest.fixture
def made():
    """A partnership of Bolsward and Littenseradiel, seen as its organisation sees it."""
    partnership = factories.make_partnership(codes=("0064",))
    factories.register_municipalities(NAMES)
    with partnership.context():
        actor = partnership.actor(at=factories.moment(2004))
        actions.register_participant(code="0140", source="test", actor=actor)
        actions.start_participation(
            participant_code="0140", starts_on=date(2004, 1, 1), relation="owner", source="test",
            actor=actor,
        )
        yield partnership


def divide(made, parts=OPEN, *, year=2012, **more):
    values = {
        "participant_code": "0140", "takes_effect_on": DAY, "successors": parts,
        "source": "herindelingswet", "reason": "herindeling",
        "actor": made.actor(at=factories.moment(year)),
    }
    return actions.record_succession(**{**values, **more})


def say(refusal, language="nl"):
    return sentences.render(refusal.value, language)


class TestSuccession:
    @pytest.mark.feature("D004")
    def test_divides_a_participant_over_several_and_ends_its_participation_that_day(
        self, made, monkeypatch
    ):
        told = []
        monkeypatch.setattr(events, "publish", told.append)

        divide(made, PARTS, agreed_on=date(2011, 6, 1))

        line = queries.find_succession("0140")
        assert {one.code: one.share for one in line.successors} == dict(PARTS)
        assert (line.is_open, line.agreed_on) == (False, date(2011, 6, 1))
        day_before = queries.list_participants_on(on=date(2017, 12, 31))
        assert [one.code for one in day_before] == ["0064", "0140"]
        assert [one.code for one in queries.list_participants_on(on=DAY)] == ["0064"]
        assert [type(event) for event in told] == [ParticipationEnded, SuccessionRecorded]
        assert audit.find_damage() == []

    def test_is_open_until_the_parts_are_agreed_and_keeps_what_was_known(self, made):
        divide(made)
        divide(made, PARTS, year=2013, reason="overeenkomst gesloten", agreed_on=date(2012, 9, 1))

        then = queries.find_succession("0140", known_at=factories.moment(2012, 6))
        now = queries.find_succession("0140")
        assert (then.is_open, now.is_open) == (True, False)
        history = queries.list_succession_versions(queries.get_participant("0140").id)
        assert [line.reason for line in history] == ["overeenkomst gesloten", "herindeling"]

    def test_gives_a_sole_successor_the_whole(self, made):
        divide(made, [("1900", None)])

        (sole,) = queries.find_succession("0140").successors
        assert (sole.name, sole.share) == ("Súdwest-Fryslân", 1)
        (line,) = queries.list_participations_of(queries.get_participant("0140").id)
        assert line.successor_code == "1900"

    def test_knows_the_successor_of_who_merged_by_the_end_of_its_participation(self, made):
        actions.end_participation(
            participant_code="0064", ends_before=date(2011, 1, 1), successor_code="1900",
            source="Wet", reason="Herindeling", actor=made.actor(),
        )

        (line,) = queries.list_successions()
        assert (line.participant_code, line.takes_effect_on) == ("0064", date(2011, 1, 1))
        assert [(one.code, one.share) for one in line.successors] == [("1900", 1)]

    def test_leaves_a_participation_that_ended_before_as_it_is(self, made):
        actions.end_participation(
            participant_code="0140", ends_before=date(2013, 1, 1), source="besluit",
            reason="uittreding", actor=made.actor(),
        )
        divide(made, PARTS, year=2013)

        (line,) = queries.list_participations_of(queries.get_participant("0140").id)
        assert line.ends_before == date(2013, 1, 1)

    @pytest.mark.parametrize(
        ("parts", "refusal", "nl"),
        [
            ([], actions.NoSuccessor, "Littenseradiel heeft nog geen opvolger."),
            ([("0140", None)], actions.SucceedsItself, "kan zichzelf niet opvolgen"),
            ([PARTS[0], PARTS[0]], actions.SuccessorTwice, "staat twee keer"),
            ([PARTS[0], ("1900", None)], actions.ShareMissing, "heeft 1900 geen aandeel"),
            ([("0080", Fraction(0)), ("1900", Fraction(1))], actions.ShareIsNoPart,
             "is 0 en moet groter zijn dan nul"),
            ([("0080", Fraction(-1)), ("1900", Fraction(2))], actions.ShareIsNoPart, "is −1 en"),
            (PARTS[:2], actions.SharesDoNotAddUp, "zijn samen 250/3 %"),
            ([("0080", Fraction(1, 2)), ("1900", Fraction(501, 1000))],
             actions.SharesDoNotAddUp, "zijn samen 100,1 %"),
            ([("9999", None)], actions.UnknownCode, "Gemeentecode 9999"),
            ([(f"{n:04d}", None) for n in range(13)], actions.TooManySuccessors, "meer dan 12"),
        ],
    )  # fmt: skip
    def test_refuses_parts_that_cannot_be_and_stores_nothing(self, made, parts, refusal, nl):
        with pytest.raises(refusal) as found:
            divide(made, parts)

        assert nl in say(found)
        assert say(found, "en") != say(found)
        assert Succession.objects.count() == 0
        assert [one.code for one in queries.list_participants_on(on=DAY)] == ["0064", "0140"]

    def test_refuses_what_is_out_of_order_and_says_the_way_out(self, made):
        with pytest.raises(actions.CorrectionWithoutReason):
            divide(made, reason=" ")
        with pytest.raises(actions.NotYourRole):
            divide(made, actor=made.actor(Role.SSO_DIRECTOR))
        with pytest.raises(actions.AgreedAhead) as ahead:
            divide(made, PARTS, agreed_on=date(2012, 1, 2))
        with pytest.raises(actions.NotTakingPart):
            divide(made, takes_effect_on=date(2004, 1, 1))
        divide(made)
        with pytest.raises(actions.SuccessionUnchanged) as same:
            divide(made, year=2013)
        with pytest.raises(actions.RecordedEarlier):
            divide(made, PARTS)
        with pytest.raises(actions.NotTakingPart):
            divide(made, PARTS, year=2013, takes_effect_on=date(2019, 1, 1))

        assert "Laat de dag leeg zolang er niets is afgesproken." in say(ahead)
        assert "Er is niets gewijzigd" in say(same)
        assert Succession.objects.count() == 1


class TestSharesOpen:
    def test_warns_with_each_successor_until_the_parts_are_agreed(self, made):
        divide(made)
        (found,) = watchpoints.find_open_shares(on=date(2012, 1, 1), known_at=None)
        divide(made, PARTS, year=2013)

        said = sentences.write("organisations.shares-open", found.values, "nl")
        assert said.startswith("Littenseradiel wordt per 1 januari 2018 verdeeld over 3 opvolgers")
        assert [row.values["successor"] for row in found.evidence] == [
            "Leeuwarden", "Súdwest-Fryslân", "Waadhoeke",
        ]
        assert list(watchpoints.find_open_shares(on=date(2013, 1, 1), known_at=None)) == []


@pytest.fixture
def enter(client, made):
    """Return a function that logs in somebody with a role."""

    def log_in(role=Role.SSO_CONTROLLER):
        account_id = actions.register_account(username=role, first_name="A", last_name="B")
        actions.assign_role(
            account_id=account_id, role=role, participant_code=None if role.is_sso else "0064",
            starts_on=date(2004, 1, 1), actor=made.actor(),
        )
        client.force_login(get_user_model().objects.get(pk=account_id))
        return client

    return log_in


class TestPages:
    FILLED = {
        "takes_effect_on": "1-1-2018", "code_1": "0080", "part_1": "100/3", "code_2": "1900",
        "part_2": "50", "code_3": "1949", "part_3": "50/3", "agreed_on": "1-6-2011",
        "source": "overeenkomst", "reason": "herindeling",
    }  # fmt: skip
    PLACE = "/proef/deelnemers/0140/opvolging/"

    def test_record_parts_and_show_them_exactly(self, enter):
        browser = enter()

        answer = browser.post(f"{self.PLACE}vastleggen/", self.FILLED)

        assert (answer.status_code, answer["Location"]) == (302, self.PLACE)
        said = browser.get(self.PLACE).content.decode()
        assert "Per 1 januari 2018 gaat Littenseradiel over naar:" in said
        assert "Leeuwarden (1/3), Súdwest-Fryslân (50 %), Waadhoeke (1/6)." in said
        listed = browser.get("/proef/deelnemers/opvolgingen/?vorm=csv").content.decode()
        assert "Leeuwarden (1/3), Súdwest-Fryslân (50 %), Waadhoeke (1/6)" in listed
        again = browser.get(f"{self.PLACE}vastleggen/").content.decode()
        assert 'value="100/3"' in again

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"part_3": "17"}, "301/3 %"),
            ({"code_4": "", "part_4": "3"}, "Dit deel is van niemand."),
            ({"part_1": "veel"}, "veel"),
            ({"takes_effect_on": ""}, "Vul «Opgeheven per» in."),
            ({"code_1": "9999"}, "Gemeentecode 9999"),
        ],
    )
    def test_refuse_with_a_sentence_and_store_nothing(self, enter, change, sentence):
        answer = enter().post(f"{self.PLACE}vastleggen/", self.FILLED | change)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert queries.find_succession("0140") is None

    def test_say_that_nothing_is_agreed_yet_and_what_that_stops(self, enter, made):
        divide(made)

        said = enter(Role.SECRETARY).get(self.PLACE).content.decode()

        assert "Littenseradiel wordt per 1 januari 2018 verdeeld" in said
        assert "kan de eindafrekening van het laatste jaar" in said
        assert "vastleggen/" not in said

    def test_are_kept_to_who_may_record_and_to_participants_that_exist(self, enter):
        browser = enter(Role.SECRETARY)

        assert browser.post(f"{self.PLACE}vastleggen/", self.FILLED).status_code == 403
        assert browser.get("/proef/deelnemers/9999/opvolging/").status_code == 404
        assert "geen opvolging bekend" in browser.get(
            "/proef/deelnemers/0064/opvolging/"
        ).content.decode()
