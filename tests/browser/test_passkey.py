# SPDX-License-Identifier: EUPL-1.2
"""A passkey in a real browser, with a device that Chromium makes up for tests."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bodemplaat.organisations.demo import people
from tests.browser.looking import AXE, RULES

OWNER = "iszf-alderman-0140"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def log_in(page: Page) -> None:
    page.goto("/inloggen/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(OWNER)
    page.get_by_label("Wachtwoord", exact=True).fill(people.PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def log_out(context: BrowserContext) -> None:
    """Forget who was logged in; the device keeps its passkey."""
    context.clear_cookies()


def find_violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(RULES)
    )
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]


def note(complaints: list[str], kind: str, text: str) -> None:
    """Note what the browser complains of; that a link is gone (410) is as it should be."""
    if kind == "error" and "410" not in text:
        complaints.append(text)


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A browser with a device, in which the owner set up a passkey."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 800}, locale="nl-NL"
    )
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    device = context.new_cdp_session(opened)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    complaints: list[str] = []
    opened.on("console", lambda one: note(complaints, one.type, one.text))
    log_in(opened)
    opened.goto("/account/beveiliging/passkeys/nieuw/")
    opened.get_by_label("Uw wachtwoord").fill(people.PASSWORD)
    opened.get_by_role("button", name="Bevestig").click()
    opened.get_by_label("Naam van deze passkey").fill("Laptop")
    opened.get_by_label("Hiermee ook zonder wachtwoord inloggen").check()
    opened.get_by_role("button", name="Stel deze passkey in").press("Enter")
    expect(opened.locator("main h1")).to_have_text("Uw herstelcodes")
    assert opened.locator(".bp-code").count() == 10
    yield opened
    assert complaints == []
    context.close()


@pytest.mark.standard("webauthn")
class TestPasskey:
    def test_is_listed_by_its_name(self, page: Page) -> None:
        page.goto("/account/beveiliging/passkeys/")

        expect(page.get_by_role("rowheader", name="Laptop")).to_be_visible()

    def test_is_the_whole_log_in(self, page: Page) -> None:
        log_out(page.context)
        page.goto("/inloggen/")

        page.get_by_role("button", name="Inloggen met een passkey").press("Enter")

        page.wait_for_url(re.compile("/iszf/"))

    def test_is_the_second_step_after_the_password(self, page: Page) -> None:
        log_out(page.context)
        log_in(page)
        expect(page.locator("main h1")).to_have_text("De tweede stap")
        assert find_violations(page) == []

        page.get_by_role("button", name="Gebruik mijn passkey").press("Enter")

        page.wait_for_url(re.compile("/iszf/"))

    def test_confirms_who_one_is(self, page: Page) -> None:
        page.goto("/account/beveiliging/herstelcodes/nieuw/")
        page.get_by_role("link", name="Met een passkey").click()

        page.get_by_role("button", name="Bevestig met uw passkey").press("Enter")

        expect(page.locator("main h1")).to_have_text("Maak nieuwe herstelcodes")


class TestAccount:
    @pytest.mark.parametrize("width", [320, 1280])
    @pytest.mark.parametrize(
        "path",
        ["inloggen/", "inloggen/vergeten/", "inloggen/vergeten/verzonden/",
         "inloggen/geen-account/", "inloggen/uitnodiging/x/", "account/", "account/wachtwoord/",
         "account/sessies/", "account/beveiliging/", "account/beveiliging/app/",
         "account/beveiliging/herstelcodes/nieuw/", "account/beveiliging/passkeys/",
         "account/beveiliging/passkeys/nieuw/"],
    )  # fmt: skip
    def test_fits_and_offends_nobody(self, page: Page, path: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        if path.startswith("inloggen/"):
            log_out(page.context)
        elif not page.context.cookies():
            log_in(page)
            page.get_by_role("button", name="Gebruik mijn passkey").press("Enter")
            page.wait_for_url(re.compile("/iszf/"))

        page.goto(f"/{path}")
        if "bevestigen" in page.url:
            page.get_by_label("Uw wachtwoord").fill(people.PASSWORD)
            page.get_by_role("button", name="Bevestig").press("Enter")
            page.wait_for_url(re.compile(f"{path}$"))

        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0
        assert find_violations(page) == []
