# SPDX-License-Identifier: EUPL-1.2
"""Every answer of the site carries the same protection: pages, papers, files, problems, errors."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bodemplaat.foundation.models import Account
from tests.isolation import oracles, routes

ROUTES = {route.label: route for route in routes.list_routes()}
POLICY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What runs or is drawn besides our own files would need one of these.
LOOSE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "http:", "https:", "*", "blob:")
# A block of data is no script: nothing of it runs.
INLINE = re.compile(
    r'<script(?![^>]*(?:\bsrc=|type="application/json"))|<style|\sstyle=|\son[a-z]+=|javascript:',
    re.I,
)


def find_faults(answer: Any) -> list[str]:
    """Return what an answer lacks."""
    faults = [name for name, value in POLICY.items() if answer.get(name) != value]
    rules = answer.get("Content-Security-Policy", "")
    kept = dict(rule.strip().split(" ", 1) for rule in rules.split(";") if rule.strip())
    for name, value in (
        ("default-src", "'self'"), ("object-src", "'none'"), ("base-uri", "'none'"),
        ("frame-ancestors", "'none'"), ("form-action", "'self'"),
    ):  # fmt: skip
        faults += [name] if kept.get(name) != value else []
    faults += [word for word in LOOSE if word in rules]
    faults += [] if "camera=()" in answer.get("Permissions-Policy", "") else ["Permissions-Policy"]
    faults += [] if answer.get("Cache-Control") else ["Cache-Control"]
    if answer.get("Content-Type", "").startswith("text/html") and not answer.streaming:
        faults += INLINE.findall(answer.content.decode())
    return faults


def list_outer() -> list[str]:
    """Return the addresses outside an arrangement that take no parameters."""
    found = []

    def walk(resolver: URLResolver, before: str) -> None:
        for one in resolver.url_patterns:
            path = before + str(one.pattern).lstrip("^")
            if isinstance(one, URLResolver):
                walk(one, path)
            elif isinstance(one, URLPattern) and not re.search(r"[<(]", path):
                found.append("/" + path.rstrip("$"))

    walk(get_resolver(), "")
    return sorted(set(found))


class TestPolicy:
    @pytest.mark.parametrize("name", ROUTES)
    def test_stands_on_every_page_paper_and_export_of_an_arrangement(self, world, name):
        route = ROUTES[name]
        for visitor in (world.get_one("iszf", is_sso=True), world.get_one("iszf", is_sso=False)):
            for arguments in oracles.list_arguments(route, world)[:2]:
                path = route.write(visitor.slug, arguments)
                for ending in ("", "?vorm=csv", "?vorm=xlsx"):
                    answer = visitor.client.get(path + ending)
                    assert find_faults(answer) == [], f"{path}{ending} {answer.status_code}"

    @pytest.mark.parametrize("path", list_outer())
    def test_stands_on_every_address_outside(self, world, path):
        member = Client()  # of its own: one of these addresses logs out
        member.force_login(
            Account.objects.get(pk=world.get_one("iszf", is_sso=True).reader.account_id)
        )
        for client in (Client(), member):
            for method in ("get", "post", "head", "options"):
                answer = getattr(client, method)(path)
                assert find_faults(answer) == [], f"{method} {path} {answer.status_code}"

    @pytest.mark.parametrize(
        "path",
        ["/static/foundation/bodemplaat.css", "/static/foundation/bodemplaat.js",
         "/static/foundation/icons.svg", "/static/foundation/bestaat-niet.css"],
    )  # fmt: skip
    def test_stands_on_files(self, world, path):
        assert find_faults(Client().get(path)) == []

    def test_stands_on_errors(self, world, monkeypatch):
        office = world.get_one("iszf", is_sso=True).client
        broken = Client(raise_request_exception=False)
        broken.cookies = office.cookies
        asked = [
            (office.get("/iszf/bestaat-niet/"), 404), (office.get("/iszf/?peildatum=x"), 400),
            (office.get("/iszf/", headers={"Host": "elders.example"}), 400),
            (office.delete("/iszf/"), 405), (Client().get("/iszf/"), 302),
            (office.post("/iszf/tokens/maken/", {}), 422),
            (Client(enforce_csrf_checks=True).post("/inloggen/"), 403),
            (Client().get("/api/v1/arrangements/iszf/participants"), 401),
            (office.get("/api/v1/arrangements/iszf/bestaat-niet"), 404),
        ]  # fmt: skip

        def fail(participant_id):
            raise ValueError

        with monkeypatch.context() as patch:
            patch.setattr("bodemplaat.organisations.queries.get_identity", fail)
            asked.append((broken.get("/iszf/"), 500))
            asked.append((broken.get("/api/v1/arrangements/iszf/participants"), 500))

        assert [answer.status_code for answer, _ in asked] == [status for _, status in asked]
        for answer, status in asked:
            assert find_faults(answer) == [], status

    def test_is_missed_where_it_is_not(self, world, monkeypatch):
        for planted, fault in (
            ("default-src 'self'; script-src 'unsafe-inline'", "unsafe-inline"),
            ("default-src *", "default-src"),
        ):
            monkeypatch.setattr("bodemplaat.foundation.pages.POLICY", planted)
            assert fault in find_faults(Client().get("/inloggen/"))
