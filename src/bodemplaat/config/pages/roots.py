# SPDX-License-Identifier: EUPL-1.2
"""The roots of the days: to keep, and to check the trail and the ledger against later."""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation import roots, sentences
from bodemplaat.foundation.forms import Form
from bodemplaat.foundation.pages import page
from bodemplaat.kernel import days, files
from bodemplaat.kernel.refusals import Refusal


class Kept(Form):
    """A root that a participant kept."""

    file = forms.FileField(
        label=gettext_lazy("Bewaard controlegetal"),
        help_text=gettext_lazy(
            "Het bestand dat u toen hier heeft opgehaald, "
            "bijvoorbeeld controlegetal-2014-03-15.json."
        ),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page()
def root_list(request: HttpRequest) -> HttpResponse:
    """Show the roots of this arrangement, and check one that was kept."""
    found = roots.list_roots(known_at=request.known_at)
    form = Kept(request.POST or None, request.FILES or None)
    context = {"roots": found, "latest": found[0] if found else None, "form": form}
    if request.method == "POST" and form.is_valid():
        context |= _check(request, form)
    status = 422 if form.errors else 200
    return render(request, "config/root/list.html", context, status=status)


def _check(request: HttpRequest, form: Kept) -> dict[str, object]:
    file = form.cleaned_data["file"]
    try:
        files.check_size(file.name, file.size, roots.MOST_MEGABYTES)
        kept = roots.read_file(file.name, file.read())
        differences = roots.find_differences(kept, slug=request.arrangement.slug)
    except Refusal as refusal:
        form.add_error("file", sentences.render(refusal))
        return {}
    return {"kept": kept, "differences": differences}


@require_safe
@page()
def root_export(request: HttpRequest, on: str) -> HttpResponse:
    """Return the root of a day as a file to keep."""
    root = roots.find_root(on=_read(on))
    if root is None:
        raise Http404(gettext("Van die dag is er geen controlegetal."))
    answer = HttpResponse(roots.write_file(root), content_type="application/json")
    name = f"controlegetal-{root.slug}-{root.on.isoformat()}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _read(text: str) -> date:
    try:
        return days.read_day(text, "dag")
    except days.BadDate:
        raise Http404 from None
