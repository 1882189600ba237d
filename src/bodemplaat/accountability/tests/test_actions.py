# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import timezone

from bodemplaat.accountability import actions, queries, watchpoints
from bodemplaat.accountability.models import Note, Observation, Watchpoint
from bodemplaat.accountability.values import (
    CONDITION_FAILED,
    Evaluated,
    NoteKind,
    PointState,
)
from bodemplaat.foundation import audit, jobs, registries, sentences, tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.foundation.registries import Evidence, Finding
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
FIRST, NEXT, LAST = date(2012, 1, 2), date(2012, 1, 9), date(2012, 1, 16)


def finding(key="1", number=1, **named):
    """Return something that is wrong, with a row behind it."""
    row = Evidence({"number": number}, "organisations:participant-detail", {"code": "0064"})
    return Finding(key=key, values={"number": number}, evidence=(row,), **named)


def count(on, **numbers):
    """Return the counts of an evaluation; what is not named is none."""
    return Evaluated(on=on, **{"opened": 0, "changed": 0, "kept": 0, "closed": 0} | numbers)


class TestEvaluate:
    def test_opens_what_is_new_and_keeps_what_it_stands_on(self, watched):
        watched.findings = [finding(due_on=date(2012, 3, 1))]

        assert watched.evaluate(FIRST) == count(FIRST, opened=1)

        (line,) = watched.list(FIRST)
        assert (line.opened_on, line.closed_on, line.state) == (FIRST, None, PointState.OPEN)
        assert (line.severity, line.role, line.feature) == ("warning", "secretary", "D006")
        assert (line.now.values, line.now.due_on) == ({"number": 1}, date(2012, 3, 1))
        (row,) = line.now.evidence
        assert (row.values, row.url_kwargs) == ({"number": 1}, {"code": "0064"})
        assert watched.asked == [(FIRST, factories.moment(2012, 1, 2))]

    def test_changes_nothing_the_second_time(self, watched):
        watched.findings = [finding(), finding("2", 2)]
        watched.evaluate(FIRST)
        records = AuditRecord.objects.count()

        assert watched.evaluate(FIRST) == count(FIRST, kept=2)
        assert watched.evaluate(NEXT) == count(NEXT, kept=2)

        assert (Watchpoint.objects.count(), Observation.objects.count()) == (2, 2)
        assert AuditRecord.objects.count() == records

    def test_closes_what_is_gone_and_says_how_long_it_was_wrong(self, watched):
        watched.findings = [finding()]
        watched.evaluate(FIRST)
        watched.findings = []

        assert watched.evaluate(NEXT) == count(NEXT, closed=1)

        (line,) = watched.list(LAST)
        assert (line.closed_on, line.state, line.count_days(LAST)) == (NEXT, PointState.CLOSED, 7)
        assert watched.list(FIRST)[0].is_open, "on the day itself it was open"
        known = factories.moment(2012, 1, 5)
        assert watched.list(LAST, known_at=known)[0].is_open, "as known then it was open"

    def test_opens_anew_what_comes_back(self, watched):
        watched.findings = [finding()]
        watched.evaluate(FIRST)
        watched.findings = []
        watched.evaluate(NEXT)
        watched.findings = [finding()]

        assert watched.evaluate(LAST) == count(LAST, opened=1)
        assert [line.opened_on for line in watched.list(LAST)] == [LAST, FIRST]

    def test_keeps_what_was_known_then_beside_what_changed(self, watched):
        watched.findings = [finding(number=1)]
        watched.evaluate(FIRST)
        watched.findings = [finding(number=2)]

        assert watched.evaluate(NEXT) == count(NEXT, changed=1)

        (line,) = watched.list(NEXT)
        assert line.now.values == {"number": 2}
        assert watched.list(FIRST)[0].now.values == {"number": 1}
        seen = queries.list_observations(line.id, on=NEXT)
        assert [one.observed_on for one in seen] == [NEXT, FIRST]

    def test_puts_the_heavy_and_the_urgent_first(self, watched):
        watched.findings = [
            finding("a"), finding("b", due_on=date(2012, 9, 1)),
            finding("c", due_on=date(2012, 2, 1)),
        ]  # fmt: skip
        watched.evaluate(FIRST)

        keys = dict(Watchpoint.objects.values_list("pk", "key"))
        assert [keys[line.id] for line in watched.list(FIRST)] == ["c", "b", "a"]

    def test_leaves_a_record_that_the_trail_knows_again(self, watched):
        watched.findings = [finding()]
        watched.evaluate(FIRST)
        watched.findings = [finding(number=2)]
        watched.evaluate(NEXT)
        watched.findings = []
        watched.evaluate(LAST)

        codes = AuditRecord.objects.order_by("-seq").values_list("code", flat=True)[:3]
        assert [code.rpartition(".")[2] for code in codes] == ["closed", "changed", "opened"]
        assert audit.find_damage() == []

    def test_refuses_a_day_before_the_last_one(self, watched):
        watched.findings = [finding()]
        watched.evaluate(NEXT)

        with pytest.raises(actions.EvaluatedLater) as refused:
            watched.evaluate(FIRST)

        assert "zijn al nagelopen op 9 januari 2012" in sentences.render(refused.value, "nl")

    def test_refuses_who_does_not_work_for_the_office(self, watched):
        with pytest.raises(actions.NotForYou):
            actions.evaluate_watchpoints(on=FIRST, actor=watched.made.actor(Role.SECRETARY))

    def test_takes_two_findings_under_one_key_for_an_error_of_ours(self, watched):
        watched.findings = [finding(), finding()]

        assert watched.evaluate(FIRST).failed == ("accountability.planted",)
        assert watched.list(FIRST) == ()

    def test_keeps_what_was_seen_for_ever(self, watched):
        watched.findings = [finding()]
        watched.evaluate(FIRST)
        (row,) = Observation.objects.all()

        with pytest.raises(DatabaseError), transaction.atomic():
            Observation.objects.filter(pk=row.pk).update(content={})


