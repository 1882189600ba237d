# SPDX-License-Identifier: EUPL-1.2
"""Work is asked for once, done once, and always comes to an end that somebody can read."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from bodemplaat.foundation import jobs, sentences, tenancy
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.jobs import registry, running, scheduling
from bodemplaat.foundation.models import EventDelivery, Job, JobFile, JobProgress, ScheduleTick
from bodemplaat.foundation.users import Account, Assignment
from bodemplaat.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db(transaction=True)
OFFICE = SimpleNamespace(arrangement_id=7, participant_id=None, account_id=None, role="")
HERE = {"arrangement_id": 7, "participant_id": None}


class TooLate(Refusal):
    code = "foundation.unknown-job"


class Halfway(jobs.Sentence):
    code = "foundation.job-failed"


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch):
    """Let each test declare work of its own."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    monkeypatch.setattr(registry, "_schedules", {})


def declare(work, name="test.work", **options):
    """Declare a kind of work."""
    jobs.job(name, label="Werk", **options)(work)


def write(number):
    """Make an effect that can be counted."""
    EventDelivery.objects.create(arrangement_id=7, key=str(number), handler="effect")


def ask(name="test.work", *, key="1", **values):
    """Ask for work as the office."""
    with tenancy.context(7):
        return jobs.defer(name, actor=OFFICE, key=key, **values)


def run(job_id, should_stop=lambda: False):
    """Run a job as a worker does."""
    running.run(should_stop=should_stop, job_id=job_id, **HERE)


def read(job_id):
    """Return a job as the page shows it, and how many effects there are."""
    with tenancy.context(7):
        return jobs.find_job(job_id), EventDelivery.objects.filter(handler="effect").count()


def count_queued():
    """Return how many deliveries wait, as the administrator sees them."""
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        return admin.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()[0]


class TestDefer:
    def test_asks_once_under_a_key(self):
        declare(lambda run: None)

        first, again, other = ask(), ask(), ask(key="2")

        assert first == again != other
        assert count_queued() == 2

    def test_keeps_nothing_when_what_it_belongs_to_is_undone(self):
        declare(lambda run: None)

        with pytest.raises(TooLate), transaction.atomic():
            ask()
            raise TooLate(number=1)

        assert (count_queued(), read(1)[0]) == (0, None)

    def test_keeps_nothing_but_numbers_in_the_queue(self):
        declare(lambda run, year: None)

        job_id = ask(year=2010)

        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
            (args,) = admin.execute("SELECT args FROM procrastinate_jobs").fetchone()
        assert args == {**HERE, "job_id": job_id}

    def test_refuses_what_is_no_id_or_code(self):
        declare(lambda run, person: None)

        with pytest.raises(TypeError, match="takes ids and codes, not person"):
            ask(person={"name": "Jansen"})


