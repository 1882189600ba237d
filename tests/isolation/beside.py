# SPDX-License-Identifier: EUPL-1.2
"""What is asked beside addresses: search, mail, work, tokens, looking along, the open page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from unittest import mock

from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bodemplaat.accountability import actions as accountability_actions
from bodemplaat.accountability.jobs import mails
from bodemplaat.config import stand_ins
from bodemplaat.foundation import jobs, tenancy, tokens
from bodemplaat.foundation.models import OwnSignpost
from bodemplaat.foundation.testing import databases, work
from bodemplaat.foundation.users import Account, Assignment
from bodemplaat.kernel.days import AMSTERDAM
from bodemplaat.organisations.values import Actor, Role
from tests.isolation import canaries, conftest, routes

READ: list[str] = []
WANTED = ("kanarie", "KANARIE-participant", "dvo", "bolsward", "oosterhout", "' OR 1=1 --", "%")


def get_actor(visitor: conftest.Visitor, at: datetime | None = None) -> Actor:
    """Return a visitor as actions know one."""
    reader = visitor.reader
    return Actor(
        account_id=reader.account_id, name="Proef", role=Role(visitor.role),
        arrangement_id=reader.arrangement_id, participant_id=reader.participant_id,
        participant_code=None, at=at or timezone.now(),
    )  # fmt: skip


def find_search_leaks(
    visitors: Iterable[conftest.Visitor], text: str = "kanarie"
) -> list[str]:
    """Return what visitors find of others."""
    return [
        f"{visitor.role} {visitor.reader}: {leak}"
        for visitor in visitors
        for leak in canaries.find_leaks(search(visitor, text), visitor.reader)
    ]


def search(visitor: conftest.Visitor, text: str) -> str:
    """Return what one finds, on the page."""
    response = visitor.client.get(f"/{visitor.slug}/zoeken/", {"q": text})
    assert response.status_code == 200
    return response.content.decode()


def find_led(world: conftest.World, slug: str = "iszf") -> list[str]:
    """Return whom the reference of a thing leads to it whose it is not."""
    with tenancy.context(world.demo.arrangements[slug]):
        (post, *_) = OwnSignpost.objects.order_by("pk")
    others = [
        one for one in world.sample()
        if one.slug == slug and one.reader.participant_id not in (None, post.participant_id)
    ]  # fmt: skip
    assert others
    path = f"/{slug}/r/{post.reference}/"
    answers = [(one, one.ask("GET", path).status) for one in others]
    return [f"{one.role} {one.reader}: {status}" for one, status in answers if status != 404]


def send_mails(visitor: conftest.Visitor, on: date) -> list[str]:
    """Return what the participant of a visitor is mailed about a day; nothing is kept."""
    reader = visitor.reader
    outbox: list[Any] = []
    actor = Actor.system(reader.arrangement_id, datetime.combine(on, time(12), AMSTERDAM))
    with transaction.atomic():
        for line in Assignment.objects.filter(
            arrangement_id=reader.arrangement_id, participant_id=reader.participant_id
        ):
            email = f"{line.account_id}@voorbeeld.example"
            Account.objects.filter(pk=line.account_id).update(email=email)
        with tenancy.context(reader.arrangement_id), mock.patch.object(mail, "outbox", outbox):
            accountability_actions.draft_digests(on=on, actor=actor)
            mails.send_queued(actor=actor)
        transaction.set_rollback(True)
    return sorted(f"{one.to} {one.subject}\n{one.body}\n{one.alternatives}" for one in outbox)


def find_mailed(world: conftest.World, slug: str, on: date) -> conftest.Visitor:
    """Return somebody of a participant that is mailed about a day."""
    members = (one for one in world.sample() if one.slug == slug and one.reader.participant_id)
    return next(one for one in members if send_mails(one, on))


def find_mail_shifts(visitor: conftest.Visitor, hollow: str, on: date) -> list[str]:
    """Return the mails that are others once all is gone that their readers may not see."""
    whole = send_mails(visitor, on)
    with databases.connected_to(hollow):
        alone = send_mails(visitor, on)
    assert alone, "Nobody is mailed, so nothing is proved."
    shared = set(whole) & set(alone)
    return [one.splitlines()[0] for one in (*whole, *alone) if one not in shared]


@jobs.job("planted.read", label="Lezen")
def read(run: Any) -> None:
    """Read what the things of participants are called."""
    READ.extend(OwnSignpost.objects.values_list("title", flat=True))


def find_job_leaks(visitor: conftest.Visitor) -> list[str]:
    """Return what work reads of others that a visitor asked for."""
    reader = visitor.reader
    READ.clear()
    with transaction.atomic():
        scope = "sso" if reader.participant_id is None else "participant"
        with tenancy.context(
            reader.arrangement_id, participant_id=reader.participant_id, scope=scope
        ):
            job_id = jobs.defer("planted.read", actor=get_actor(visitor), key="proef")
        work.finish(
            job_id, arrangement_id=reader.arrangement_id, participant_id=reader.participant_id
        )
        transaction.set_rollback(True)
    assert READ, "The work reads nothing, so nothing is proved."
    return canaries.find_leaks(" ".join(READ), reader)


def make_token(
    visitor: conftest.Visitor, *, scopes: list[str], days: int = 30
) -> tuple[int, str]:
    """Make a token of a visitor; one that ended is made as if long ago."""
    today = timezone.localdate()
    start = today if days > 0 else today - timedelta(days=100)
    with tenancy.context(visitor.reader.arrangement_id):
        line, secret = tokens.make_token(
            name="proef", scopes=scopes, ends_before=today + timedelta(days=days), today=start,
            actor=get_actor(visitor),
        )  # fmt: skip
    return line.id, secret


def with_token(visitor: conftest.Visitor, secret: str) -> conftest.Visitor:
    """Return a visitor without a session, who sends a token."""
    return replace(visitor, client=Client(headers={"Authorization": f"Bearer {secret}"}))


def list_scopes() -> list[str]:
    """Return every right that a token can have."""
    found = {route.package for route in routes.list_routes() if route.is_api}
    return [f"{package}:write" for package in sorted(found)]


def find_open_tokens(world: conftest.World, route: routes.Route, arguments: Any) -> list[str]:
    """Return the tokens that open an address where they do not hold: one answer for them all."""
    visitor, other = (world.get_one(slug, is_sso=True) for slug in ("iszf", "equalit"))
    scopes = list_scopes()
    with transaction.atomic():
        revoked_id, revoked = make_token(visitor, scopes=scopes)
        with tenancy.context(visitor.reader.arrangement_id):
            tokens.revoke_token(token_id=revoked_id, actor=get_actor(visitor))
        _, ended = make_token(visitor, scopes=scopes, days=0)
        _, foreign = make_token(other, scopes=scopes)
        path, nowhere = (route.write(slug, arguments) for slug in ("iszf", "bestaat-niet"))
        asked = [
            (secret, path)
            for secret in (revoked, ended, foreign, "bp_unknown", "", "ä", revoked + " x")
        ]
        asked.append((foreign, nowhere))
        answers = [with_token(visitor, secret).ask("GET", where) for secret, where in asked]
        transaction.set_rollback(True)
    texts = {answer.text for answer in answers}
    found = [f"{path}: {answer.status}" for answer in answers if answer.status != 401]
    return found + ([] if len(texts) == 1 else [f"{path}: {len(texts)} answers"])


def find_wide_tokens(world: conftest.World, route: routes.Route, arguments: Any) -> list[str]:
    """Return where a token gives more than its rights: elsewhere, or writing for reading."""
    visitor = world.get_one("iszf", is_sso=True)
    scopes = list_scopes()
    path = route.write("iszf", arguments)
    with transaction.atomic():
        others = [one for one in scopes if one != f"{route.package}:write"]
        asked = (
            ("GET", others), ("POST", [one.replace("write", "read") for one in scopes]),
        )  # fmt: skip
        answers = [
            with_token(visitor, make_token(visitor, scopes=given)[1]).ask(method, path)
            for method, given in asked
        ]
        transaction.set_rollback(True)
    return [
        f"{path}: {answer.status}"
        for answer in answers
        if answer.status not in (403, 405) or "foundation.api-" not in answer.text
    ]


def find_outliving(world: conftest.World) -> list[str]:
    """Return the pages on which who looked along still does, when that is over."""
    visitor = next(
        one for one in world.visitors if (one.slug, one.role) == ("iszf", Role.ACCOUNT_MANAGER)
    )
    right = Assignment.objects.filter(
        arrangement_id=visitor.reader.arrangement_id, role=Role.SECRETARY
    )[0]
    account = Account.objects.get(pk=visitor.reader.account_id)
    later = SimpleNamespace(now=lambda: timezone.now() + timedelta(minutes=31))
    with transaction.atomic():
        client = Client()
        client.force_login(account)
        given = {"assignment_id": right.pk, "reason": "Vraag over de bijdrage."}
        client.post("/iszf/meekijken/start/", given)
        during = client.get("/iszf/").content.decode()
        with mock.patch.object(stand_ins, "timezone", later):
            after = client.get("/iszf/").content.decode()
        transaction.set_rollback(True)
    assert "U kijkt mee als" in during
    return ["/iszf/"] if "U kijkt mee als" in after else []


def find_published_leaks(world: conftest.World, name: str) -> list[str]:
    """Return what an open page shows that was not published, and where it does not open."""
    found = []
    for slug in world.demo.arrangements:
        path = reverse(name, kwargs={"partnership": slug})
        stranger = conftest.Visitor(slug, "", canaries.Reader(0, 0, 0), Client())
        for visitor in (stranger, world.get_one(slug, is_sso=True)):
            answer = visitor.ask("GET", path)
            found += canaries.find_leaks(answer.whole, stranger.reader)
            found += [] if answer.status == 200 else [f"{path} answers {answer.status}"]
    return found
