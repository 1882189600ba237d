# SPDX-License-Identifier: EUPL-1.2
"""The pages by keyboard alone, and without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import site

READER = "iszf-contract-manager-0140"
OTHER = "iszf-alderman-0140"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The opening page of a contract manager, at the width of a laptop."""
    opened = site.open_page(browser, address, READER, 1280)
    opened.goto("/iszf/")
    yield opened
    opened.context.close()


@pytest.fixture
def other(browser: Browser, address: str) -> Iterator[Page]:
    """The same for somebody who switches keys off, which stays so for that person."""
    opened = site.open_page(browser, address, OTHER, 1280)
    opened.goto("/iszf/")
    yield opened
    opened.goto("/iszf/toetsen/")
    for label in ("Ctrl-K gebruiken", "Losse letters"):
        opened.locator("main").get_by_label(label).check()
    opened.get_by_role("button", name="Bewaar mijn keuze").click()
    opened.context.close()


@pytest.mark.standard("wcag")
class TestKeyboard:
    def test_reaches_the_content_first(self, page: Page) -> None:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip).to_have_text("Naar de inhoud")
        expect(skip).to_be_in_viewport()

        page.keyboard.press("Enter")

        expect(page.locator("main")).to_be_focused()

    def test_finds_a_page_by_name(self, page: Page) -> None:
        page.keyboard.press("Control+k")
        expect(page.get_by_role("combobox", name="Zoek een pagina")).to_be_focused()
        page.keyboard.type("deelnem")

        page.keyboard.press("Enter")

        page.wait_for_url("**/iszf/deelnemers/")

    def test_finds_a_thing_by_its_number_and_opens_it(self, page: Page) -> None:
        page.keyboard.press("Control+k")
        page.keyboard.type("D-0140")
        expect(page.get_by_role("option", name="D-0140")).to_have_attribute("aria-selected", "true")

        page.keyboard.press("Enter")

        page.wait_for_url("**/iszf/deelnemers/0140/")

    def test_can_be_freed_of_the_search_key(self, other: Page) -> None:
        page = other
        page.keyboard.press("?")
        page.get_by_label("Ctrl-K gebruiken").uncheck()
        page.keyboard.press("Escape")

        page.keyboard.press("Control+k")

        expect(page.locator("#palette")).to_be_hidden()

    def test_leaves_the_search_where_it_began(self, page: Page) -> None:
        page.locator(".bp-nav__link").first.focus()

        page.keyboard.press("Control+k")
        page.keyboard.press("Escape")

        expect(page.locator(".bp-nav__link").first).to_be_focused()

    def test_shows_its_keys(self, page: Page) -> None:
        page.keyboard.press("?")

        expect(page.get_by_role("dialog", name="Toetsen van deze pagina")).to_be_visible()

    def test_can_be_freed_of_single_letters(self, other: Page) -> None:
        page = other
        page.keyboard.press("?")
        with page.expect_response("**/toetsen/"):
            page.get_by_label("Losse letters").uncheck()
        page.keyboard.press("Escape")

        page.keyboard.press("?")

        expect(page.get_by_role("dialog", name="Toetsen van deze pagina")).to_be_hidden()

    def test_gives_the_focus_back_after_the_reference_date(self, page: Page) -> None:
        page.locator(".bp-nav__link").first.focus()
        page.keyboard.press("p")
        expect(page.get_by_label("Peildatum: wat gold er op")).to_be_focused()

        page.keyboard.press("Escape")

        expect(page.locator(".bp-nav__link").first).to_be_focused()

    def test_shows_the_keys_of_this_page_alone(self, page: Page) -> None:
        page.goto("/iszf/deelnemers/")
        page.keyboard.press("?")

        sheet = page.get_by_role("dialog", name="Toetsen van deze pagina")
        expect(sheet.get_by_text("Filter de lijst")).to_be_visible()
        expect(sheet.get_by_text("Volgende bladzijde van de lijst")).to_be_hidden()

    def test_leaves_the_tour_with_escape(self, page: Page) -> None:
        page.goto("/iszf/?rondleiding=1")
        expect(page.locator(".bp-tour__said")).to_be_focused()

        page.keyboard.press("Escape")

        expect(page.locator(".bp-tour")).to_be_hidden()
        expect(page.locator("main")).to_be_focused()

    def test_changes_the_reference_date(self, page: Page) -> None:
        page.keyboard.press("p")
        expect(page.get_by_label("Peildatum: wat gold er op")).to_be_focused()
        page.get_by_label("Peildatum: wat gold er op").fill("2010-01-01")

        page.keyboard.press("Enter")

        page.wait_for_url("**/iszf/?*peildatum=2010-01-01*")
        expect(page.locator("main h1")).to_have_text("Zo stond het op 1 januari 2010")

    def test_steps_through_the_rows_of_a_table(self, page: Page) -> None:
        page.goto("/iszf/deelnemers/")

        page.keyboard.press("j")
        first = page.locator(":focus").inner_text()
        page.keyboard.press("j")
        second = page.locator(":focus").inner_text()
        page.keyboard.press("k")

        assert first != second
        assert page.locator(":focus").inner_text() == first

    def test_changes_role_and_stays_on_the_page(self, page: Page) -> None:
        page.goto("/iszf/deelnemers/")
        page.get_by_label("Organisatie").select_option(label="Harlingen")
        page.get_by_label("Rol").select_option(label="wethouder")

        page.get_by_role("button", name="Wissel").press("Enter")

        expect(page.locator(".bp-top__names b")).to_have_text("Gemeente Harlingen")
        assert page.url.endswith("/iszf/deelnemers/")