def _divide(*, on, known_at):
    yield finding("before")
    raise ZeroDivisionError(f"{on} {known_at}")


def _ask_nonsense(*, on, known_at):
    del on, known_at
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    return []


def _say_what_cannot_be_kept(*, on, known_at):
    del on, known_at
    return [finding("whole"), finding("half", number=0.5)]


class TestFailedCondition:
    @pytest.fixture
    def broken(self, watched, monkeypatch):
        """Declare conditions that fail, before and after the one that holds."""
        held = registries.declaring._watchpoints["accountability.planted"]
        points = {"accountability.planted": held}
        for code, find in (
            ("accountability.a-divides", _divide), ("accountability.b-asks", _ask_nonsense),
            ("accountability.z-says", _say_what_cannot_be_kept),
            (CONDITION_FAILED, watchpoints.find_failed_conditions),
        ):  # fmt: skip
            points[code] = registries.DeclaredWatchpoint(
                code, registries.Severity.ALARM, Role.SSO_DIRECTOR, "", find
            )
        monkeypatch.setattr(registries.declaring, "_watchpoints", points)
        return points

    def test_does_not_stop_the_others_and_is_a_watchpoint_of_the_office(
        self, watched, broken, caplog
    ):
        watched.findings = [finding()]

        done = watched.evaluate(FIRST)

        assert done.failed == (
            "accountability.a-divides", "accountability.b-asks", "accountability.z-says",
        )  # fmt: skip
        assert done.opened == 4
        seen = {line.now.values.get("condition"): line for line in watched.list(FIRST)}
        assert seen.keys() == {None, *done.failed}
        said = seen["accountability.a-divides"]
        assert (said.now.values["error"], said.role) == ("ZeroDivisionError", Role.SSO_DIRECTOR)
        assert not said.is_for_all and said.participant_id is None
        assert "kon niet worden nagelopen" in sentences.write(said.code, said.now.values)
        failures = [row for row in caplog.records if row.message == "watchpoint failed"]
        assert [row.code for row in failures] == list(done.failed)
        assert failures[0].exc_info[0] is ZeroDivisionError
        assert audit.find_damage() == []

    def test_keeps_what_was_open_of_it_and_is_gone_when_it_works_again(self, watched, broken):
        watched.findings = [finding()]
        code = "accountability.planted"
        works = broken[code]
        watched.evaluate(FIRST)
        broken[code] = replace(works, find=_divide)

        assert code in watched.evaluate(NEXT).failed
        (kept,) = [line for line in watched.list(NEXT) if line.code == code]
        assert kept.is_open, "nobody knows whether it is gone"

        broken[code] = works
        watched.evaluate(LAST)
        failed = [line.now.values["condition"] for line in watched.list(LAST)
                  if line.code == CONDITION_FAILED and line.is_open]  # fmt: skip
        assert failed == [
            "accountability.a-divides", "accountability.b-asks", "accountability.z-says",
        ]  # fmt: skip

    def test_writes_nothing_the_second_time(self, watched, broken):
        watched.evaluate(FIRST)
        records = AuditRecord.objects.count()

        assert watched.evaluate(FIRST).kept == 3

        assert AuditRecord.objects.count() == records

    def test_lets_the_evaluation_go_when_the_database_is_gone(self, watched, broken):
        def lose(*, on, known_at):
            raise OperationalError

        broken["accountability.a-divides"] = replace(broken["accountability.a-divides"], find=lose)

        with pytest.raises(OperationalError):
            watched.evaluate(FIRST)


