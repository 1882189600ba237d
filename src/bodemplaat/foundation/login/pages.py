# SPDX-License-Identifier: EUPL-1.2
"""The pages of one's own account that django-allauth does not have, or has otherwise."""

from dataclasses import dataclass
from typing import Any

from allauth.account import views as account_views
from allauth.account.utils import perform_login
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation.login import forms, invitations
from bodemplaat.foundation.users import IdentityProvider

# The link by which somebody came, kept for a log-in at another server.
INVITATION = "bodemplaat_invitation"
# The arrangement whose server let somebody in: that session shows no other arrangement.
WITHIN = "bodemplaat_provider_arrangement"

# What one can do with one's account; a page that another package adds is shown once it is there.
PLACES: tuple[tuple[str, Promise, Promise], ...] = (
    ("mfa_index", gettext_lazy("Beveiliging"),
     gettext_lazy("De tweede stap bij het inloggen: een app, een passkey, herstelcodes.")),
    ("account_change_password", gettext_lazy("Wachtwoord"),
     gettext_lazy("Kies een ander wachtwoord; overal elders wordt u dan uitgelogd.")),
    ("usersessions_list", gettext_lazy("Waar u bent ingelogd"),
     gettext_lazy("Op welke apparaten, sinds wanneer; log er een uit of allemaal.")),
    ("notifications", gettext_lazy("Meldingen"),
     gettext_lazy("Wat u per mail wilt weten, en hoe vaak.")),
    ("tokens", gettext_lazy("Sleutels voor programma's"),
     gettext_lazy("Laat een programma namens u lezen of schrijven, met een einddatum.")),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One page of the account."""

    label: Promise
    about: Promise
    url: str


@dataclass(frozen=True)
class Provider:
    """One server on the page of log-in."""

    name: str
    url: str


@dataclass(frozen=True)
class Session:
    """One log-in as its owner knows it."""

    pk: int
    device: str
    ip: str
    created_at: Any
    last_seen_at: Any
    is_here: bool


@require_safe
def signup(request: HttpRequest) -> HttpResponse:
    """Say how one gets an account."""
    return render(request, "account/signup_closed.html")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Let somebody who was invited choose a password, once, and log in with it."""
    found = invitations.find_invitation(secret)
    if found is None:
        return render(request, "account/invitation_ended.html", status=410)
    if request.user.is_authenticated and request.user != found.account:
        logout(request)  # somebody else's log-in on the same machine
    request.session[INVITATION] = secret
    form = forms.SetPassword(data=request.POST or None, user=found.account)
    if form.is_valid():
        entered = invitations.accept(secret, form.cleaned_data["password1"])
        if entered is None:
            return render(request, "account/invitation_ended.html", status=410)
        return perform_login(request, entered, email_verification="none")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "account": found.account}
    return render(request, "account/invitation.html", context, status=status)


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show what one can do with one's account."""
    context = {"places": _list_places(), "has_second_step": has_second_factor(request.user)}
    return render(request, "account/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def password_set(request: HttpRequest) -> HttpResponse:
    """
    Let an account without password choose one, where it did not come in by another server.

    Otherwise whoever rules that server could make a way in that goes further than the server does.
    """
    if request.session.get(WITHIN):
        raise PermissionDenied
    return account_views.password_set(request)  # type: ignore[no-any-return]


def list_providers() -> list[Provider]:
    """Return the servers at which one can log in."""
    rows = IdentityProvider.objects.filter(is_active=True).order_by("name")
    return [Provider(row.name, reverse("oidc_login", kwargs={"code": row.code})) for row in rows]


def has_second_factor(user: Any) -> bool:
    """Tell whether an account has an app or a passkey; recovery codes alone are none."""
    return bool(is_mfa_enabled(user, ["totp", "webauthn"]))


def _list_places() -> list[Place]:
    found = []
    for name, label, about in PLACES:
        try:
            found.append(Place(label, about, reverse(name)))
        except NoReverseMatch:
            continue
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Show where one is logged in; end one of these log-ins, or all but this one."""
    found = list_sessions(request)
    if request.method != "POST":
        return render(request, "usersessions/usersession_list.html", {"sessions": found})
    chosen = request.POST.get("session", "")
    keys = {one.pk for one in found if not one.is_here}
    if chosen != "all":
        keys &= {int(chosen)} if chosen.isdigit() else set()
    for session in UserSession.objects.filter(user=request.user, pk__in=keys):
        session.end()
    if keys:
        messages.success(request, gettext("Uitgelogd op %(number)s ander(e) plek(ken).")
                         % {"number": len(keys)})  # fmt: skip
    else:
        messages.info(request, gettext("Er was niets meer om uit te loggen."))
    return redirect("usersessions_list")


def list_sessions(request: HttpRequest) -> list[Session]:
    """Return the log-ins of an account that still hold, the newest first."""
    here = request.session.session_key
    rows = UserSession.objects.purge_and_list(request.user)
    rows.sort(key=lambda row: row.created_at, reverse=True)
    return [
        Session(row.pk, describe_device(row.user_agent), row.ip, row.created_at,
                row.last_seen_at, row.session_key == here)
        for row in rows
    ]  # fmt: skip


_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
             ("Safari/", "Safari"))  # fmt: skip
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
            ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))  # fmt: skip


def describe_device(user_agent: str) -> str:
    """
    Return the browser and the system as their owner knows them.

    >>> describe_device("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0")
    'Firefox, Linux'
    >>> describe_device("curl/8")
    'curl/8'
    """
    names = [
        next((name for sign, name in signs if sign in user_agent), "")
        for signs in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, names)) or user_agent[:40] or gettext("onbekend apparaat")
