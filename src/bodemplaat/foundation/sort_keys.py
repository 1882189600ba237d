# SPDX-License-Identifier: EUPL-1.2
"""
What a name is sorted by, kept by the database itself.

Pages that go by place cannot sort in Python, and a collation differs per server; so the key is a
column that PostgreSQL makes of the name, as `kernel.names.get_sort_key` does.
"""

import unicodedata
from typing import Any

from django.db import models
from django.db.models import F, Func, Value

SKIPPED = "'’‘`´-."
LATIN = "".join(map(chr, range(0xC0, 0x180)))


def _list_letters() -> tuple[str, str]:
    """Return letters with an accent or a capital, and the bare ones that take their place."""
    bare = {}
    for letter in LATIN:
        signs = [s for s in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(s)]
        base = "".join(signs).casefold()
        if base != letter and len(base) == 1 and base.isascii():
            bare[letter] = base
    return "".join(bare), "".join(bare.values())


class SortKeyField(models.GeneratedField):
    """A stored column with what the name in another column is sorted by."""

    def __init__(self, *, source: str = "name", **kwargs: Any) -> None:
        self.source = source
        letters, bare = _list_letters()
        written: Any = F(source)
        for letter in "Ĳĳ":  # one sign, two letters
            written = Func(written, Value(letter), Value("ij"), function="REPLACE")
        lowered = Func(written, function="LOWER")
        # Signs without a counterpart at their place are left out.
        key = Func(lowered, Value(letters + SKIPPED), Value(bare), function="TRANSLATE")
        kwargs |= {"expression": key, "output_field": models.TextField(), "db_persist": True}
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """Return how a migration writes it: by the column that it is made of."""
        name, path, args, kwargs = super().deconstruct()
        for word in ("expression", "output_field", "db_persist"):
            del kwargs[word]
        return name, path, args, {"source": self.source, **kwargs}
