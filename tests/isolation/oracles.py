# SPDX-License-Identifier: EUPL-1.2
"""
What the matrix asks, as functions that return what is wrong.

The matrix asks them of every address; each planted defect is asked the same, so that what is shown
to be caught is caught by the matrix itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Any

from django.db import connection
from django.test import Client

from bodemplaat.foundation.testing import databases
from tests.isolation import canaries, conftest, routes

NOWHERE = "bestaat-niet"
# HEAD is asked for by a test of its own: it says what GET says.
METHODS = ("POST", "PUT", "PATCH", "DELETE")
WRONG = "&peildatum=gisteren&asOf=gisteren&sorteer=9&na=9&after=9"
FEW, FEWER = 4, 2

Arguments = list[dict[str, Any]]


def list_arguments(route: routes.Route, world: conftest.World, most: int = FEW) -> Arguments:
    """Return what a route is asked with: a few things of each kind, or all in the long run."""
    found = routes.list_arguments(route, world.demo)
    return found if conftest.IS_EXHAUSTIVE else routes.spread(found, most)


def pair(
    arguments: Arguments, visitors: Sequence[conftest.Visitor]
) -> Iterator[tuple[dict[str, Any], conftest.Visitor]]:
    """
    Give who asks what: of several things each visitor asks every other, or in the long run all.

    Visitors come in the order of arrangement, office and participants, so each thing is asked by
    half of each; what is shown to one who may not see it is shown to others of that kind too.
    """
    step = 1 if conftest.IS_EXHAUSTIVE or len(arguments) == 1 else 2
    for turn, one in enumerate(arguments):
        yield from ((one, visitor) for visitor in islice(visitors, turn % step, None, step))


def list_both(world: conftest.World) -> list[conftest.Visitor]:
    """Return one account of the office and one of a participant, in each arrangement."""
    return [
        world.get_one(slug, is_sso=is_sso)
        for slug in world.demo.arrangements
        for is_sso in (True, False)
    ]


def find_in(answer: conftest.Answer, visitor: conftest.Visitor, what: str) -> list[str]:
    """Return what an answer shows or has logged that it must not."""
    found = canaries.find_leaks(answer.whole, visitor.reader)
    found += [f"in the log: {line}" for line in answer.logged if canaries.count(line)]
    return [f"{visitor.role} {visitor.reader} {what}: {one}" for one in found]


def find_leaks(
    world: conftest.World,
    route: routes.Route,
    *,
    visitors: Sequence[conftest.Visitor] = (),
    methods: tuple[str, ...] = ("GET",),
    query: str = "",
) -> list[str]:
    """Return what visitors get of others: in body, headers and log."""
    found = []
    asked = (
        product(list_arguments(route, world, FEWER), visitors)
        if visitors
        else pair(list_arguments(route, world), world.sample())
    )
    for arguments, visitor in asked:
        path = route.write(visitor.slug, arguments)
        for method in methods:
            answer = visitor.ask(method, path, query)
            found += find_in(answer, visitor, f"{method} {path}")
            if answer.status >= 500:
                found.append(f"{method} {path} answers {answer.status}")
    return found


def find_file_leaks(world: conftest.World, route: routes.Route) -> list[str]:
    """Return what visitors get of others in the files that a page offers."""
    found = []
    for arguments, visitor in pair(list_arguments(route, world), world.sample()):
        path = route.write(visitor.slug, arguments)
        if "vorm=csv" not in visitor.ask("GET", path).text:
            continue
        for form in ("csv", "xlsx"):
            answer = visitor.ask("GET", path, f"&vorm={form}")
            found += find_in(answer, visitor, f"{path} {form}")
            name = answer.headers.get("Content-Disposition", "")
            if answer.status != 200 or not name.endswith(f'.{form}"'):
                found.append(f"{path} gives no {form}: {answer.status} {name}")
    return found


def find_told(
    world: conftest.World, route: routes.Route, things: Arguments | None = None
) -> list[str]:
    """Return where a thing of another is answered otherwise than one that is not there."""
    found = []
    for arguments in things or list_arguments(route, world):
        for visitor in list_both(world):
            path = route.write(visitor.slug, arguments)
            answer = visitor.ask("GET", path)
            if answer.status != 404:
                continue
            for absent in routes.shift(route, visitor.slug, arguments):
                nothing = route.write(visitor.slug, absent)
                other, both = visitor.ask("GET", nothing), (arguments, absent)
                if answer.strip(path, *both) != other.strip(nothing, *both):
                    found.append(f"{visitor.role} {path} is not {nothing}")
    return found


def find_told_elsewhere(world: conftest.World, route: routes.Route) -> list[str]:
    """Return where another arrangement is answered otherwise than one that does not exist."""
    found = []
    slugs = list(world.demo.arrangements)
    for arguments in list_arguments(route, world, FEWER):
        for slug, other in zip(slugs, reversed(slugs), strict=True):
            visitor = world.get_one(slug, is_sso=True)
            paths = [route.write(one, arguments) for one in (other, NOWHERE)]
            foreign, unknown = (visitor.ask("GET", path).strip(path, arguments) for path in paths)
            if foreign != unknown or foreign[0] != 404:
                found.append(f"{visitor.role} of {slug}: {paths[0]} is not {paths[1]}")
    return found


def find_open_doors(world: conftest.World, route: routes.Route) -> list[str]:
    """Return where somebody who is not logged in gets more than the way to the log-in."""
    found = []
    (arguments, *_) = list_arguments(route, world)
    for slug in (*world.demo.arrangements, NOWHERE):
        path = route.write(slug, arguments)
        for method in ("GET", "POST"):
            stranger = conftest.Visitor(slug, "", canaries.Reader(0, 0, 0), Client())
            answer = stranger.ask(method, path)
            if route.is_api:
                sent = answer.headers.get("WWW-Authenticate", "")
                is_shut = answer.status == 401 and sent.startswith("Bearer")
            else:
                sent = answer.headers.get("Location", "")
                is_shut = answer.status == 302 and sent.startswith("/inloggen/?next=")
            if not is_shut or canaries.count(answer.whole):
                found.append(f"{method} {path} answers a stranger {answer.status} {sent}")
    return found


def find_shifts(
    world: conftest.World, visitor: conftest.Visitor, hollow: str, paths: Iterable[str]
) -> list[str]:
    """
    Return the answers that are others once all is gone that the visitor may not see.

    This finds what no canary shows: counts, next numbers, marks, orders and what is left out.
    """
    paths = list(paths)
    whole = {path: visitor.ask("GET", path).strip("") for path in paths}
    with databases.connected_to(hollow):
        alone = {path: visitor.ask("GET", path).strip("") for path in paths}
    return [
        f"{visitor.role} {visitor.reader} {path}: {tell_difference(whole[path], alone[path])}"
        for path in paths
        if whole[path] != alone[path]
    ]


def find_lasting(visitor: conftest.Visitor, paths: Iterable[str]) -> list[str]:
    """Return the pages after which the connection still has a context; what they do is kept."""
    found = []
    for path in paths:
        visitor.client.get(path)
        found += [f"{path} leaves {left}"] if (left := conftest.find_context()) else []
        connection.close()
    return found


def tell_difference(one: tuple[Any, ...], other: tuple[Any, ...]) -> str:
    """
    Return the first line in which two answers differ.

    >>> tell_difference((200, "", "one\\ntwo"), (200, "", "one\\nthree"))
    'two | three'
    """
    lines = (f"{part[0]}\n{part[1]}\n{part[2]}".splitlines() for part in (one, other))
    pairs = zip(*lines, strict=False)
    return next((f"{left} | {right}" for left, right in pairs if left != right), "its length")
