# SPDX-License-Identifier: EUPL-1.2
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from bodemplaat.catalogue import queries as catalogue_queries
from bodemplaat.config import demo_accounts, doors, second_factor
from bodemplaat.config import opening as opening_page
from bodemplaat.config.tenancy import get_today
from bodemplaat.foundation import sentences, sheets, tenancy
from bodemplaat.foundation.login import pages as login_pages
from bodemplaat.foundation.pages import page
from bodemplaat.kernel import palettes
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import ParticipantLine


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the arrangements of the account, or go to the only one."""
    if not request.user.is_authenticated:
        return redirect("demo-switch" if settings.IS_DEMO else settings.LOGIN_URL)
    lines = organisation_queries.list_assignments_for(account_id=request.user.pk, on=get_today())
    if any(second_factor.is_missing(request.user, line) for line in lines):
        return second_factor.send_to_set_up(request)
    found = doors.list_doors(account_id=request.user.pk, on=get_today())
    within = request.session.get(login_pages.WITHIN)
    if within:  # the server of one arrangement opens no other
        found = tuple(door for door in found if door.arrangement.id == within)
    guests = doors.list_guest_doors(account_id=request.user.pk, on=get_today(), within=within)
    if len(found) == 1 and not guests:
        return redirect("opening", arrangement=found[0].arrangement.slug)
    if len(guests) == 1 and not found:
        return redirect("organisations:shared-list", arrangement=guests[0].slug)
    return render(request, "config/home.html", {"doors": found, "guests": guests})


@require_http_methods(["GET", "HEAD", "POST"])
def demo_switch(request: HttpRequest) -> HttpResponse:
    """Take on a role of the demo; outside demo mode this page does not exist."""
    if not settings.IS_DEMO:
        raise Http404
    if request.method != "POST":
        return render(request, "config/demo.html", {"boards": doors.list_demo_boards()})
    account = demo_accounts.find_account(request.POST.get("account", ""))
    if account is None:
        wanted = request.POST.get("organisation", ""), request.POST.get("role", "")
        account = demo_accounts.find_nearest(*wanted)
    if account is None:
        context = {
            "sentence": gettext("Deze rol is er niet in de demo. Kies er een uit de lijst."),
            "back_url": reverse("demo-switch"),
        }
        return render(request, "422.html", context, status=422)
    user = get_user_model().objects.get(username=account.username)
    login(request, user)
    UserSession.objects.create_from_request(request)
    if request.POST.get("role") and account.role != request.POST["role"]:
        named = {"name": account.organisation, "role": sentences.word(account.role)}
        messages.info(request, gettext("%(name)s heeft die rol niet; u bent nu %(role)s.") % named)
    if account.role == demo_accounts.GUEST:
        return redirect("home")
    return HttpResponseRedirect(_find_next(request, account.slug))


def _find_next(request: HttpRequest, slug: str) -> str:
    """Return the page that the visitor was on, where it belongs to the same arrangement."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    if is_ours and wanted.startswith(f"/{slug}/"):
        return wanted
    return reverse("opening", kwargs={"arrangement": slug})


@require_GET
@page()
def identity_sheet(request: HttpRequest) -> HttpResponse:
    """Return the colours of the reader's organisation."""
    response = HttpResponse(sheets.write_sheet(request.identity.palette), content_type="text/css")
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
def public_sheet(request: HttpRequest, partnership: str) -> HttpResponse:
    """Return the colours of an organisation whose catalogue is public."""
    with tenancy.context(0, scope="public"):
        line = catalogue_queries.find_publication(partnership)
    if line is None:
        raise Http404
    palette = palettes.complete(
        brand=line.primary, on_brand=line.on_primary, accent=line.accent
    )
    response = HttpResponse(sheets.write_sheet(palette), content_type="text/css")
    response["Cache-Control"] = "public, max-age=3600"
    return response


@require_GET
@page()
def opening(request: HttpRequest) -> HttpResponse:
    """Show what asks something of the reader, what is paid and got, and who decided."""
    code = request.actor.participant_code
    return _show_opening(request, _find_participant(request, code) if code else None)


@require_GET
@page()
def principal_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a municipality as principal: the page that it opens itself, also for the office."""
    found = _find_participant(request, code)
    if found is None or not (request.actor.is_sso or found.id == request.actor.participant_id):
        raise Http404
    return _show_opening(request, found)


def _find_participant(request: HttpRequest, code: str) -> ParticipantLine | None:
    return organisation_queries.find_participant(
        code, on=request.as_of, known_at=request.known_at
    )


def _show_opening(request: HttpRequest, about: ParticipantLine | None) -> HttpResponse:
    shown = opening_page.get_opening(
        actor=request.actor, on=request.as_of, known_at=request.known_at, about=about
    )
    return render(request, "config/opening.html", {"opening": shown})
