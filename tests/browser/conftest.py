# SPDX-License-Identifier: EUPL-1.2
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine; without one the tests are skipped, but never in CI."""
    if site.find_chromium() is None:
        reason = "Chromium is not on this machine; `make setup-browser` installs it."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright keeps an event loop in this thread; tests after it use the database there too.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with site.browsing() as started:
        yield started


@pytest.fixture(scope="session")
def address(browser: Browser) -> Iterator[str]:
    """Where the demo of these tests is served."""
    with site.running() as served:
        yield served