class TestStuckWork:
    def test_is_a_watchpoint_of_the_office_until_somebody_does_it(self, watched):
        asked = timezone.now() - timedelta(minutes=5)
        office = watched.made.actor(None, at=asked)
        number = jobs.defer("accountability.evaluate", actor=office, key="1", due_at=asked)
        jobs.defer("accountability.evaluate", actor=office, key="2")

        now = timezone.now()
        found = list(watchpoints.find_stuck_jobs(on=FIRST, known_at=now))

        assert [(one.key, one.is_for_office) for one in found] == [(str(number), True)]
        assert "staat stil" in sentences.write("accountability.job-stuck", found[0].values)
        assert list(watchpoints.find_stuck_jobs(on=FIRST, known_at=asked)) == []


class TestReader:
    def test_sees_own_points_and_those_of_all_and_the_office_sees_every_one(self, watched):
        own, other = watched.get_participant("0064"), watched.get_participant("0104")
        watched.findings = [
            finding("own", participant_id=own), finding("other", participant_id=other),
            finding("all"), finding("office", is_for_office=True),
        ]  # fmt: skip
        watched.evaluate(FIRST)
        keys = dict(Watchpoint.objects.values_list("pk", "key"))

        with tenancy.context(watched.made.id, participant_id=own, scope="participant"):
            seen = watched.list(FIRST)
            assert {keys[line.id] for line in seen} == {"own", "all"}
            assert Observation.objects.count() == 2
        assert {keys[line.id] for line in watched.list(FIRST)} == set(keys.values())


@pytest.fixture
def point(watched):
    """One watchpoint that is open."""
    watched.findings = [finding()]
    watched.evaluate(FIRST)
    return watched.list(FIRST)[0].id


