# SPDX-License-Identifier: EUPL-1.2
"""Every page that a role reaches by links, one or a few of each kind."""

from collections import Counter, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

MOST = 2
"""Pages of one kind that are read for links; one is enough of what another role saw."""

# These go to another server, which is not there in a demo.
ELSEWHERE = {"organisations:provider-test"}
# Elements without an end, and attributes whose value says what an element is.
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
TELLING = ("class", "role", "type", "scope")

Shapes = frozenset[int]


@dataclass(frozen=True)
class Found:
    """A page: the name of its address, where it is, and the shapes of its elements."""

    name: str
    address: str
    status: int
    shapes: Shapes


class _Reader(HTMLParser):
    """
    Reads the links of a page, and its shapes: what each element is and in what it stands.

    A thousand rows with the same cells have the shapes of one; a cell with a button in it, or a
    field with a mistake, is a shape of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.shapes: set[int] = set()
        self.path: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        target = given.get("href") if tag == "a" else given.get("hx-get")
        if target:
            self.links.append(target)
        said = (f"{name}={given[name] if name in TELLING else ''}" for name in sorted(given))
        self.path.append((tag, f"<{tag} {' '.join(said)}>"))
        self.shapes.add(hash("".join(shape for _, shape in self.path)))
        if tag in VOID:
            self.path.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(open_tag == tag for open_tag, _ in self.path):
            while self.path.pop()[0] != tag:
                pass


def find_name(path: str) -> str:
    """Return the URL name of an address, or nothing."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def read_shapes(text: str) -> Shapes:
    """Return the shapes of the elements of a page."""
    reader = _Reader()
    reader.feed(text)
    return frozenset(reader.shapes)


def walk(
    request: APIRequestContext, start: str, known: Collection[str] = (), most: int = MOST
) -> Iterator[Found]:
    """Give the pages reached from one, at most so many per name, and one of a known name."""
    counts: Counter[str] = Counter()
    seen, queue = {start}, deque([start])
    while queue:
        address = queue.popleft()
        name = find_name(address)
        if not name or name in ELSEWHERE or counts[name] >= (1 if name in known else most):
            continue
        counts[name] += 1
        answer = request.get(address)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        reader = _Reader()
        reader.feed(answer.text())
        yield Found(name, address, answer.status, frozenset(reader.shapes))
        for link in reader.links:
            whole = urljoin(address, link).partition("#")[0]
            if whole.startswith(start) and whole not in seen:
                seen.add(whole)
                queue.append(whole)


def list_pages(request: APIRequestContext, start: str, known: Collection[str]) -> list[Found]:
    """Return one page per URL name that is not known yet, of those reached from a page."""
    found: dict[str, Found] = {}
    for page in walk(request, start, known):
        assert page.status < 400, f"{page.address} is linked and answers {page.status}"
        if page.name not in known:
            found.setdefault(page.name, page)
    return list(found.values())
