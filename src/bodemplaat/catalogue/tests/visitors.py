# SPDX-License-Identifier: EUPL-1.2
"""Somebody at a browser, for the tests of pages of this package."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodemplaat.organisations.tests.factories import Partnership
from bodemplaat.organisations.tests.visitors import enter, entering

DAY = {"peildatum": "2010-06-01"}

__all__ = ["address", "count", "enter", "entering", "read"]


def address(made: Partnership, name: str, **kwargs: Any) -> str:
    """Return the address of a page."""
    return reverse(f"catalogue:{name}", kwargs={"arrangement": made.slug, **kwargs})


def read(client: Client, url: str, **data: str) -> str:
    """Return the text of a page on 1 June 2010, with single spaces."""
    answer = client.get(url, DAY | data)
    assert answer.status_code == 200, answer.content
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def count(client: Client, url: str) -> int:
    """Return how many questions a page asks the database."""
    client.get(url, DAY)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url, DAY).status_code == 200
    return len(captured)
