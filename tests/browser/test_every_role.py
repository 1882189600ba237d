# SPDX-License-Identifier: EUPL-1.2
"""
axe on every address that every role reaches, in four themes and two widths.

Of each kind of address two are read per role. A page with a shape that no page of its kind had is
asked everything; one whose shapes are new in its theme alone is asked for its colours, which are
all that a theme changes; any other is the same page with other words.
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

MOST = 2
OFFICE = ("sso-director", "sso-controller", "account-manager")
MUNICIPAL = ("contract-manager", "secretary", "alderman", "municipal-controller")
# Per partnership a municipality in its own colours and one in a theme that is shipped.
THEMES = {"iszf": {"0140": "own", "0082": "wad"}, "equalit": {"0826": "own", "0873": "heide"}}


def list_accounts(slug: str) -> list[tuple[str, str]]:
    """Return theme and account of every role; the office and the guest show the office's."""
    found = [("office", f"{slug}-{role}") for role in OFFICE]
    found += [
        (theme, f"{slug}-{role}-{code}")
        for code, theme in THEMES[slug].items()
        for role in MUNICIPAL
    ]
    return [*found, ("office", f"{slug}-guest")]


@dataclass
class Walk:
    """What all roles of a partnership saw."""

    by_width: dict[int, Findings] = field(
        default_factory=lambda: {width: Findings() for width in WIDTHS}
    )
    broken: list[str] = field(default_factory=list)
    reached: Counter[str] = field(default_factory=Counter)

    def gather(self, name: str) -> list[str]:
        """Return what was found at any width."""
        return [one for found in self.by_width.values() for one in getattr(found, name)]


@pytest.fixture(scope="module")
def look() -> Look:
    """Remember what was seen, over both partnerships."""
    return Look()


@pytest.fixture(scope="module", params=sorted(THEMES))
def walk(request: pytest.FixtureRequest, browser: Browser, address: str, look: Look) -> Walk:
    """Walk through a partnership as every role."""
    began, found, slug = time.monotonic(), Walk(), request.param
    for theme, account in list_accounts(slug):
        page = site.open_page(browser, address, account, WIDTHS[0])
        listen(page, found.by_width.values())
        start = f"/{slug}/gedeeld/" if account.endswith("guest") else f"/{slug}/"
        for one in crawl.walk(page.context.request, start, most=MOST):
            found.reached[one.name] += 1
            is_whole, is_new = look.is_new(one), look.is_new(one, f"{slug} {theme} ")
            if one.status >= 400:
                found.broken.append(f"{account}: {one.address} answers {one.status}")
            elif is_whole or is_new:
                look.visit(page, one.address, found.by_width, whole=is_whole)
        page.context.close()
        _tell(found, account, time.monotonic() - began)
    return found


def _tell(found: Walk, account: str, seconds: float) -> None:
    opened = len(found.by_width[WIDTHS[0]].pages)
    print(f"{account}: {found.reached.total()} pages of {len(found.reached)} kinds,",
          f"{opened} opened at {len(WIDTHS)} widths, {len(found.gather('violations'))} violations,",
          f"{len(found.gather('too_wide'))} too wide, {len(found.broken)} broken links,",
          f"{len(found.gather('complaints'))} complaints, {seconds:.0f} s", flush=True)  # fmt: skip


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

    def test_has_no_link_that_leads_nowhere(self, walk: Walk) -> None:
        assert walk.broken == []

    def test_is_reached_by_links(self, walk: Walk) -> None:
        pages = {route.name for route in routes.list_routes() if not route.is_api}

        assert sorted(pages - set(walk.reached)) == []
