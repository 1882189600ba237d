# SPDX-License-Identifier: EUPL-1.2
"""Bodies are JSON, of a size and depth that a person would send."""

import json
from collections.abc import Mapping
from typing import Any

from rest_framework import exceptions, negotiation, parsers

from bodemplaat.foundation.api import problems

MOST_BYTES = 1_000_000


class JsonParser(parsers.JSONParser):
    """Reads JSON; what is nested without end, or holds half a sign, is unreadable."""

    def parse(
        self, stream: Any, media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return the value of a body."""
        try:
            found = super().parse(stream, media_type, parser_context)
            # JSON can name half of a pair of signs (U+D800), which no text of ours can hold.
            json.dumps(found, ensure_ascii=False).encode()
        except (RecursionError, UnicodeEncodeError) as error:
            raise exceptions.ParseError from error
        return found


class Negotiation(negotiation.DefaultContentNegotiation):
    """Answers JSON to whoever takes JSON or problems."""

    def get_accept_list(self, request: Any) -> list[str]:
        """Return what the asker takes; who takes a problem, takes JSON."""
        found = super().get_accept_list(request)
        return ["application/json" if problems.MEDIA_TYPE in one else one for one in found]


def check_size(length: str | None) -> None:
    """Raise TooLarge before a large body is read."""
    if length and length.isdecimal() and int(length) > MOST_BYTES:
        raise problems.TooLarge()
