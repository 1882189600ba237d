# SPDX-License-Identifier: EUPL-1.2
import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bodemplaat.foundation import sentences, sheets
from bodemplaat.foundation.pages import page
from bodemplaat.kernel import palettes
from bodemplaat.kernel.palettes import Palette
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, identity_rows, lists
from bodemplaat.organisations.rules import tokens as token_rules
from bodemplaat.organisations.values import IdentityLine


@require_safe
@page()
def identity_list(request: HttpRequest) -> HttpResponse:
    """Show under which name, colours and logo each organisation shows itself."""
    lines = queries.list_identities()
    context = {"own": request.identity, "unread": identity_rows.count_unreadable(lines)}
    return lists.Identities(request, identity_rows.list_rows(lines)).respond(
        "organisations/identity/list.html", context
    )


@require_safe
@page()
def identity_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one identity: how it looks, whether it can be read, and how it was before."""
    line = _get_organisation(code)
    versions = queries.list_identity_versions(line.participant_id)
    context = {
        "line": line, "shown": identity_rows.show(line.palette),
        "versions": identity_rows.list_versions(versions),
        "can_set": permissions.can_set_identity(request.actor, line.participant_id),
    }  # fmt: skip
    return render(request, "organisations/identity/detail.html", context)


@dataclass
class Drafted:
    """What somebody is choosing: the forms, and the colours that they give."""

    brand: forms.Brand
    tokens: forms.Tokens
    palette: Palette
    origin: str
    used: tuple[token_rules.Used, ...] = ()
    count: int = 0


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.IDENTITY_KEEPERS)
def identity_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Choose colours and names, see them before they hold, and set them."""
    line = _get_organisation(code)
    if request.method == "POST" and "bestand" not in request.POST and "name" in request.POST:
        return _set(request, line)
    drafted = _draft(request, line)
    form = forms.Identity(initial=_list_initial(line))
    status = 422 if drafted.brand.errors or drafted.tokens.errors else 200
    return _show(request, line, drafted, form, status)


