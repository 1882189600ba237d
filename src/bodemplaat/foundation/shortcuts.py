# SPDX-License-Identifier: EUPL-1.2
"""
The keys of all pages, declared once: the sheet behind `?`, the tips and the script read them here.

`needs` says what must be on a page for a key to do something there; the sheet leaves out the rest.
`name` is what the script does (`actions` in bodemplaat.js).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

LETTERS, PALETTE = "letters", "palette"
ROWS = "main .bp-table tbody tr, main .bp-list__item"


@dataclass(frozen=True)
class Shortcut:
    """One key, or keys pressed together, and what it does."""

    name: str
    keys: tuple[str, ...]
    label: Promise
    needs: str = ""
    # What switches it off for a person; nothing for keys that cannot be in the way.
    switch: str = LETTERS

    @property
    def key(self) -> str:
        """The key as the browser names it."""
        return self.keys[-1]


SHORTCUTS = (
    Shortcut("palette", ("Ctrl", "K"), gettext_lazy("Zoeken of doen"), switch=PALETTE),
    Shortcut("next", ("j",), gettext_lazy("Volgende regel van een lijst of tabel"), ROWS),
    Shortcut("previous", ("k",), gettext_lazy("Vorige regel van een lijst of tabel"), ROWS),
    Shortcut("open", ("Enter",), gettext_lazy("Open de regel of de uitleg"), ROWS, switch=""),
    Shortcut("begin", ("n",), gettext_lazy("Naar de hoofdknop van deze pagina"),
             ".bp-head .bp-actions .bp-button--primary"),
    Shortcut("filter", ("f",), gettext_lazy("Filter de lijst"), ".bp-tools [data-filter]"),
    Shortcut("later", ("]",), gettext_lazy("Volgende bladzijde van de lijst"),
             ".bp-pages [rel=next]"),
    Shortcut("earlier", ("[",), gettext_lazy("Vorige bladzijde van de lijst"),
             ".bp-pages [rel=prev]"),
    Shortcut("when", ("p",), gettext_lazy("Verander de peildatum"), ".bp-when"),
    Shortcut("home", ("v",), gettext_lazy("Naar Vandaag"), ".bp-top__who"),
    Shortcut("close", ("Esc",), gettext_lazy("Sluit wat open staat; u bent terug waar u was"),
             switch=""),
    Shortcut("keys", ("?",), gettext_lazy("Deze lijst")),
)  # fmt: skip
