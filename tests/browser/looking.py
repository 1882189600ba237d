# SPDX-License-Identifier: EUPL-1.2
"""What one sees on a page at every width, and what axe sees there."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.browser import crawl, site

AXE = site.ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What depends on a theme and on nothing else: all that is left where the shapes are known.
COLOURS = ("color-contrast", "link-in-text-block")
# A telephone, which is a laptop at 400 %; and a laptop. Between them: a laptop at 200 %.
WIDTHS = (1280, 320)
HALF = 640

RUN = """async ([rules, kind]) => {
  const found = await axe.run(document, {
    runOnly: {type: kind, values: rules}, resultTypes: ['violations'], preload: false,
  });
  return found.violations.map(one => one.id + ': '
    + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join('; '));
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = (
    "for (const one of [...document.querySelectorAll('main details')].slice(0, 3)) one.open = true"
)


@dataclass
class Findings:
    """What was wrong on some pages at one width."""

    pages: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Look:
    """Two eyes on pages of one kind after the other; what was seen whole is not looked at twice."""

    def __init__(self) -> None:
        self.seen: dict[str, set[int]] = defaultdict(set)
        self.script = AXE.read_text(encoding="utf-8")

    def is_new(self, found: crawl.Found, about: str = "") -> bool:
        """Tell whether a page has a shape that no page of its kind had; now it is known."""
        seen = self.seen[about + found.name]
        is_new = not found.shapes <= seen
        seen |= found.shapes
        return is_new

    def visit(
        self, page: Page, address: str, by_width: dict[int, Findings], *, whole: bool = True
    ) -> None:
        """Open a page once, and note at every width what is wrong with it."""
        for findings in by_width.values():
            findings.pages.append(address)
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(address)
        self.look(page, address, by_width, whole=whole)

    def look(
        self, page: Page, address: str, by_width: dict[int, Findings], *, whole: bool = True
    ) -> None:
        """Note what is wrong with the page that is open."""
        page.evaluate(self.script)
        rules, kind = (RULES, "tag") if whole else (COLOURS, "rule")
        for width, findings in by_width.items():
            page.set_viewport_size({"width": width, "height": 800})
            note_width(page, address, findings)
            page.evaluate(OPEN)
            found = page.evaluate(RUN, [list(rules), kind])
            for violation in found:
                findings.violations.append(f"{address}: {violation}")
                print(width, address, violation, flush=True)  # -s shows it at once
        page.set_viewport_size({"width": HALF, "height": 800})
        note_width(page, address, by_width[min(by_width)])


def note_width(page: Page, address: str, findings: Findings) -> None:
    """Note that a page is wider than its window."""
    wide = page.evaluate(TOO_WIDE)
    if wide > 0:
        findings.too_wide.append(f"{address}: {wide} pixels too wide")


def listen(page: Page, by_width: Collection[Findings]) -> None:
    """Note what the browser complains of, at the page where it happens."""

    def note(kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            for findings in by_width:
                findings.complaints.append(f"{findings.pages[-1:]}: {text}")

    page.on("console", lambda message: note(message.type, message.text))
    page.on("pageerror", lambda error: note("error", str(error)))
