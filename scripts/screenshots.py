# SPDX-License-Identifier: EUPL-1.2
"""
Take the pictures of the pages anew: `make screenshots`.

They stand in docs/screenshots, per arrangement and role, at the widths of a telephone and of a
laptop; look at them before they are committed. A page that is not there yet is named and skipped.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.browser import site  # noqa: E402

TARGET = ROOT / "docs" / "screenshots"
WIDTHS = (320, 1280)
TALLEST = {320: 1400, 1280: 1000}


@dataclass(frozen=True)
class Picture:
    """One page as one role sees it; `click` is pressed before the picture is taken."""

    name: str
    account: str
    path: str
    click: str = ""


PICTURES = (
    Picture("iszf-vandaag-directeur", "iszf-sso-director", "/iszf/"),
    Picture("iszf-vandaag-wethouder", "iszf-alderman-1900", "/iszf/"),
    Picture("iszf-deelnemers", "iszf-contract-manager-0064",
            "/iszf/deelnemers/?peildatum=2010-12-31"),
    Picture("iszf-bijdrage", "iszf-contract-manager-0064", "/iszf/bijdrage/2010/0064/"),
    Picture("iszf-uitleg", "iszf-municipal-controller-0064", "/iszf/bijdrage/2010/0064/",
            click="tbody .bp-explained"),
    Picture("iszf-afrekening", "iszf-sso-controller", "/iszf/afrekening/2011/eindafrekening/"),
    Picture("iszf-wat-als", "iszf-sso-controller", "/iszf/wat-als/2011/eindafrekening/",
            click="button:has-text('Laat weg')"),
    Picture("iszf-besluit", "iszf-secretary-0072", "/iszf/besluiten/",
            click="text=Gevolgen van de uittreding van Lemsterland"),
    Picture("iszf-aanbod", "iszf-contract-manager-0140", "/iszf/aanbod/"),
    Picture("equalit-vandaag-wethouder", "equalit-alderman-0826", "/equalit/"),
    Picture("equalit-vandaag-contractmanager", "equalit-contract-manager-0824", "/equalit/"),
    Picture("equalit-bijdrage", "equalit-contract-manager-0824", "/equalit/bijdrage/"),
    Picture("equalit-bestuur", "equalit-secretary-0826", "/equalit/bestuursorganen/"),
)  # fmt: skip


def take(browser: Browser, address: str, picture: Picture, width: int) -> str:
    """Write one picture; return what was wrong, or nothing."""
    page = site.open_page(browser, address, picture.account, width)
    try:
        answer = page.goto(picture.path)
        if answer is None or answer.status >= 400:
            return f"{picture.path} gives {answer.status if answer else 'nothing'}"
        if picture.click:
            page.locator(picture.click).first.click()
            page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        _shoot(page, TARGET / f"{picture.name}-{width}.png")
    finally:
        page.context.close()
    return ""


def _shoot(page: Page, path: Path) -> None:
    height = page.evaluate("document.documentElement.scrollHeight")
    size = page.viewport_size or {"width": 1280}
    page.set_viewport_size({"width": size["width"], "height": min(height, TALLEST[size["width"]])})
    page.screenshot(path=path)


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    missing = []
    with site.running() as address, site.browsing() as browser:
        for picture in PICTURES:
            for width in WIDTHS:
                wrong = take(browser, address, picture, width)
                if wrong:
                    missing.append(wrong)
    for wrong in sorted(set(missing)):
        print(wrong, file=sys.stderr)
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET.relative_to(ROOT)}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
