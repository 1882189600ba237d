# SPDX-License-Identifier: EUPL-1.2
"""axe on one page of each kind, in two identities and two widths, and what else one would see."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import crawl, site

AXE = site.ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ROLES = {
    "iszf": ("iszf-sso-director", "iszf-sso-controller", "iszf-alderman-1900",
             "iszf-contract-manager-0064"),
    "equalit": ("equalit-sso-director", "equalit-sso-controller", "equalit-alderman-0826",
                "equalit-contract-manager-0824"),
}  # fmt: skip
BARE = ("/inloggen/", "/demo/", "/bestaat-niet/")


@dataclass
class Findings:
    """What was wrong on the pages of one arrangement at one width."""

    pages: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def check(page: Page, address: str, findings: Findings) -> None:
    """Visit a page and note what is wrong with it."""
    page.goto(address)
    findings.pages.append(address)
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if wide > 0:
        findings.too_wide.append(f"{address}: {wide} pixels too wide")
    for details in page.locator("main details").all()[:3]:
        details.evaluate("node => node.open = true")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    for violation in found["violations"]:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        findings.violations.append(f"{address}: {violation['id']}: {nodes}")


@pytest.fixture(scope="module", params=sorted(ROLES))
def pages(
    request: pytest.FixtureRequest, browser: Browser, address: str
) -> tuple[str, dict[str, list[str]]]:
    """One page of each kind in an arrangement, under the first role that reaches it."""
    known: set[str] = set()
    found: dict[str, list[str]] = {}
    for account in ROLES[request.param]:
        page = site.open_page(browser, address, account, 1280)
        new = crawl.list_pages(page.context.request, f"/{request.param}/", known)
        page.context.close()
        known |= set(new)
        found[account] = list(new.values())
    return request.param, found


@pytest.fixture(scope="module", params=[320, 1280], ids=["320px", "1280px"])
def findings(
    request: pytest.FixtureRequest,
    pages: tuple[str, dict[str, list[str]]],
    browser: Browser,
    address: str,
) -> Findings:
    """Walk through the pages of an arrangement at one width."""
    slug, by_account = pages
    found = Findings()
    for account, paths in by_account.items():
        page = site.open_page(browser, address, account, int(request.param))
        page.on("console", lambda message: _note(found, message.type, message.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        for path in paths:
            check(page, path, found)
        page.context.close()
    page = site.open_page(browser, address, ROLES[slug][0], int(request.param))
    for path in BARE:
        check(page, path, found)
    page.context.close()
    return found


def _note(found: Findings, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        found.complaints.append(f"{found.pages[-1] if found.pages else ''}: {text}")


class TestEveryPage:
    def test_is_reached_by_links(self, findings: Findings) -> None:
        assert len(findings.pages) > len(BARE) + 4

    @pytest.mark.standard("wcag")
    def test_has_nothing_that_axe_objects_to(self, findings: Findings) -> None:
        assert findings.violations == []

    @pytest.mark.standard("wcag")
    def test_fits_the_screen_and_lets_only_tables_scroll(self, findings: Findings) -> None:
        assert findings.too_wide == []

    def test_runs_within_its_own_security_policy(self, findings: Findings) -> None:
        assert findings.complaints == []
