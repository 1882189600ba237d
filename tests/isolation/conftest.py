# SPDX-License-Identifier: EUPL-1.2
"""The demo with canaries in it, its accounts, and a visitor who asks as one of them."""

import logging
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from openpyxl import load_workbook

from bodemplaat.foundation import spreadsheets, tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.testing import databases
from bodemplaat.foundation.users import Assignment, GuestAccount
from tests.isolation import canaries
from tests.world import copied_world

IS_EXHAUSTIVE = os.environ.get("BODEMPLAAT_EXHAUSTIVE") == "1"
# The switch of roles names every organisation of the demo, so the tests run outside demo mode and
# ask for the day on which the demo lives.
DAY = "2014-03-15"
# What differs between two answers that say the same: tokens, and the address that was asked.
# Headers that differ between any two answers.
OWN_HEADERS = {"Content-Length", "Set-Cookie", "X-Request-ID"}
TOKEN = re.compile(
    r'((?:csrfmiddlewaretoken|concept)"[^>]*value=")[^"]+|(csrf_?token"[^>]*content=")[^"]+'
)


@dataclass(frozen=True)
class Visitor:
    """One account in one arrangement, and its client."""

    slug: str
    role: str
    reader: canaries.Reader
    client: Client

    def ask(self, method: str, path: str, query: str = "") -> "Answer":
        """Send one request and take back whatever it changed."""
        with transaction.atomic(), listening() as heard:
            response = self.client.generic(method, path + write_query(method, path) + query)
            text = read(response)
            headers = dict(response.headers)
            answer = Answer(response.status_code, headers, text, tuple(heard))
            transaction.set_rollback(True)
        return answer