class TestForm:
    def test_takes_the_reader_to_what_is_wrong(self, browser: Browser, address: str) -> None:
        page = site.open_page(browser, address, "iszf-sso-controller", 1280)
        page.goto("/iszf/aanbod/prijzen/voorstellen/")
        page.get_by_label("Prijs per eenheid").fill("12.34")
        page.get_by_role("button", name="Leg het voorstel voor").press("Enter")

        summary = page.locator(".bp-errors")
        expect(summary).to_be_focused()
        assert page.title().startswith("Fout: ")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(page.get_by_label("Prijs per eenheid")).to_be_focused()
        expect(page.get_by_label("Prijs per eenheid")).to_have_value("12.34")
        page.context.close()


class TestDraft:
    def test_is_kept_while_one_types_and_is_there_again(
        self, browser: Browser, address: str
    ) -> None:
        page = site.open_page(browser, address, "iszf-sso-controller", 1280)
        page.goto("/iszf/aanbod/prijzen/voorstellen/")
        page.get_by_label("Toelichting voor wie beslist").focus()
        page.keyboard.type("De inkoop wordt duurder.")
        expect(page.locator(".bp-draft__said")).to_contain_text("concept bewaard")

        page.goto("/iszf/")
        page.goto("/iszf/aanbod/prijzen/voorstellen/")

        expect(page.get_by_label("Toelichting voor wie beslist")).to_have_value(
            "De inkoop wordt duurder."
        )
        page.get_by_role("button", name="Gooi het concept weg").press("Enter")
        expect(page.get_by_label("Toelichting voor wie beslist")).to_have_value("")
        page.context.close()


class TestExplanation:
    def test_opens_beside_the_amount_and_gives_the_focus_back(self, page: Page) -> None:
        amount = page.locator("a.bp-explained").first
        amount.focus()
        page.keyboard.press("Enter")
        drawer = page.locator("#drawer")
        expect(drawer).to_be_visible()
        expect(page.locator("#drawer-title")).to_be_focused()
        expect(amount).to_have_attribute("aria-expanded", "true")

        page.keyboard.press("Escape")

        expect(drawer).to_be_hidden()
        expect(amount).to_be_focused()

    def test_is_a_page_of_its_own_without_script(self, browser: Browser, address: str) -> None:
        page = site.open_page(browser, address, READER, 1280, script=False)
        page.goto("/iszf/")
        target = page.locator("a.bp-explained").first.get_attribute("href") or ""

        page.goto(target)

        expect(page.locator("main h1")).not_to_be_empty()
        expect(page.locator(".bp-nav__link").first).to_be_visible()
        page.context.close()


class TestWithoutScript:
    def test_the_reference_date_is_a_plain_form(self, browser: Browser, address: str) -> None:
        page = site.open_page(browser, address, READER, 320, script=False)
        page.goto("/iszf/")
        page.locator(".bp-when > summary").click()
        page.get_by_label("Peildatum: wat gold er op").fill("2010-01-01")

        page.get_by_role("button", name="Toon deze peildatum").click()

        expect(page.locator("main h1")).to_have_text("Zo stond het op 1 januari 2010")
        page.context.close()


class TestSearchWithoutScript:
    def test_is_a_page(self, browser: Browser, address: str) -> None:
        page = site.open_page(browser, address, READER, 320, script=False)
        page.goto("/iszf/")
        page.get_by_role("link", name="Zoeken of doen").click()
        page.get_by_label("Zoek", exact=True).fill("bolsw")
        page.get_by_role("button", name="Zoek", exact=True).click()

        page.get_by_role("link", name="Bolsward", exact=True).click()

        expect(page.locator("main h1")).to_contain_text("Bolsward")
        page.context.close()


class TestPrint:
    def test_leaves_out_what_paper_cannot_do(self, page: Page) -> None:
        page.emulate_media(media="print")

        expect(page.locator(".bp-nav")).to_be_hidden()
        expect(page.locator(".bp-demo")).to_be_hidden()
        expect(page.locator("main h1")).to_be_visible()
        expect(page.locator(".bp-when > summary")).to_be_visible()
