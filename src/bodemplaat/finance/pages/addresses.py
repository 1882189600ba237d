# SPDX-License-Identifier: EUPL-1.2
"""Dutch words in addresses, and addresses that keep the dates a reader chose."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from bodemplaat.finance.values import SettlementKind

WORDS = {SettlementKind.BUDGET: "begroting", SettlementKind.FINAL: "eindafrekening"}
DATES = ("peildatum", "bekend")


class YearPath:
    """A year between 1900 and 2199."""

    regex = "(?:19|20|21)[0-9]{2}"

    def to_python(self, value: str) -> int:
        """Return the year of an address."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the year as it stands in an address."""
        return f"{value:04d}"


class KindPath:
    """What a settlement is made of."""

    regex = "|".join(WORDS.values())

    def to_python(self, value: str) -> SettlementKind:
        """Return the kind that an address names."""
        return next(kind for kind, word in WORDS.items() if word == value)

    def to_url(self, value: SettlementKind | str) -> str:
        """Return the word of a kind, given as a kind or as its code."""
        return WORDS[SettlementKind(value)]


class CodePath:
    """The code of a participant: of a municipality four digits, of others capitals and digits."""

    regex = "[0-9]{4}|[A-Z][A-Z0-9]{1,11}"

    def to_python(self, value: str) -> str:
        """Return the code as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code as it is."""
        return value


class Addresses:
    """Addresses of one arrangement, with the dates that the reader chose."""

    def __init__(self, request: HttpRequest) -> None:
        self.slug: str = request.arrangement.slug
        self.kept = {name: request.GET[name] for name in DATES if request.GET.get(name)}

    def find(self, name: str, query: Iterable[tuple[str, str]] = (), **values: Any) -> str:
        """Return the address of a page of this package."""
        path = reverse(f"finance:{name}", kwargs={"arrangement": self.slug, **values})
        wanted = QueryDict(mutable=True)
        for key, value in [*query, *self.kept.items()]:
            wanted.appendlist(key, value)
        return f"{path}?{wanted.urlencode()}" if wanted else path


def get_dates(request: HttpRequest) -> dict[str, Any]:
    """
    Return the dates of a settlement: those that the reader chose, and nothing where none was.

    Without a choice a page shows the adopted settlement; with one it is computed anew, as the
    command line does.
    """
    as_of: date | None = request.as_of if request.GET.get("peildatum") else None
    known_at: datetime | None = request.known_at
    return {"as_of": as_of, "known_at": known_at}