def _set(request: HttpRequest, line: IdentityLine) -> HttpResponse:
    form = forms.Identity(request.POST)
    drafted = Drafted(forms.Brand(), forms.Tokens(), line.palette, "")
    if form.is_valid():
        values = dict(form.cleaned_data)
        drafted.palette, drafted.origin = values.pop("kleuren"), values.pop("uit")
        try:
            actions.set_identity(
                participant_id=line.participant_id, palette=drafted.palette,
                origin=drafted.origin, actor=request.actor, **values,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De huisstijl staat."))
            return _to_detail(request, line)
    return _show(request, line, drafted, form, 422)


def _draft(request: HttpRequest, line: IdentityLine) -> Drafted:
    """Return the colours that the address, the form or the file gives."""
    asked = request.GET
    initial = {
        "merk": line.palette.brand, "accent": line.palette.accent,
        "hoeken": str(line.palette.radius),
    }  # fmt: skip
    drafted = Drafted(forms.Brand(initial=initial), forms.Tokens(), line.palette, "")
    if request.method == "POST":
        _draft_file(request, drafted)
    elif "merk" in asked:
        drafted.brand = forms.Brand(asked)
        if drafted.brand.is_valid():
            drafted.palette, drafted.origin = drafted.brand.make(), "colour"
    elif "thema" in asked:
        found = queries.find_palette(asked["thema"])
        if found is None:
            raise Http404
        drafted.palette, drafted.origin = found, f"theme-{asked['thema']}"
    elif "kleuren" in asked:
        drafted.palette = _read_palette(asked["kleuren"])
        drafted.origin = asked.get("uit", "")[:40]
    return drafted


def _draft_file(request: HttpRequest, drafted: Drafted) -> None:
    drafted.tokens = forms.Tokens(request.POST, request.FILES)
    if not drafted.tokens.is_valid():
        return
    file = drafted.tokens.cleaned_data["bestand"]
    try:
        found = token_rules.read_tokens(file.read(token_rules.MOST_BYTES + 1))
    except Refusal as refusal:
        drafted.tokens.refuse(refusal)
    else:
        drafted.palette, drafted.origin = found.palette, "tokens"
        drafted.used, drafted.count = found.used, found.count


def _show(
    request: HttpRequest, line: IdentityLine, drafted: Drafted, form: forms.Identity, status: int
) -> HttpResponse:
    shown = identity_rows.show(drafted.palette)
    context = {
        "line": line, "form": form, "brand": drafted.brand, "tokens": drafted.tokens,
        "shown": shown, "origin": drafted.origin, "count": drafted.count,
        "used": identity_rows.list_used(drafted.used), "themes": queries.list_themes(),
        "errors": drafted.tokens if drafted.tokens.errors else drafted.brand,
        "is_new": drafted.palette != line.palette,
    }  # fmt: skip
    return render(request, "organisations/identity/form.html", context, status=status)


@require_safe
@page()
def identity_preview(request: HttpRequest, code: str) -> HttpResponse:
    """Return the sheet of colours that are only being looked at."""
    _get_organisation(code)
    palette = _read_palette(request.GET.get("kleuren", ""))
    response = HttpResponse(sheets.write_sheet(palette, ".bp-preview"), content_type="text/css")
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
@page()
def identity_export(request: HttpRequest, code: str) -> HttpResponse:
    """Return the colours of an organisation as design tokens."""
    line = _get_organisation(code)
    written = json.dumps(
        token_rules.write_tokens(line.palette, line.name), indent=2, ensure_ascii=False
    )
    response = HttpResponse(written, content_type="application/json; charset=utf-8")
    name = f"{request.arrangement.slug}-{line.code}.tokens.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@page(roles=permissions.IDENTITY_KEEPERS)
def identity_resume(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Go back to an earlier identity."""
    line = _get_organisation(code)
    try:
        actions.resume_identity(
            participant_id=line.participant_id, number=number, actor=request.actor
        )
    except Refusal as refusal:
        return _refuse(request, refusal)
    messages.success(request, gettext("De eerdere huisstijl staat er weer."))
    return _to_detail(request, line)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.IDENTITY_KEEPERS)
def logo_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a logo."""
    line = _get_organisation(code)
    form = forms.Logo(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            dropped = actions.set_logo(
                participant_id=line.participant_id, content=form.cleaned_data["bestand"].read(),
                alternative=form.cleaned_data["tekst"], actor=request.actor,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _say_logo(dropped))
            return _to_detail(request, line)
    context = {"line": line, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/logo/edit.html", context, status=status)


@require_POST
@page(roles=permissions.IDENTITY_KEEPERS)
def logo_withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Show the shield instead of the logo."""
    line = _get_organisation(code)
    try:
        actions.withdraw_logo(participant_id=line.participant_id, actor=request.actor)
    except Refusal as refusal:
        return _refuse(request, refusal)
    messages.success(request, gettext("Het wapen staat er weer in plaats van het logo."))
    return _to_detail(request, line)


@require_safe
@page()
def logo_export(request: HttpRequest, digest: str) -> HttpResponse:
    """Return the image of a logo; another image has another address."""
    found = queries.find_logo(digest)
    if found is None:
        raise Http404
    response = HttpResponse(found.content, content_type=found.line.media_type)
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _get_organisation(code: str) -> IdentityLine:
    line = queries.find_organisation(code)
    if line is None:
        raise Http404
    return line


def _read_palette(text: str) -> Palette:
    try:
        return palettes.read_palette(text)
    except palettes.NotAPalette as refusal:
        raise BadRequest(str(refusal)) from refusal


def _list_initial(line: IdentityLine) -> dict[str, Any]:
    return {"name": line.name, "short_name": line.short_name, "initials": line.initials[:2]}


def _say_logo(dropped: int) -> str:
    said = gettext("Het logo staat in de kop, op papier en in mail.")
    if not dropped:
        return said
    more = ngettext(
        "%(number)s onderdeel is weggelaten, omdat het kwaad kan of niet getekend wordt.",
        "%(number)s onderdelen zijn weggelaten, omdat ze kwaad kunnen of niet getekend worden.",
        dropped,
    )
    return f"{said} {more % {'number': dropped}}"


def _refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {"sentence": sentences.render(refusal), "back_url": ".."}
    return render(request, "422.html", context, status=422)


def _to_detail(request: HttpRequest, line: IdentityLine) -> HttpResponse:
    slug = request.arrangement.slug
    return redirect("organisations:identity-detail", arrangement=slug, code=line.code)
