# SPDX-License-Identifier: EUPL-1.2
"""
axe on every address that every role reaches, in four themes and two widths.

Of each kind of address a few are read per role. What shows a shape that no such page had in that
theme is opened in the browser; the others are the same page with other words.
"""

import os
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from tests.browser import crawl, site
from tests.browser.looking import WIDTHS, Findings, Look, listen
from tests.isolation import routes

MOST = 3
OFFICE = ("sso-director", "sso-controller", "account-manager")
MUNICIPAL = ("contract-manager", "secretary", "alderman", "municipal-controller")
# Per partnership a municipality in its own colours and one in a theme that is shipped.
THEMES = {("iszf", "0064"): "iszf", ("iszf", "0082"): "wad",
          ("equalit", "0826"): "equalit", ("equalit", "0873"): "heide"}  # fmt: skip


def list_accounts() -> list[tuple[str, str, str]]:
    """Return slug, theme and account of every role; the office shows its own colours."""
    slugs = sorted({slug for slug, _ in THEMES})
    found = [(slug, slug, f"{slug}-{role}") for slug in slugs for role in OFFICE]
    found += [
        (slug, theme, f"{slug}-{role}-{code}")
        for (slug, code), theme in THEMES.items()
        for role in MUNICIPAL
    ]
    return found + [(slug, slug, f"{slug}-guest") for slug in slugs]


@dataclass
class Walk:
    """What all roles saw."""

    by_width: dict[int, Findings] = field(
        default_factory=lambda: {width: Findings() for width in WIDTHS}
    )
    reached: Counter[str] = field(default_factory=Counter)
    read: int = 0

    def gather(self, name: str) -> list[str]:
        """Return what was found at any width."""
        return [one for found in self.by_width.values() for one in getattr(found, name)]


@pytest.fixture(scope="module")
def walk(browser: Browser, address: str) -> Walk:
    """Walk through the house as every role."""
    began, found, look = time.monotonic(), Walk(), Look()
    for slug, theme, account in list_accounts():
        page = site.open_page(browser, address, account, WIDTHS[0])
        listen(page, found.by_width.values())
        start = f"/{slug}/gedeeld/" if account.endswith("guest") else f"/{slug}/"
        for one in crawl.walk(page.context.request, start, most=MOST):
            found.read += 1
            found.reached[one.name] += 1
            if look.is_new(one, theme):
                look.visit(page, one.address, found.by_width)
        page.context.close()
        _tell(found, account, time.monotonic() - began)
    return found


def _tell(found: Walk, account: str, seconds: float) -> None:
    opened = len(found.by_width[WIDTHS[0]].pages)
    print(f"{account}: {found.read} pages of {len(found.reached)} kinds, {opened} opened at",
          f"{len(WIDTHS)} widths, {len(found.gather('violations'))} violations,",
          f"{len(found.gather('too_wide'))} too wide, {seconds:.0f} s", flush=True)  # fmt: skip


@pytest.mark.skipif(
    not os.environ.get("BODEMPLAAT_EXHAUSTIVE"), reason="Half an hour; `make check-all` does it."
)
class TestEveryPageOfEveryRole:
    def test_has_nothing_that_axe_objects_to(self, walk: Walk) -> None:
        assert walk.gather("violations") == []

    def test_fits_the_screen_and_lets_only_tables_scroll(self, walk: Walk) -> None:
        assert walk.gather("too_wide") == []

    def test_runs_within_its_own_security_policy(self, walk: Walk) -> None:
        assert walk.gather("complaints") == []

    def test_is_reached_by_links(self, walk: Walk) -> None:
        pages = {route.name for route in routes.list_routes() if not route.is_api}

        assert sorted(pages - set(walk.reached)) == []
