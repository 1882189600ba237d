# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from bodemplaat.accountability import actions, queries
from bodemplaat.accountability.models import Digest
from bodemplaat.accountability.values import ErasureState, RetentionKind
from bodemplaat.foundation import audit, drafts, jobs, sentences, tenancy, tokens, verification
from bodemplaat.foundation.jobs.models import Job
from bodemplaat.foundation.models import (
    Account,
    ApiAnswer,
    AuditRecord,
    Draft,
    Invitation,
)
from bodemplaat.foundation.personal import Preference
from bodemplaat.foundation.testing import work
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Actor, PostKind, Role

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def made():
    return factories.make_partnership(codes=("0064", "0104"))


@pytest.fixture
def director(made):
    """Somebody who rules retention, with a row of each kind: one old, one new."""
    with made.context():
        account_id = organisations_actions.register_account(
            username="directeur", first_name="Dirk", last_name="Proef"
        )
        organisations_actions.assign_role(
            account_id=account_id, role=Role.SSO_DIRECTOR, starts_on=date(2004, 1, 1),
            actor=made.actor(),
        )  # fmt: skip
    return Actor(
        account_id=account_id, name="Dirk Proef", role=Role.SSO_DIRECTOR, arrangement_id=made.id,
        participant_id=None, participant_code=None, at=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def rows(made, director):
    """One old and one new row of every kind; each is counted by its moment."""
    now = timezone.now()
    old = now - 3000 * DAY
    owner = {"arrangement_id": made.id, "person_id": director.account_id}
    with tenancy.context(made.id, person_id=director.account_id):
        for at in (old, now):
            ApiAnswer.objects.create(key=f"{at}", request_digest="x", recorded_at=at, **owner)
            Draft.objects.create(page_key=f"{at}", values={}, saved_at=at, **owner)
    _leave(made, director, old)
    with made.context():
        for number, at in enumerate((old, now)):
            Invitation.objects.create(
                account_id=director.account_id, digest=f"{number}", sent_at=at, expires_at=at
            )
            Digest.objects.create(
                arrangement_id=made.id, account_id=director.account_id, name="Dirk Proef",
                role="sso_director", about_on=at.date(), queued_at=at, sent_at=at,
            )  # fmt: skip
            job_id = jobs.defer("accountability.evaluate", actor=director, key=f"{number}")
            Job.objects.filter(pk=job_id).update(
                state="done", ended_at=at, values={"secret": "x"}, said={"name": "Dirk"}
            )
            client = Client()
            client.force_login(Account.objects.get(pk=director.account_id))
            UserSession.objects.create(
                user_id=director.account_id, session_key=client.session.session_key, ip="::1",
                user_agent="x",
            )  # fmt: skip
            UserSession.objects.filter(session_key=client.session.session_key).update(
                last_seen_at=at
            )


def _leave(made, director, old):
    """Let somebody who left have a preference, and somebody who stays; and let a term be over."""
    with made.context():
        gone = organisations_actions.register_account(
            username="weg", first_name="Weg", last_name="Proef"
        )
        organisations_actions.assign_role(
            account_id=gone, role=Role.SSO_CONTROLLER, starts_on=date(2004, 1, 1),
            ends_before=old.date(), actor=made.actor(),
        )  # fmt: skip
        _seat(made, old.date())
    for person_id in (director.account_id, gone):
        with tenancy.context(made.id, person_id=person_id):
            Preference.objects.create(
                arrangement_id=made.id, person_id=person_id, code="tour", is_on=True, kept_at=old
            )


def _seat(made, ended_on):
    """Let one person hold a post until a day, and another one after it."""
    actor = made.actor()
    post_id = organisations_actions.register_post(
        participant_code="0064", kind=PostKind.CONTRACT_MANAGER, actor=actor
    )
    for name, starts_on, ends_before in (
        ("Oud Proef", date(2005, 1, 1), ended_on), ("Nieuw Proef", ended_on, None),
    ):  # fmt: skip
        organisations_actions.seat_person(
            post_id=post_id, name=name, starts_on=starts_on, ends_before=ends_before,
            source="test", actor=actor,
        )


def list_open(made):
    with made.context():
        return {one.kind: one for one in queries.list_erasures()
                if one.state is ErasureState.LISTED}  # fmt: skip


def propose(made, on=None):
    with made.context():
        actor = Actor.system(made.id, timezone.now())
        return actions.propose_erasures(on=on or timezone.localdate(), actor=actor)


def approve(made, director, kind, reason="Termijn voorbij"):
    with made.context():
        job_id = actions.approve_erasure(
            erasure_id=list_open(made)[kind].id, reason=reason, actor=director
        )
    work.finish(job_id, arrangement_id=made.id)
    return job_id


def _list_persons():
    return organisations_queries.list_persons()


def count_all(made, director):
    with tenancy.context(made.id, person_id=director.account_id):
        return {
            RetentionKind.API_ANSWERS: ApiAnswer.objects.count(),
            RetentionKind.DRAFTS: Draft.objects.count(),
            RetentionKind.INVITATIONS: Invitation.objects.count(),
            RetentionKind.MAILS: Digest.objects.count(),
            RetentionKind.PERSONS: sum(not one.erased_at for one in _list_persons()),
            RetentionKind.SESSIONS: UserSession.objects.count(),
        }


class TestErasure:
    def test_is_listed_and_nothing_is_gone_before_somebody_approves(self, made, director, rows):
        before = count_all(made, director)

        assert propose(made) == len(RetentionKind)
        assert propose(made) == len(RetentionKind), "listed once, and brought up to date"

        found = list_open(made)
        assert {kind: one.count for kind, one in found.items()} == dict.fromkeys(RetentionKind, 1)
        assert count_all(made, director) == before

    @pytest.mark.parametrize("kind", RetentionKind)
    def test_erases_what_is_over_its_term_and_the_trail_still_verifies(
        self, made, director, rows, kind
    ):
        before = count_all(made, director)
        propose(made)

        approve(made, director, kind)

        after = count_all(made, director)
        gone = {one: before[one] - after[one] for one in before}
        assert gone == {one: int(one is kind) for one in before}
        with made.context():
            records = AuditRecord.objects.order_by("-seq").filter(
                code__startswith="accountability.erasure."
            )
            closed, approved = records[:2]
            assert (approved.code, closed.code) == (
                "accountability.erasure.approved", "accountability.erasure.closed",
            )  # fmt: skip
            assert approved.actor_name == "Dirk Proef"
            assert closed.after["reason"] == "Termijn voorbij" and closed.after["count"] == 1
            assert audit.find_damage() == []
            (line,) = [one for one in queries.list_erasures() if one.kind is kind]
            assert (line.state, line.count) == (ErasureState.DONE, 1)
        propose(made)
        assert kind not in list_open(made)

    def test_keeps_the_preferences_of_who_is_still_here(self, made, director, rows):
        propose(made)
        approve(made, director, RetentionKind.PREFERENCES)

        with tenancy.context(made.id, person_id=director.account_id):
            assert Preference.objects.filter(person_id=director.account_id).count() == 1

    def test_leaves_of_work_that_it_was_done(self, made, director, rows):
        propose(made)
        approve(made, director, RetentionKind.JOBS)

        with made.context():
            held = dict(Job.objects.filter(name="accountability.evaluate").values_list(
                "key", "values"))  # fmt: skip
            first = Job.objects.get(name="accountability.evaluate", key="0")
        assert held == {"0": {}, "1": {"secret": "x"}}
        assert (first.state, first.said, first.actor_id) == ("done", {}, None)

    def test_ends_the_session_with_the_log_in(self, made, director, rows):
        with made.context():
            old = UserSession.objects.order_by("last_seen_at").first().session_key
        propose(made)
        approve(made, director, RetentionKind.SESSIONS)

        assert not Session.objects.filter(session_key=old).exists()
        assert Session.objects.exists()

    def test_leaves_everything_whole_for_verify(self, made, director, rows):
        propose(made)
        for kind in RetentionKind:
            approve(made, director, kind)

        damage, _ = verification.find_damage()
        assert damage == []

    def test_of_another_arrangement_stays(self, made, director, rows):
        other = factories.make_partnership(slug="ander")

        assert propose(other) == 0
        assert list_open(other) == {}

    def test_lapses_when_nothing_is_over_its_term_any_more(self, made, director, rows):
        propose(made)
        with made.context():
            for kind in RetentionKind:
                actions.set_retention_term(
                    kind=kind, days=3650, ground="Langer", set_on=date(2014, 1, 1), actor=director
                )

        assert propose(made) == 0
        assert list_open(made) == {}

    def test_is_refused_without_a_reason_and_a_second_time(self, made, director, rows):
        propose(made)
        erasure_id = list_open(made)[RetentionKind.DRAFTS].id

        with made.context(), pytest.raises(actions.NoGround):
            actions.approve_erasure(erasure_id=erasure_id, reason=" ", actor=director)
        approve(made, director, RetentionKind.DRAFTS)
        with made.context(), pytest.raises(actions.NotListed) as refused:
            actions.approve_erasure(erasure_id=erasure_id, reason="Ja", actor=director)
        assert "al beslist" in sentences.render(refused.value, "nl")
        with made.context(), pytest.raises(actions.UnknownErasure):
            actions.approve_erasure(erasure_id=0, reason="Ja", actor=director)

    def test_is_not_done_before_it_is_approved_nor_by_another_role(self, made, director, rows):
        propose(made)
        erasure_id = list_open(made)[RetentionKind.DRAFTS].id
        with made.context():
            with pytest.raises(actions.NotListed):
                actions.close_erasure(erasure_id=erasure_id, actor=director)
            with pytest.raises(actions.NotForYou):
                actions.approve_erasure(
                    erasure_id=erasure_id, reason="Ja", actor=made.actor(Role.SSO_CONTROLLER)
                )


class TestTerm:
    def test_is_data_with_a_ground_and_a_record(self, made, director):
        with made.context():
            assert queries.get_term(RetentionKind.MAILS).days == 365
            for days, ground in ((180, "Genoeg"), (200, "Toch langer")):
                actions.set_retention_term(
                    kind=RetentionKind.MAILS, days=days, ground=ground, actor=director,
                    set_on=date(2014, 1, 1),
                )  # fmt: skip

            line = queries.get_term(RetentionKind.MAILS)
            record = AuditRecord.objects.order_by("-seq").first()
            assert audit.find_damage() == []
        assert (line.days, line.ground, line.set_by) == (200, "Toch langer", "Dirk Proef")
        assert (record.before["days"], record.after["days"]) == (180, 200)

    @pytest.mark.parametrize(
        ("days", "ground", "refusal"),
        [(0, "x", "BadTerm"), (3651, "x", "BadTerm"), (30, "  ", "NoGround")],
    )
    def test_is_refused_outside_its_bounds(self, made, director, days, ground, refusal):
        with made.context(), pytest.raises(getattr(actions, refusal)):
            actions.set_retention_term(
                kind=RetentionKind.MAILS, days=days, ground=ground, set_on=date(2014, 1, 1),
                actor=director,
            )  # fmt: skip

    def test_of_drafts_is_the_one_that_drafts_keep_to(self, made):
        with made.context():
            assert queries.get_term(RetentionKind.DRAFTS).days == drafts.LIFE.days


class TestPages:
    @pytest.fixture
    def office(self, made, director):
        client = Client()
        client.force_login(Account.objects.get(pk=director.account_id))
        return client

    def test_lead_from_the_terms_to_an_approval(self, made, director, rows, office):
        home = f"/{made.slug}/bewaartermijnen/"
        assert "Niets is over zijn bewaartermijn" in office.get(home).content.decode()
        assert office.post(f"{home}nalopen/").status_code == 302

        page = office.get(home).content.decode()
        assert "8 rijen over hun bewaartermijn" in page
        assert "Concepten van formulieren" in page and "het concept verdwijnt" in page
        pk = list_open(made)[RetentionKind.MAILS].id
        assert office.post(f"{home}lijst/{pk}/", {"reason": ""}).status_code == 422
        answer = office.post(f"{home}lijst/{pk}/", {"reason": "Termijn voorbij"})
        assert answer.status_code == 302 and "/werk/" in answer["Location"]
        assert "Termijn voorbij" in office.get(home).content.decode()
        assert office.get(f"{home}lijst/{pk}/").status_code == 200
        assert office.get(f"{home}lijst/0/").status_code == 404

    def test_set_another_term(self, made, office):
        path = f"/{made.slug}/bewaartermijnen/mails/"
        assert "365 dagen bewaard" in office.get(path).content.decode()

        bad = office.post(path, {"days": "0", "ground": "x"})
        good = office.post(path, {"days": "180", "ground": "Genoeg"})

        assert (bad.status_code, good.status_code) == (422, 302)
        assert "180 dagen bewaard" in office.get(path).content.decode()
        assert office.get(f"/{made.slug}/bewaartermijnen/iets/").status_code == 404
        assert b"Verstuurde berichten;180" in office.get(
            f"/{made.slug}/bewaartermijnen/?vorm=csv"
        ).content

    def test_are_for_the_office_alone(self, made, director):
        with made.context():
            account_id = organisations_actions.register_account(
                username="secretaris", first_name="Anke", last_name="Proef"
            )
            organisations_actions.assign_role(
                account_id=account_id, role=Role.SECRETARY, participant_code="0064",
                starts_on=date(2004, 1, 1), actor=made.actor(),
            )  # fmt: skip
        client = Client()
        client.force_login(Account.objects.get(pk=account_id))
        assert client.get(f"/{made.slug}/bewaartermijnen/").status_code == 403


def test_the_tokens_of_programs_answer_anew_after_the_term(made, director, rows):
    propose(made)
    approve(made, director, RetentionKind.API_ANSWERS)

    with tenancy.context(made.id, person_id=director.account_id):
        row = tokens.keep_answer(key="nieuw", request_digest="y", actor=director)
    assert row.status == 0