@dataclass(frozen=True)
class Answer:
    """What came back, as text."""

    status: int
    headers: dict[str, str]
    text: str
    logged: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Return headers and body."""
        return "\n".join((*(f"{k}: {v}" for k, v in self.headers.items()), self.text))

    def strip(self, path: str, *asked: dict[str, Any]) -> tuple[int, str, str]:
        """
        Return what must be the same for an absent and for a hidden thing.

        Left out is what the asker knows already: the address, and what is in it. To compare two
        answers, leave out of each what was asked for in either.
        """
        given = sorted(self.headers.items())
        headers = "\n".join(f"{k}: {v}" for k, v in given if k not in OWN_HEADERS)
        parts = [TOKEN.sub(r"\1\2", part).replace(path, "") for part in (headers, self.text)]
        for value in (value for arguments in asked for value in arguments.values()):
            parts = [re.sub(rf"\b{re.escape(str(value))}\b", "", part) for part in parts]
        return self.status, parts[0], parts[1]


@contextmanager
def listening() -> Iterator[list[str]]:
    """Give what is logged meanwhile, with everything that goes along."""
    heard: list[str] = []
    handler = logging.Handler()
    # What Django keeps beside a record is the request itself; a formatter leaves that out.
    left_out = {"request": None, "exc_info": None}
    handler.emit = lambda record: heard.append(  # type: ignore[method-assign]
        f"{record.getMessage()} {vars(record) | left_out}"
    )
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield heard
    finally:
        root.removeHandler(handler)


def find_context() -> str:
    """Return the context that the connection is in; between requests there is none."""
    asked = ", ".join(
        f"current_setting('bodemplaat.{name}', true)" for name in tenancy.SETTINGS
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT concat_ws(' ', {asked})")
        return str(cursor.fetchone()[0]).strip()


def write_query(method: str, path: str) -> str:
    """Return the question for the day; a change by a program takes none."""
    if not path.startswith("/api/"):
        return f"?peildatum={DAY}"
    return f"?asOf={DAY}" if method in ("GET", "HEAD") else ""


def read(response: Any) -> str:
    """Return the text of an answer, also of a stream, of a PDF file or of a workbook."""
    body = b"".join(response) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if not body:
        return ""
    if kind == spreadsheets.XLSX_TYPE:
        rows = load_workbook(BytesIO(body)).active.iter_rows(values_only=True)
        return "\n".join(str(cell) for row in rows for cell in row)
    if kind.startswith("application/pdf"):
        done = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True)
        body = done.stdout
    return str(body.decode("utf-8", errors="replace"))


@dataclass(frozen=True)
class World:
    """The database with canaries, what the demo left, and who may look."""

    database: str
    demo: DemoWorld
    planted: dict[str, int]
    visitors: tuple[Visitor, ...]
    guests: tuple[Visitor, ...]

    def sample(self) -> tuple[Visitor, ...]:
        """Return every role and every participant once; in the long run, every account."""
        if IS_EXHAUSTIVE:
            return self.visitors
        return tuple(_sample(self.visitors))

    def get_one(self, slug: str, *, is_sso: bool) -> Visitor:
        """Return an account of the office or of a participant."""
        return next(
            one
            for one in self.visitors
            if one.slug == slug and (one.reader.participant_id is None) is is_sso
        )


def _sample(visitors: tuple[Visitor, ...]) -> Iterator[Visitor]:
    """Give every role of the office, and per participant one role, taking turns."""
    for slug in sorted({one.slug for one in visitors}):
        here = [one for one in visitors if one.slug == slug]
        yield from (one for one in here if one.reader.participant_id is None)
        owners = sorted({one.reader.participant_id or 0 for one in here} - {0})
        for turn, owner in enumerate(owners):
            theirs = [one for one in here if one.reader.participant_id == owner]
            yield theirs[turn % len(theirs)]


@pytest.fixture(scope="session")
def canary_world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[World]:
    """Copy the demo and plant the canaries, once per process."""
    with django_db_blocker.unblock(), copied_world() as (name, demo):
        planted = canaries.plant(name)
        with databases.connected_to(name):
            visitors, guests = tuple(_list_visitors(demo)), tuple(_list_guests(demo))
        yield World(name, demo, planted, visitors, guests)


@pytest.fixture
def world(canary_world: World, django_db_blocker: Any) -> Iterator[World]:
    """Let the connection be that of the canary world during one test."""
    with django_db_blocker.unblock(), databases.connected_to(canary_world.database):
        yield canary_world


@pytest.fixture(scope="session")
def get_hollow(canary_world: World) -> Iterator[Callable[[Visitor], str]]:
    """Give a copy of the world from which all is gone that a visitor may not see."""
    made: dict[canaries.Reader, str] = {}
    with ExitStack() as stack:

        def get(visitor: Visitor) -> str:
            if visitor.reader not in made:
                connection.close()
                name = stack.enter_context(databases.copied_from(canary_world.database))
                canaries.hollow_out(name, visitor.reader)
                made[visitor.reader] = name
            return made[visitor.reader]

        yield get


def _list_visitors(demo: DemoWorld) -> Iterator[Visitor]:
    slugs = {arrangement_id: slug for slug, arrangement_id in demo.arrangements.items()}
    accounts = get_user_model().objects.in_bulk()
    for line in Assignment.objects.order_by("id"):
        client = Client(raise_request_exception=True)
        client.force_login(accounts[line.account_id])
        reader = canaries.Reader(
            line.arrangement_id, line.participant_id, line.account_id, line.role
        )
        yield Visitor(slugs[line.arrangement_id], line.role, reader, client)


def _list_guests(demo: DemoWorld) -> Iterator[Visitor]:
    slugs = {arrangement_id: slug for slug, arrangement_id in demo.arrangements.items()}
    accounts = get_user_model().objects.in_bulk()
    for line in GuestAccount.objects.order_by("id"):
        client = Client(raise_request_exception=True)
        client.force_login(accounts[line.account_id])
        reader = canaries.Reader(
            line.arrangement_id, None, line.account_id, guest_id=line.guest_id
        )
        yield Visitor(slugs[line.arrangement_id], "guest", reader, client)