class TestNote:
    @pytest.fixture
    def secretary(self, watched, point):
        """Somebody of a participant, in the context of that participant."""
        own = watched.get_participant("0064")
        with tenancy.context(watched.made.id, participant_id=own, scope="participant"):
            yield watched.made.actor(
                Role.SECRETARY, participant_id=own, participant_code="0064"
            )

    def test_of_one_participant_is_read_by_the_other(self, watched, point, secretary):
        actions.record_comment(watchpoint_id=point, text="Ja", noted_on=NEXT, actor=secretary)

        other = watched.get_participant("0104")
        with tenancy.context(watched.made.id, participant_id=other, scope="participant"):
            (note,) = queries.list_notes(point, on=NEXT)
            assert note.text == "Ja"

    def find(self, point, on=NEXT):
        return queries.find_watchpoint(point, on=on)

    def test_keeps_who_said_what_and_when(self, watched, point, secretary):
        actions.record_comment(
            watchpoint_id=point, text=" Bel dinsdag. ", noted_on=NEXT, actor=secretary
        )

        (note,) = queries.list_notes(point, on=NEXT)
        assert (note.kind, note.text, note.noted_on) == (NoteKind.COMMENTED, "Bel dinsdag.", NEXT)
        assert (note.name, note.role) == ("Test", "secretary")
        assert queries.list_notes(point, on=FIRST) == ()
        assert self.find(point).comment_count == 1
        record = AuditRecord.objects.order_by("-seq").first()
        assert record.code == "accountability.watchpoint.commented"

    def test_is_never_changed(self, point, secretary):
        actions.record_comment(watchpoint_id=point, text="Ja", noted_on=NEXT, actor=secretary)

        with pytest.raises(DatabaseError), transaction.atomic():
            Note.objects.update(text="Nee")

    def test_takes_it_up_and_gives_it_back(self, point, secretary):
        actions.assign_watchpoint(watchpoint_id=point, noted_on=FIRST, actor=secretary)
        assert (self.find(point).state, self.find(point).owner) == (PointState.TAKEN, "Test")

        actions.withdraw_assignment(watchpoint_id=point, noted_on=NEXT, actor=secretary)
        assert (self.find(point).state, self.find(point).owner) == (PointState.OPEN, "")
        assert self.find(point, on=FIRST).state == PointState.TAKEN, "on the day itself"

    def test_puts_it_off_until_its_day(self, point, secretary):
        actions.pause_watchpoint(
            watchpoint_id=point, until=LAST, reason="Na de vergadering", noted_on=FIRST,
            actor=secretary,
        )

        assert self.find(point).state == PointState.PAUSED
        assert self.find(point, on=LAST).state == PointState.OPEN
        actions.resume_watchpoint(watchpoint_id=point, noted_on=NEXT, actor=secretary)
        assert self.find(point).state == PointState.OPEN

    @pytest.mark.parametrize(
        ("act", "named", "refusal"),
        [
            ("record_comment", {"text": "  "}, actions.NoText),
            ("pause_watchpoint", {"reason": "", "until": LAST}, actions.NoText),
            ("pause_watchpoint", {"reason": "Later", "until": NEXT}, actions.BadPause),
            ("pause_watchpoint", {"reason": "Later", "until": date(2013, 1, 10)}, actions.BadPause),
        ],
    )
    def test_refuses_what_says_nothing_or_never_ends(self, point, secretary, act, named, refusal):
        with pytest.raises(refusal) as refused:
            getattr(actions, act)(watchpoint_id=point, noted_on=NEXT, actor=secretary, **named)

        assert sentences.render(refused.value, "nl")
        assert Note.objects.count() == 0

    def test_refuses_another_role_and_lets_it_comment(self, watched, point):
        alderman = watched.made.actor(Role.ALDERMAN)

        with pytest.raises(actions.NotForYou):
            actions.assign_watchpoint(watchpoint_id=point, noted_on=NEXT, actor=alderman)
        actions.record_comment(watchpoint_id=point, text="Ja", noted_on=NEXT, actor=alderman)
        assert [note.kind for note in queries.list_notes(point, on=NEXT)] == [NoteKind.COMMENTED]

    def test_refuses_to_take_up_what_is_gone(self, watched, point, secretary):
        watched.findings = []
        with tenancy.context(watched.made.id):
            watched.evaluate(NEXT)

        with pytest.raises(actions.PointClosed):
            actions.assign_watchpoint(watchpoint_id=point, noted_on=NEXT, actor=secretary)

    def test_refuses_what_is_not_there(self, watched, secretary):
        with pytest.raises(actions.UnknownWatchpoint):
            actions.record_comment(watchpoint_id=7, text="Ja", noted_on=NEXT, actor=secretary)
