# SPDX-License-Identifier: EUPL-1.2
"""
Pages for who is not logged in: they read published rows and nothing else.

The context has the scope "public" and no arrangement, so that row level security hides every row
that is not published, whatever the page would ask; it is the same for who happens to be logged in.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from bodemplaat.catalogue import queries
from bodemplaat.catalogue.pages import tables
from bodemplaat.catalogue.values import EntryKind
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.pages import csv_response
from bodemplaat.foundation.spreadsheets import Cents

NOBODY = 0


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as open to everyone; it finds its published catalogue in a public context."""

    @wraps(view)
    def opened(request: HttpRequest, partnership: str) -> HttpResponse:
        with tenancy.context(NOBODY, scope="public"):
            line = queries.find_publication(partnership)
            if line is None:
                raise Http404
            return view(request, line)

    opened.is_public = True  # type: ignore[attr-defined]  # asked by the isolation test
    return opened


@require_safe
@public
def pdc_detail(request: HttpRequest, line: Any) -> HttpResponse:
    """Show what an organisation offers, to everyone."""
    context = {
        "line": line,
        "packages": tables.list_entry_groups(line, EntryKind.SERVICE),
        "offerings": tables.list_entry_groups(line, EntryKind.OFFERING),
        "tasks": line.list_entries(EntryKind.TASK),
        "service_count": len(line.list_entries(EntryKind.SERVICE)),
    }
    return render(request, "catalogue/publication/detail.html", context)


@require_safe
@public
def pdc_export(request: HttpRequest, line: Any) -> HttpResponse:
    """Return what an organisation offers as a file, to everyone."""
    header = [
        gettext("pakket"), gettext("naam"), gettext("niveau"), gettext("eenheid"),
        gettext("prijs per jaar zonder btw"), gettext("levertijd in dagen"),
        gettext("normen"), gettext("omschrijving"),
    ]  # fmt: skip
    rows = (
        [
            row.line.package_name, row.line.name, row.level, row.unit,
            "" if row.line.cents is None else Cents(row.line.cents),
            "" if row.line.term_days is None else row.line.term_days, row.norms,
            row.line.description,
        ]
        for kind in (EntryKind.SERVICE, EntryKind.OFFERING)
        for group in tables.list_entry_groups(line, kind)
        for row in group.rows
    )  # fmt: skip
    return csv_response(f"pdc-{line.slug}.csv", header, rows)
