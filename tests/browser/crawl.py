# SPDX-License-Identifier: EUPL-1.2
"""Every page that a role reaches by links, one of each kind."""

from collections import deque
from collections.abc import Collection
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

MOST = 2
"""Pages of one kind that are read for links; one is enough of what another role saw."""

# These go to another server, which is not there in a demo.
ELSEWHERE = {"organisations:provider-test"}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href") if tag == "a" else dict(attrs).get("hx-get")
        if target:
            self.found.append(target)


def find_name(path: str) -> str:
    """Return the URL name of an address, or nothing."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def list_pages(request: APIRequestContext, start: str, known: Collection[str]) -> dict[str, str]:
    """Return one address per URL name that is not known yet, of the pages reached from a page."""
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    seen, queue = {start}, deque([start])
    while queue:
        address = queue.popleft()
        name = find_name(address)
        if not name or name in ELSEWHERE or counts.get(name, 0) >= (1 if name in known else MOST):
            continue
        counts[name] = counts.get(name, 0) + 1
        answer = request.get(address)
        assert answer.status < 400, f"{address} is linked and answers {answer.status}"
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        if name not in known:
            found.setdefault(name, address)
        parser = _Links()
        parser.feed(answer.text())
        for link in parser.found:
            whole = urljoin(address, link).partition("#")[0]
            if whole.startswith(start) and whole not in seen:
                seen.add(whole)
                queue.append(whole)
    return found
