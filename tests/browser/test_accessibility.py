# SPDX-License-Identifier: EUPL-1.2
"""
axe on one page of each kind, in two identities and two widths, and what else one would see.

A page whose shapes were all seen in the other partnership is asked for its colours alone, which
are what its theme makes of it. `test_every_role.py` asks every role, in the shipped themes too.
"""

from collections.abc import Callable
from functools import lru_cache, partial

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import crawl, site
from tests.browser.looking import WIDTHS, Findings, Look, listen

# Lemsterland and Woensdrecht show themselves in a theme that is shipped.
ROLES = {
    "iszf": ("iszf-sso-director", "iszf-sso-controller", "iszf-alderman-1900",
             "iszf-contract-manager-0082"),
    "equalit": ("equalit-sso-director", "equalit-sso-controller", "equalit-alderman-0826",
                "equalit-contract-manager-0873"),
}  # fmt: skip
BARE = ("/inloggen/", "/demo/", "/bestaat-niet/")

ByWidth = dict[int, Findings]


@pytest.fixture(scope="module")
def walked(browser: Browser, address: str) -> Callable[[str], ByWidth]:
    """Give what was found in a partnership: pytest keeps one of several, and would walk again."""
    look = Look()
    return lru_cache(partial(_walk, browser, address, look))


def _walk(browser: Browser, address: str, look: Look, slug: str) -> ByWidth:
    """Look at one page of each kind in an arrangement, under the first role that reaches it."""
    found = {width: Findings() for width in WIDTHS}
    known: set[str] = set()
    for account in ROLES[slug]:
        page = site.open_page(browser, address, account, WIDTHS[0])
        listen(page, found.values())
        for one in crawl.list_pages(page.context.request, f"/{slug}/", known):
            known.add(one.name)
            look.visit(page, one.address, found, whole=look.is_new(one))
        page.context.close()
    page = site.open_page(browser, address, f"{slug}-sso-controller", WIDTHS[0])
    for path in (*BARE, f"/{slug}/bestaat-niet/"):
        look.visit(page, path, found)
    _look_at_mistakes(page, look, found, f"/{slug}/aanbod/prijzen/voorstellen/")
    page.context.close()
    return found


def _look_at_mistakes(page: Page, look: Look, found: ByWidth, path: str) -> None:
    """Send a form with a mistake, and look at what it says."""
    page.goto(path)
    page.get_by_label("Prijs per eenheid").fill("12.34")
    page.locator("main form.bp-form button.bp-button--primary").last.click()
    page.locator(".bp-errors").wait_for()
    look.look(page, path, found)


@pytest.fixture(params=sorted(WIDTHS), ids=["320px", "1280px"])
def width(request: pytest.FixtureRequest) -> int:
    """Give each width in turn."""
    return int(request.param)


@pytest.fixture(params=sorted(ROLES))
def findings(
    request: pytest.FixtureRequest, walked: Callable[[str], ByWidth], width: int
) -> Findings:
    """Give what was found in an arrangement at one width."""
    return walked(request.param)[width]


class TestEveryPage:
    def test_is_reached_by_links(self, findings: Findings) -> None:
        assert len(findings.pages) > 100

    @pytest.mark.standard("wcag")
    def test_has_nothing_that_axe_objects_to(self, findings: Findings) -> None:
        assert findings.violations == []

    @pytest.mark.standard("wcag")
    def test_fits_the_screen_and_lets_only_tables_scroll(self, findings: Findings) -> None:
        assert findings.too_wide == []

    def test_runs_within_its_own_security_policy(self, findings: Findings) -> None:
        assert findings.complaints == []


class TestShapes:
    def test_of_many_rows_are_those_of_one(self) -> None:
        row = '<tr class="bp-row"><td>Oosterhout<br></td><td><a href="/1/">1</a></td></tr>'

        assert crawl.read_shapes(row * 9) == crawl.read_shapes(row)

    @pytest.mark.parametrize(
        "other", ["<td><a>1</a></td>", '<td class="bp-num">1</td>', '<td aria-label="x">1</td>']
    )
    def test_tell_another_cell(self, other: str) -> None:
        assert not crawl.read_shapes(f"<tr>{other}</tr>") <= crawl.read_shapes(
            "<tr><td>1</td></tr>"
        )
