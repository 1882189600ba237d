# SPDX-License-Identifier: EUPL-1.2
"""The accounts that a visitor of the demo may take on; outside demo mode there are none."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import sentences, tenancy
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import Role

GUEST = "guest"  # no role: it reads what was shared with it
SSO, MUNICIPALITY = gettext_lazy("Uitvoeringsorganisatie"), gettext_lazy("Gemeente")


@dataclass(frozen=True)
class DemoAccount:
    """One account of the demo: whom it is, for whom it acts, and how it is called."""

    username: str
    role: Role | str
    slug: str
    arrangement: str
    organisation: str
    code: str


@dataclass(frozen=True)
class Option:
    """One choice of a list."""

    value: str
    label: str | Promise
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """Choices under one heading."""

    label: str | Promise
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Options:
    """The two lists in the header."""

    organisations: tuple[Group, ...]
    roles: tuple[Group, ...]


def list_accounts() -> tuple[DemoAccount, ...]:
    """Return every account of the demo's arrangements, in order of organisation and role."""
    if not settings.IS_DEMO:
        return ()
    names = frozenset(get_user_model().objects.values_list("username", flat=True))
    return _read(queries.list_addresses(), names)


@cache
def _read(
    addresses: tuple[tuple[str, int], ...], names: frozenset[str]
) -> tuple[DemoAccount, ...]:
    found: list[DemoAccount] = []
    starts: dict[str, date] = {}
    for slug, arrangement_id in addresses:
        with tenancy.context(arrangement_id):
            line = queries.get_arrangement_by_id(arrangement_id)
            participants = {
                one.participant.code: one.participant.name
                for one in queries.list_all_participations()
            }
            guests = queries.list_guests()
        if not line.is_demo:
            continue
        starts[slug] = line.starts_on
        wanted = [("", line.sso_name, role) for role in Role if role.is_sso]
        wanted += [
            (code, name, role)
            for code, name in participants.items()
            for role in Role
            if not role.is_sso
        ]
        accounts = (
            DemoAccount(write_username(slug, role, code), role, slug, line.name, name, code)
            for code, name, role in wanted
        )
        found += [account for account in accounts if account.username in names]
        found += [
            DemoAccount(f"{slug}-{GUEST}", GUEST, slug, line.name, one.name, GUEST)
            for one in guests
            if f"{slug}-{GUEST}" in names
        ]
    return tuple(sorted(found, key=lambda one: starts[one.slug]))


def write_username(slug: str, role: Role, code: str) -> str:
    """Return the name under which organisations made an account of the demo."""
    parts = [slug, role.value.replace("_", "-"), code]
    return "-".join(part for part in parts if part)


def find_account(username: str) -> DemoAccount | None:
    """Return the account of the demo with a name."""
    return next((one for one in list_accounts() if one.username == username), None)


def find_nearest(organisation: str, role: str) -> DemoAccount | None:
    """Return the account of an organisation in a role, or else its first one."""
    slug, _, code = organisation.partition(":")
    theirs = [one for one in list_accounts() if (one.slug, one.code) == (slug, code)]
    exact = (one for one in theirs if one.role == role)
    return next(exact, theirs[0] if theirs else None)


def list_options(request: HttpRequest) -> Options:
    """Return the choices in the header, with those of the reader marked."""
    reader = find_account(request.user.get_username()) if request.user.is_authenticated else None
    accounts = list_accounts()
    groups = [
        Group(name, _list_organisations(tuple(theirs), reader))
        for name, theirs in groupby(accounts, key=lambda one: one.arrangement)
    ]
    present = {one.role for one in accounts}
    sides = [
        Group(label, tuple(
            Option(role.value, sentences.word(role), bool(reader and reader.role == role))
            for role in Role if role.is_sso == is_sso and role in present
        ))
        for label, is_sso in ((SSO, True), (MUNICIPALITY, False))
    ]  # fmt: skip
    return Options(tuple(groups), tuple(sides))


def _list_organisations(
    accounts: tuple[DemoAccount, ...], reader: DemoAccount | None
) -> tuple[Option, ...]:
    chosen = (reader.slug, reader.code) if reader else None
    names = {(one.slug, one.code): one.organisation for one in accounts}
    return tuple(
        Option(f"{slug}:{code}" if code else slug, name, (slug, code) == chosen)
        for (slug, code), name in names.items()
    )
