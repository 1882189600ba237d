# SPDX-License-Identifier: EUPL-1.2
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bodemplaat.foundation import drafts, sentences
from bodemplaat.foundation.login import oidc, oidc_pages
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, words
from bodemplaat.organisations.values import ProviderLine


@require_safe
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_list(request: HttpRequest) -> HttpResponse:
    """Show at which servers people of the arrangement log in."""
    lines = queries.list_providers(request.actor)
    context = {"lines": lines, "active": [line for line in lines if line.is_active]}
    return render(request, "organisations/provider/list.html", context)


@require_safe
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the settings of a log-in service, and what came back of a test."""
    line = _get_provider(request, pk)
    tested = _find_claims(request, line)
    callback = reverse("oidc_callback", kwargs={"code": line.code})
    context = {
        "line": line,
        "callback": request.build_absolute_uri(callback),
        "claims": [(name, value, words.CLAIMS.get(name)) for name, value in tested.items()],
    }
    return render(request, "organisations/provider/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_create(request: HttpRequest) -> HttpResponse:
    """Register a log-in service."""
    form = forms.Provider(request.POST or None)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            pk = actions.register_provider(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _to_detail(request, pk)
    return _show_form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Amend a log-in service."""
    line = _get_provider(request, pk)
    initial = {"name": line.name, "client_id": line.client_id, "scopes": line.scopes}
    form = forms.ProviderEdit(request.POST or None, initial=initial)
    drafts.restore(request, form)
    if form.is_valid():
        actions.amend_provider(provider_id=pk, actor=request.actor, **form.cleaned_data)
        request.session.pop(oidc.CLAIMS, None)
        return _to_detail(request, pk)
    return _show_form(request, form, line)


@require_safe
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_test(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the server as somebody who logs in would, and come back to its page."""
    line = _get_provider(request, pk)
    back = reverse(
        "organisations:provider-detail", kwargs={"arrangement": request.arrangement.slug, "pk": pk}
    )
    request.session.pop(oidc.CLAIMS, None)
    return oidc_pages.go(request, line.code, AuthProcess.REDIRECT, back)


@require_POST
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a log-in service on the page of log-in."""
    line = _get_provider(request, pk)
    was_tested = bool(_find_claims(request, line))
    try:
        actions.start_provider(provider_id=pk, was_tested=was_tested, actor=request.actor)
    except Refusal as refusal:
        slug = request.arrangement.slug
        back = reverse("organisations:provider-detail", kwargs={"arrangement": slug, "pk": pk})
        context = {"sentence": sentences.render(refusal), "back_url": back}
        return render(request, "422.html", context, status=422)
    messages.success(request, gettext("De inlogdienst staat op de pagina Inloggen."))
    return _to_detail(request, pk)


@require_POST
@page(roles=permissions.PROVIDER_KEEPERS)
def provider_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody in by a log-in service any more."""
    _get_provider(request, pk)
    actions.close_provider(provider_id=pk, actor=request.actor)
    messages.success(request, gettext("De inlogdienst laat niemand meer binnen."))
    return _to_detail(request, pk)


def _get_provider(request: HttpRequest, pk: int) -> ProviderLine:
    line = queries.find_provider(pk, request.actor)
    if line is None:
        raise Http404
    return line


def _find_claims(request: HttpRequest, line: ProviderLine) -> dict[str, str]:
    """Return what this browser brought back of a test of this service."""
    kept = request.session.get(oidc.CLAIMS) or {}
    return dict(kept["claims"]) if kept.get("code") == line.code else {}


def _to_detail(request: HttpRequest, pk: int) -> HttpResponse:
    slug = request.arrangement.slug
    return redirect("organisations:provider-detail", arrangement=slug, pk=pk)


def _show_form(request: HttpRequest, form: object, line: ProviderLine | None) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "line": line}
    return render(request, "organisations/provider/form.html", context, status=status)