class TestRun:
    def test_makes_the_effect_once_however_often_it_is_delivered(self):
        declare(lambda run, number: write(number))
        job_id = ask(number=3)

        for _ in range(3):
            run(job_id)

        line, effects = read(job_id)
        assert (line.state, line.attempts, effects) == ("done", 1, 1)

    def test_says_what_came_of_it(self):
        result = jobs.Result(Halfway(count=2), "work-list", {})
        declare(lambda run: result)
        job_id = ask()

        run(job_id)

        line, _ = read(job_id)
        assert "liep 2 keer vast" in sentences.render(line.said, "nl")
        assert line.link == {"name": "work-list", "kwargs": {}}

    def test_ends_in_a_refusal_with_nothing_done(self):
        def work(run):
            write(1)
            raise TooLate(number=4)

        declare(work)
        job_id = ask()

        run(job_id)

        line, effects = read(job_id)
        assert (line.state, effects) == ("refused", 0)
        assert sentences.render(line.said, "nl").startswith("Werk 4 is er niet.")

    def test_tries_again_after_an_error_of_ours_and_gives_up_in_the_end(self):
        def work(run):
            write(1)
            raise ValueError("oops")

        declare(work, tries=2)
        job_id = ask()

        with pytest.raises(running.NotNow) as later:
            run(job_id)
        between, _ = read(job_id)
        run(job_id)

        line, effects = read(job_id)
        assert later.value.after == running.PAUSE
        assert (between.state, line.state, line.attempts, effects) == ("waiting", "failed", 2, 0)
        assert "liep 2 keer vast" in sentences.render(line.said, "nl")

    def test_gives_up_what_kills_its_worker_every_time(self):
        declare(lambda run: write(1))
        job_id = ask()
        with tenancy.context(7):
            Job.objects.filter(pk=job_id).update(attempts=running.MOST_ATTEMPTS, state="running")

        run(job_id)

        line, effects = read(job_id)
        assert (line.state, line.said.code, effects) == ("failed", "foundation.job-given-up", 0)

    def test_leaves_to_another_worker_what_that_one_holds(self):
        held, go = threading.Event(), threading.Event()

        def work(run):
            write(1)
            held.set()
            assert go.wait(10)

        declare(work)
        job_id = ask()
        first = threading.Thread(target=_run_and_close, args=(job_id,))
        first.start()
        assert held.wait(10)

        with pytest.raises(running.NotNow):
            run(job_id)
        go.set()
        first.join()
        run(job_id)

        line, effects = read(job_id)
        assert (line.state, effects) == ("done", 1)

    def test_acts_with_the_rights_of_today(self):
        person = Account.objects.create(username="controller")
        gone = SimpleNamespace(**vars(OFFICE) | {"account_id": person.pk, "role": "secretary"})
        declare(lambda run: write(1))
        with tenancy.context(7):
            job_id = jobs.defer("test.work", actor=gone, key="1")

        run(job_id)

        line, effects = read(job_id)
        assert (line.state, line.said.code, effects) == ("refused", "organisations.role-ended", 0)

    def test_reads_its_file_which_is_gone_afterwards(self):
        seen = []
        declare(lambda run: seen.append(run.read_file()))
        with tenancy.context(7):
            job_id = jobs.defer("test.work", actor=OFFICE, key="1", file=iter([b"een", b"twee"]))

        run(job_id)

        assert seen == [b"eentwee"]
        with tenancy.context(7):
            assert not JobFile.objects.exists()

    def test_goes_on_with_the_step_that_it_was_killed_in(self):
        def work(run):
            for step in range(3):
                with run.once(f"step {step}") as is_new:
                    if is_new:
                        write(step)

        declare(work)
        job_id = ask()

        run(job_id)
        with tenancy.context(7):
            Job.objects.filter(pk=job_id).update(state="running", ended_at=None)
        run(job_id)

        assert read(job_id)[1] == 3


class TestProgress:
    def test_is_seen_while_the_work_is_not_there_yet(self):
        told, go = threading.Event(), threading.Event()

        def work(run):
            write(1)
            run.tell(3, 10, Halfway(count=3))
            told.set()
            assert go.wait(10)

        declare(work)
        job_id = ask()
        worker = threading.Thread(target=_run_and_close, args=(job_id,))
        worker.start()
        assert told.wait(10)

        line, effects = _wait_for(job_id, lambda line: line.done == 3)
        go.set()
        worker.join()

        assert (line.state, line.done, line.total, effects) == ("running", 3, 10, 0)
        assert "liep 3 keer vast" in sentences.render(line.told, "nl")
        assert read(job_id)[0].state == "done"

    def test_of_a_lost_worker_is_shown_as_stuck(self):
        declare(lambda run: None)
        job_id = ask()
        with tenancy.context(7):
            Job.objects.filter(pk=job_id).update(state="running")
            JobProgress.objects.update(beat_at=timezone.now() - timedelta(seconds=31))

            assert [line.id for line in jobs.list_stuck()] == [job_id]
            JobProgress.objects.update(beat_at=timezone.now())
            assert jobs.list_stuck() == ()

    def test_of_work_that_no_worker_takes_is_shown_as_stuck(self):
        declare(lambda run: None)
        job_id = ask()
        with tenancy.context(7):
            assert jobs.list_stuck() == ()
            Job.objects.update(due_at=timezone.now() - timedelta(minutes=3))

            assert [line.id for line in jobs.list_stuck()] == [job_id]


