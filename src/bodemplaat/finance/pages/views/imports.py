# SPDX-License-Identifier: EUPL-1.2
"""Cost lines from a file: choose, look, then post; nothing is stored until the last step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from bodemplaat.finance import actions, permissions, queries
from bodemplaat.finance.pages import uploads
from bodemplaat.finance.pages.forms import imports as forms
from bodemplaat.finance.pages.tables import imports as tables
from bodemplaat.finance.rules import journal_files
from bodemplaat.foundation import sentences
from bodemplaat.foundation.pages import page
from bodemplaat.kernel import files
from bodemplaat.kernel.refusals import Refusal

SLACK = 1_000_000


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.KEEPERS)
def journal_import(request: HttpRequest) -> HttpResponse:
    """Read cost lines from a file; a file that is too large is refused before it is read."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if length > journal_files.MOST_MEGABYTES * files.MEGABYTE + SLACK:
        uploads.drain(request.META["wsgi.input"], length)
        try:
            files.check_size(gettext("Het bestand"), length, journal_files.MOST_MEGABYTES)
        except files.FileTooLarge as refusal:
            return _show_upload(request, forms.Upload(), sentences.render(refusal), 422)
    # The check of the form's token reads the whole body, so it stands behind the check of size.
    checked: HttpResponse = _import(request)
    return checked


@csrf_protect
def _import(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = forms.Upload(initial={"year": request.as_of.year})
        return _show_upload(request, form, "", 200)
    try:
        if "token" not in request.POST:
            return _receive(request)
        return _continue(request, request.POST["token"])
    except Refusal as refusal:
        form = forms.Upload(initial={"year": request.POST.get("year", request.as_of.year)})
        return _show_upload(request, form, sentences.render(refusal), 422)


def _show_upload(
    request: HttpRequest, form: forms.Upload, sentence: str, status: int
) -> HttpResponse:
    context = {
        "form": form, "sentence": sentence, "closed": queries.list_closed_years(),
        "example": "datum;kostenplaats;kostensoort;omschrijving;bedrag;btw;deelnemer;stuk",
    }
    return render(request, "finance/journal/import.html", context, status=status)


def _receive(request: HttpRequest) -> HttpResponse:
    form = forms.Upload(request.POST, request.FILES)
    if not form.is_valid():
        return _show_upload(request, form, "", 422)
    file, year = form.cleaned_data["file"], form.cleaned_data["year"]
    token = uploads.keep(file, name=file.name, year=year, actor=request.actor)
    content, found = uploads.find(token, actor=request.actor)
    headers = tables.list_headers(files.decode(content["name"], found))
    columns = tables.match_headers(headers)
    return _preview(request, token, content, found, columns, is_asked=False)


def _continue(request: HttpRequest, token: str) -> HttpResponse:
    content, found = uploads.find(token, actor=request.actor)
    headers = tables.list_headers(files.decode(content["name"], found))
    form = forms.Columns(
        request.POST, headers=headers, optional=journal_files.OPTIONAL, found={}
    )
    if not form.is_valid() or request.POST.get("stap") != "boek":
        columns = {name: value for name, value in form.cleaned_data.items() if value}
        return _preview(request, token, content, found, columns, is_asked=True)
    if tables.is_large(found):
        return _submit(request, content, found, form.get_mapping())
    try:
        journal = actions.import_journal(
            content=found, year=content["year"], source=content["name"], actor=request.actor,
            mapping=form.get_mapping(),
        )
    except actions.RowsRefused:
        return _preview(request, token, content, found, form.cleaned_data, is_asked=True)
    uploads.drop(content)
    said = gettext("De regels uit «%(name)s» staan in boekstuk %(seq)s.")
    messages.success(request, said % {"name": content["name"], "seq": journal.seq})
    return redirect(
        "finance:journal-detail", arrangement=request.arrangement.slug, seq=journal.seq
    )


def _submit(
    request: HttpRequest, content: dict[str, Any], found: bytes, mapping: dict[str, str]
) -> HttpResponse:
    """Leave a large file to a worker, and show how far that is."""
    job_id = actions.submit_journal_file(
        content=found, year=content["year"], source=content["name"], key=content["path"],
        mapping=mapping, actor=request.actor,
    )
    uploads.drop(content)
    return redirect("work-detail", arrangement=request.arrangement.slug, pk=job_id)


def _preview(
    request: HttpRequest, token: str, content: dict[str, Any], found: bytes,
    columns: dict[str, str], *, is_asked: bool,
) -> HttpResponse:
    """Show what the file would post; where a column is missing, ask for it."""
    is_large = tables.is_large(found)
    headers = tables.list_headers(files.decode(content["name"], found))
    form = forms.Columns(None, headers=headers, optional=journal_files.OPTIONAL, found=columns)
    mapping = {field: columns.get(field) or "\0" for field in forms.LABELS}
    preview, sentence = None, ""
    missing = [
        forms.LABELS[field] for field in forms.LABELS
        if not columns.get(field) and field not in journal_files.OPTIONAL
    ]
    if missing:
        named = {"columns": ", ".join(str(label) for label in missing)}
        sentence = gettext("Wijs nog aan welke kolom dit is: %(columns)s.") % named
    else:
        rows, errors = queries.list_file_rows(
            content=tables.get_head(found) if is_large else found, source=content["name"],
            year=content["year"], mapping=mapping,
        )
        preview = tables.make_preview(rows, errors, dict(queries.list_pool_names()))
    is_wrong = preview is None or bool(preview.errors)
    context = {
        "token": token, "name": content["name"], "year": content["year"], "form": form,
        "preview": preview, "sentence": sentence,
        "lines": found.count(b"\n") if is_large else 0,
        "is_closed": content["year"] in queries.list_closed_years(),
        "hidden": [(field, columns.get(field, "")) for field in forms.LABELS],
    }
    status = 422 if is_wrong and (is_asked or preview is not None) else 200
    return render(request, "finance/journal/import_preview.html", context, status=status)
