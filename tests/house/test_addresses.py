# SPDX-License-Identifier: EUPL-1.2
"""Addresses are named alike in all packages: <package>:<thing>-list|detail|create|edit|<verb>."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house import tree

NAME = re.compile(r"[a-z]+(-api)?:[a-z]+(-[a-z]+)?-[a-z]+")


def list_names(resolver: URLResolver, space: str = "") -> list[str]:
    """Return the full name of every address of the packages."""
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += list_names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and space:
            found.append(f"{space}{pattern.name}")
    return found


class TestAddress:
    def test_is_named_after_package_thing_and_verb(self):
        names = list_names(get_resolver())

        packages = {name.split(":")[0].removesuffix("-api") for name in names}
        assert packages <= set(tree.FLOORS)
        assert [name for name in names if not NAME.fullmatch(name)] == []

    @pytest.mark.parametrize(
        ("name", "is_fine"),
        [("finance:settlement-list", True), ("finance:settlementrun-detail", True),
         ("finance:settlement", False), ("finance:settlementList", False), ("x:None", False)],
    )  # fmt: skip
    def test_is_told_from_a_wrong_one(self, name, is_fine):
        assert bool(NAME.fullmatch(name)) is is_fine
