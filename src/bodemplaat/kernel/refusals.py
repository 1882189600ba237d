# SPDX-License-Identifier: EUPL-1.2
"""What a rule says no with: a code and plain values, never text."""

from typing import Any, ClassVar


class Refusal(Exception):
    """
    An expected no; `foundation.sentences` renders it in the reader's language.

    Subclasses stand beside the function that raises them, and set `code`, for example
    `"finance.year-closed"`; the values are what the sentence names.

    >>> class YearClosed(Refusal):
    ...     code = "finance.year-closed"
    >>> str(YearClosed(year=2010))
    'finance.year-closed: year=2010'
    """

    code: ClassVar[str] = ""

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(values)

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}: {named}" if named else self.code
