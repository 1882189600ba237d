# SPDX-License-Identifier: EUPL-1.2
"""
Tokens with which a program acts for a person, in one arrangement.

A token is shown once and kept as a digest. It never gives more than its person may on the day of
the request: the assignment is looked up each time, and the scopes only take away.
"""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from bodemplaat.foundation import audit, standing_in
from bodemplaat.foundation.token_rows import ApiAnswer, ApiToken
from bodemplaat.foundation.users import Account
from bodemplaat.kernel.refusals import Refusal

MARK, LONGEST_DAYS, MOST_TOKENS = "bp_", 366, 20
RIGHTS = ("read", "write")


class TokenWithoutScope(Refusal):
    """A token without a right gives nothing."""

    code = "foundation.token-without-scope"


class TokenEndsWrong(Refusal):
    """A token ends after today, and within a year."""

    code = "foundation.token-ends-wrong"


class TooManyTokens(Refusal):
    """Nobody keeps track of so many tokens."""

    code = "foundation.too-many-tokens"


class UnknownToken(Refusal):
    """The person has no such token."""

    code = "foundation.unknown-token"


@dataclass(frozen=True, kw_only=True)
class TokenLine:
    """One token as its person sees it."""

    id: int
    account_id: int
    arrangement_id: int
    name: str
    start: str
    scopes: tuple[str, ...]
    made_at: datetime
    ends_before: date
    revoked_at: datetime | None
    used_at: datetime | None

    def has(self, package: str, right: str) -> bool:
        """Tell whether the token gives a right in a package; who may write, may read."""
        wanted = {f"{package}:{right}", f"{package}:write"}
        return bool(wanted & set(self.scopes))

    def holds(self, on: date) -> bool:
        """Tell whether the token can be used on a day."""
        return self.revoked_at is None and on < self.ends_before

    @property
    def last_on(self) -> date:
        """Return the last day on which it can be used."""
        return self.ends_before - timedelta(days=1)


def _digest(secret: str) -> str:
    # A token is long and random, so a plain digest cannot be guessed back.
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_token(
    *, name: str, scopes: Collection[str], ends_before: date, today: date, actor: Any
) -> tuple[TokenLine, str]:
    """
    Make a token of the actor, and return it with the secret, which is shown this once.

    Raises InOwnPersonOnly, TokenWithoutScope, TokenEndsWrong, TooManyTokens.
    """
    standing_in.check(actor, "foundation.token.made")
    if not scopes:
        raise TokenWithoutScope(name=name)
    last = today + timedelta(days=LONGEST_DAYS)
    if not today < ends_before <= last:
        raise TokenEndsWrong(first=today, last=last - timedelta(days=1))
    # Whoever makes two at once is counted one by one.
    Account.objects.select_for_update().get(pk=actor.account_id)
    mine = list_tokens(account_id=actor.account_id, arrangement_id=actor.arrangement_id)
    if sum(line.holds(today) for line in mine) >= MOST_TOKENS:
        raise TooManyTokens(most=MOST_TOKENS)
    secret = MARK + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        account_id=actor.account_id, arrangement_id=actor.arrangement_id, name=name,
        start=secret[: len(MARK) + 6], digest=_digest(secret), scopes=sorted(scopes),
        made_at=actor.at, ends_before=ends_before,
    )  # fmt: skip
    held = {"name": row.name, "start": row.start, "scopes": row.scopes, "ends_before": ends_before}
    audit.record("foundation.token.made", row, actor=actor, after=held)
    return _line(row), secret


@transaction.atomic
def revoke_token(*, token_id: int, actor: Any) -> TokenLine:
    """
    Revoke a token of the actor from now on; a revoked one stays so.

    Raises InOwnPersonOnly, UnknownToken.
    """
    standing_in.check(actor, "foundation.token.revoked")
    rows = ApiToken.objects.select_for_update().filter(
        pk=token_id, account_id=actor.account_id, arrangement_id=actor.arrangement_id
    )
    row = rows.first()
    if row is None:
        raise UnknownToken(token=token_id)
    if row.revoked_at is None:
        row.set_revoked(actor.at)
        held = {"name": row.name, "start": row.start}
        audit.record("foundation.token.revoked", row, actor=actor, after=held)
    return _line(row)


def list_tokens(*, account_id: int, arrangement_id: int) -> tuple[TokenLine, ...]:
    """Return the tokens of a person in an arrangement, the newest first."""
    rows = ApiToken.objects.filter(account_id=account_id, arrangement_id=arrangement_id)
    return tuple(_line(row) for row in rows.order_by("-made_at", "-pk"))


def find_token(secret: str, *, on: date) -> TokenLine | None:
    """Return the token that can be used on a day, or None."""
    row = ApiToken.objects.filter(digest=_digest(secret)).first()
    return _line(row) if row and _line(row).holds(on) else None


def get_owner(token: TokenLine) -> Account:
    """Return the person for whom a token acts."""
    return Account.objects.get(pk=token.account_id)


@transaction.atomic
def count_use(token: TokenLine, *, at: datetime, most: int) -> int:
    """
    Count a use within the minute; return 0, or how many seconds to wait when there are too many.

    It stands outside the transaction of the request, so that a refused request counts too.
    """
    row = ApiToken.objects.select_for_update().get(pk=token.id)
    if row.counted_at is None or at - row.counted_at >= timedelta(minutes=1):
        row.counted_at, row.count = at, 0
    row.count, row.used_at = row.count + 1, at
    row.save(update_fields=["counted_at", "count", "used_at"])
    left = timedelta(minutes=1) - (at - row.counted_at)
    return 0 if row.count <= most else max(1, int(left.total_seconds()))


@transaction.atomic
def keep_answer(*, key: str, request_digest: str, actor: Any) -> ApiAnswer:
    """Return what was answered under a key; a row without a status is new, and ours to answer."""
    asked = {"arrangement_id": actor.arrangement_id, "person_id": actor.account_id, "key": key}
    # Who sends the same key at the same time waits here until the first one is answered.
    ApiAnswer.objects.bulk_create(
        [ApiAnswer(**asked, request_digest=request_digest, recorded_at=actor.at)],
        ignore_conflicts=True,
    )
    return ApiAnswer.objects.select_for_update().get(**asked)


def set_answer(row: ApiAnswer, *, status: int, body: str, location: str) -> None:
    """Keep the answer of a request that was carried out."""
    row.status, row.body, row.location = status, body, location
    row.save(update_fields=["status", "body", "location"])


def _line(row: ApiToken) -> TokenLine:
    return TokenLine(
        id=row.pk, account_id=row.account_id, arrangement_id=row.arrangement_id, name=row.name,
        start=row.start, scopes=tuple(row.scopes), made_at=row.made_at,
        ends_before=row.ends_before, revoked_at=row.revoked_at, used_at=row.used_at,
    )  # fmt: skip