class TestCancel:
    def test_ends_at_once_what_waits(self):
        declare(lambda run: write(1))
        job_id = ask()

        with tenancy.context(7):
            jobs.cancel(job_id)
        run(job_id)

        line, effects = read(job_id)
        assert (line.state, effects) == ("cancelled", 0)

    def test_undoes_what_runs(self):
        told = threading.Event()

        def work(run):
            write(1)
            for done in range(1_000):
                run.tell(done)
                told.set()
                threading.Event().wait(0.05)

        declare(work)
        job_id = ask()
        worker = threading.Thread(target=_run_and_close, args=(job_id,))
        worker.start()
        assert told.wait(10)
        with tenancy.context(7):
            jobs.cancel(job_id)
        worker.join(timeout=20)

        line, effects = read(job_id)
        assert (line.state, effects) == ("cancelled", 0)

    def test_refuses_what_has_ended_and_what_is_not_there(self):
        declare(lambda run: None)
        job_id = ask()
        run(job_id)

        with tenancy.context(7):
            with pytest.raises(jobs.AlreadyEnded):
                jobs.cancel(job_id)
            with pytest.raises(jobs.UnknownJob):
                jobs.cancel(job_id + 1)

    def test_does_not_reach_another_arrangement(self):
        declare(lambda run: None)
        job_id = ask()

        with tenancy.context(8), pytest.raises(jobs.UnknownJob):
            jobs.cancel(job_id)

        assert read(job_id)[0].state == "waiting"


class TestStop:
    def test_puts_back_what_the_worker_cannot_end(self):
        def work(run):
            write(1)
            run.tell(1)

        declare(work)
        job_id = ask()

        with pytest.raises(running.NotNow):
            run(job_id, should_stop=lambda: True)

        line, effects = read(job_id)
        assert (line.state, effects) == ("waiting", 0)
        run(job_id)
        assert read(job_id)[1] == 1


class TestSchedule:
    def test_asks_once_per_moment_and_arrangement(self):
        person = Account.objects.create(username="controller")
        for arrangement_id in (7, 8, 8):
            Assignment.objects.create(
                account=person, arrangement_id=arrangement_id, role="sso_director",
                starts_on="2004-01-01",
            )
        jobs.scheduled("test.daily", cron="0 6 * * *", label="Dagelijks")(lambda run: None)
        scheduling.keep()
        assert count_queued() == 0  # a new schedule begins with its next moment
        ScheduleTick.objects.update(kept_at=timezone.now() - timedelta(days=3))

        keepers = [threading.Thread(target=scheduling.keep) for _ in range(4)]
        for keeper in keepers:
            keeper.start()
        for keeper in keepers:
            keeper.join()
        scheduling.keep()

        assert count_queued() == 2

    def test_goes_by_the_clock_of_the_netherlands(self):
        summer = timezone.datetime.fromisoformat("2026-07-01T04:30:00+00:00")

        due = scheduling.find_due("0 6 * * *", summer)

        assert due.isoformat() == "2026-07-01T06:00:00+02:00"

    def test_is_refused_when_no_clock_knows_it(self):
        with pytest.raises(ValueError, match="no schedule"):
            jobs.scheduled("test.daily", cron="om zes uur", label="Dagelijks")


class TestQueue:
    @pytest.mark.parametrize(
        "statement",
        ["SELECT args FROM procrastinate_jobs", "UPDATE procrastinate_jobs SET args = '{}'",
         "DELETE FROM procrastinate_jobs", "SELECT * FROM procrastinate_workers",
         "SELECT * FROM procrastinate_events"],
    )  # fmt: skip
    def test_is_shut_to_the_application(self, statement):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)

    @pytest.mark.parametrize("table", ["foundation_job", "foundation_account", "django_session"])
    def test_is_all_that_the_worker_reads(self, table):
        with (
            roles.connect_as("worker", connection.settings_dict["NAME"]) as worker,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            worker.execute(f"SELECT * FROM {table}")


def _run_and_close(job_id):
    try:
        run(job_id)
    finally:
        connection.close()


def _wait_for(job_id, is_right):
    for _ in range(100):
        line, effects = read(job_id)
        if is_right(line):
            return line, effects
        threading.Event().wait(0.1)
    raise AssertionError("It did not come.")
