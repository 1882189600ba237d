# SPDX-License-Identifier: EUPL-1.2
"""
Ten tasks from the first key to the last, by the roles whose work they are, with keys alone.

What is asked of the page besides keys (is it there, has it the focus) is what a person sees.
"""

import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import site

MOST_STOPS = 250
# What a hand on a mouse would do, or a test that reaches past the keyboard.
NOT_A_KEY = re.compile(
    r"\.(click|dblclick|fill|check|uncheck|select_option|set_input_files|focus|tap|hover)\("
)


class Hands:
    """Two hands on a keyboard, and a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def main(self) -> Locator:
        """Return what the page is about."""
        return self.page.locator("main")

    def field(self, label: str) -> Locator:
        """Return a field of the page, not one of its head."""
        return self.main.locator(".bp-content").get_by_label(label).first

    def go(self, target: Locator) -> None:
        """Press Tab until something has the focus; from the top, over the header first."""
        wanted = target.element_handle()
        if self.page.evaluate("document.activeElement === document.body"):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
        for _ in range(MOST_STOPS):
            if wanted.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached by Tab.")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go there and press a key."""
        self.go(target)
        self.page.keyboard.press(key)

    def write(self, label: str, text: str) -> None:
        """Go to a field and write over what stands there."""
        self.go(self.field(label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def write_day(self, label: str, digits: str) -> None:
        """Go to a day and write it as a browser takes it: day, month, year."""
        self.go(self.field(label))
        self.page.keyboard.type(digits)

    def choose(self, label: str, start: str) -> None:
        """Go to a list and choose by the first letters of a word in it."""
        field = self.field(label)
        self.go(field)
        self.page.keyboard.type(start)
        chosen = field.locator("option:checked").inner_text()
        assert chosen.lower().startswith(start), f"{label}: {chosen}"

    def button(self, name: str) -> Locator:
        """Return a button of the page."""
        return self.main.get_by_role("button", name=name).first

    def link(self, name: str) -> Locator:
        """Return a link of the page."""
        return self.main.get_by_role("link", name=name).first

    def arrive(self, address: str) -> None:
        """Wait for a page whose address ends so; who went over the header keeps the place."""
        self.page.wait_for_url(re.compile(rf"{address}(#inhoud)?$"))

    def open(self, name: str) -> None:
        """Unfold a part of the page."""
        self.press(self.main.locator("summary", has_text=name).first)


Enter = Callable[[str, str], Hands]


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Enter]:
    """Let an account of the demo begin on a page."""
    opened: list[Page] = []

    def begin(account: str, path: str) -> Hands:
        page = site.open_page(browser, address, account, 1280)
        opened.append(page)
        page.goto(path)
        return Hands(page)

    yield begin
    for page in opened:
        page.context.close()


def decide(hands: Hands, reference: str) -> None:
    """Register on the page of a proposal that everybody voted for it."""
    hands.press(hands.link("Registreer het besluit"))
    hands.arrive(r"/besluit/")
    hands.write("Aanduiding van het besluit", reference)
    for choice in hands.main.locator("select[name^=vote_]").all():
        hands.go(choice)
        hands.page.keyboard.type("voor")
    hands.press(hands.button("Registreer het besluit"))


class TestTenTasks:
    def test_find_a_municipality_by_name(self, enter: Enter) -> None:
        hands = enter("iszf-contract-manager-0140", "/iszf/")
        hands.page.keyboard.press("Control+k")
        hands.page.keyboard.type("bolsw")
        found = hands.page.locator("#palette").get_by_role("option", name="Bolsward").first
        expect(found).to_have_attribute("aria-selected", "true")

        hands.page.keyboard.press("Enter")

        hands.arrive(r"/iszf/deelnemers/0064/")
        expect(hands.main.locator("h1")).to_contain_text("Bolsward")

    def test_filter_a_list_and_keep_it_as_a_view(self, enter: Enter) -> None:
        title = f"Alles over prijzen {time.time():.0f}"
        hands = enter("iszf-sso-controller", "/iszf/besluiten/")
        hands.open("Filter")
        hands.write("Onderwerp", "prijs")
        hands.press(hands.button("Filter de lijst"))
        hands.arrive("onderwerp=prijs.*")
        hands.open("Weergaven")
        hands.write("Bewaar dit filter", title)
        hands.press(hands.button("Bewaar de weergave"))

        expect(hands.page.get_by_role("status").first).to_contain_text(title)

        hands.page.goto("/iszf/besluiten/")
        hands.open("Weergaven")
        hands.press(hands.link(title))
        hands.arrive("onderwerp=prijs.*")

    def test_propose_a_price_and_see_what_it_says(self, enter: Enter) -> None:
        hands = enter("iszf-sso-controller", "/iszf/aanbod/prijzen/voorstellen/")
        hands.choose("Dienst", "telefonie")
        hands.write("Prijs per eenheid", "2.345")
        hands.press(hands.button("Leg het voorstel voor"))
        expect(hands.page.locator(".bp-errors")).to_be_focused()
        hands.write_day("Geldig vanaf", "01012016")
        hands.write("Toelichting voor wie beslist", "De inkoop wordt duurder.")

        hands.press(hands.button("Leg het voorstel voor"))

        hands.arrive(r"/iszf/voorstellen/[\w-]+/")
        expect(hands.main.locator("h1")).to_contain_text(
            "Prijs telefonie vanaf 1 januari 2016: € 2.345,00"
        )
        hands.page.goto("/iszf/aanbod/diensten/telefonie/")
        expect(hands.main).to_contain_text("€ 2.345,00")

    def test_register_a_decision(self, enter: Enter) -> None:
        hands = enter("iszf-secretary-0140", "/iszf/besluiten/")
        hands.press(hands.link("Prijs mobiel werken 2015"))
        hands.arrive(r"/voorstellen/[\w-]+/")

        decide(hands, "DB 2014-03, punt 9")

        expect(hands.main).to_contain_text("DB 2014-03, punt 9")
        expect(hands.main.locator("[data-state=adopted]").first).to_be_visible()

    def test_change_lines_and_take_it_back(self, enter: Enter) -> None:
        hands = enter("iszf-sso-director", "/iszf/aanbod/diensten/")
        row = hands.main.locator("tr", has_text="Advies en architectuur").first
        before = row.inner_text()
        hands.open("Wijzig meer regels")
        hands.choose("Opdrachtgever wordt", "wethouder")
        hands.press(hands.main.get_by_label("Kies Advies en architectuur"), "Space")
        # Back to the button above the list, as one does: with Shift and Tab.
        for _ in range(MOST_STOPS):
            hands.page.keyboard.press("Shift+Tab")
            if hands.page.locator(":focus").get_attribute("name") == "wijzig":
                break
        hands.page.keyboard.press("Enter")
        expect(hands.main).to_contain_text("wethouder")
        hands.press(hands.main.locator("form button.bp-button--primary").last)
        expect(row).to_contain_text("wethouder")

        hands.press(hands.page.get_by_role("button", name="Neem terug").first)

        expect(row).to_have_text(re.compile(r"\s*".join(map(re.escape, before.split()))))

    def test_take_a_list_along_as_a_workbook(self, enter: Enter) -> None:
        hands = enter("iszf-sso-controller", "/iszf/besluiten/")

        with hands.page.expect_download() as taken:
            hands.press(hands.link("XLSX"))

        rows = load_workbook(BytesIO(Path(taken.value.path()).read_bytes())).active
        assert rows is not None
        assert rows.max_row > 80
        assert "Onderwerp" in [cell.value for cell in next(iter(rows.rows))]

    def test_order_from_the_catalogue(self, enter: Enter) -> None:
        hands = enter("iszf-contract-manager-0140", "/iszf/aanbod/bestellingen/nieuw/")
        hands.choose("Wat", "mobiel werken: tablet met t")
        hands.write("Aantal", "2")
        hands.press(hands.button("Toon prijs en levertijd"))
        expect(hands.main.locator(".bp-answer")).to_contain_text("per jaar")

        hands.press(hands.main.locator("form[method=post] button.bp-button--primary"))

        hands.arrive(r"/bestellingen/\d+/")
        expect(hands.main).to_contain_text("Tablet met toetsenbord")

    def test_change_the_colours_and_read_the_verdict(self, enter: Enter) -> None:
        hands = enter("iszf-sso-director", "/iszf/huisstijl/sso/wijzigen/")
        hands.write("Merkkleur", "#0b5d57")
        verdict = hands.main.locator("#oordeel tr", has_text="Tekst in de kop")
        expect(verdict.get_by_label("#ffffff op #0b5d57")).to_be_visible()
        expect(verdict.locator("[data-state=readable]")).to_be_visible()
        expect(hands.main.locator("#gekozen input").first).to_have_value(re.compile("0b5d57"))

        hands.press(hands.button("Leg de huisstijl vast"))

        hands.arrive(r"/huisstijl/sso/")
        expect(hands.main.get_by_label("#ffffff op #0b5d57").first).to_be_visible()

    def test_give_a_right_with_four_eyes(self, enter: Enter) -> None:
        hands = enter("iszf-sso-director", "/iszf/rechten/voorstel/")
        hands.write("Naam", "Wiebe Postma")
        hands.write("E-mailadres", "w.postma@voorbeeld.test")
        hands.choose("Rol", "wethouder")
        hands.choose("Voor welke organisatie", "harlingen")
        hands.write("Reden", "Nieuwe wethouder.")
        hands.press(hands.button("Leg het voorstel neer"))
        hands.arrive(r"/rechten/")
        expect(hands.main).to_contain_text("Wiebe Postma")

        other = enter("iszf-sso-controller", "/iszf/rechten/")
        waiting = other.main.get_by_role("button", name="Keur goed Wiebe Postma")
        before = waiting.count()
        other.press(waiting.first)

        expect(other.page.get_by_role("status").first).to_contain_text("Goedgekeurd")
        expect(waiting).to_have_count(before - 1)

    def test_read_a_watchpoint_and_say_something_about_it(self, enter: Enter) -> None:
        hands = enter("iszf-alderman-0140", "/iszf/aandachtspunten/")
        hands.press(hands.main.locator("table a[href*='/aandachtspunten/']").first)
        hands.arrive(r"/aandachtspunten/\d+/")
        hands.write("Opmerking", "Besproken met de secretaris.")

        hands.press(hands.button("Leg de opmerking vast"))

        expect(hands.main.locator("#gezegd")).to_contain_text("Besproken met de secretaris.")


class TestHands:
    def test_hold_no_mouse(self) -> None:
        text = Path(__file__).read_text(encoding="utf-8").partition("class Hands")[2]

        assert NOT_A_KEY.findall(text) == []
