# SPDX-License-Identifier: EUPL-1.2
"""To another server and back."""

from typing import Any

import requests
from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from bodemplaat.foundation.login.oidc import FAILURES, NotAccepted, SignedAdapter
from bodemplaat.foundation.users import IdentityProvider


@require_safe
@login_not_required
def login(request: HttpRequest, code: str) -> HttpResponse:
    """Go to a server to log in there."""
    if not IdentityProvider.objects.filter(code=code, is_active=True).exists():
        raise Http404
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return go(request, code, AuthProcess.LOGIN, wanted if is_ours else "/")


def go(request: HttpRequest, code: str, process: str, next_url: str) -> HttpResponse:
    """Go to a server; say so where it does not answer."""
    try:
        provider: Any = get_adapter().get_provider(request, code)
        answer: HttpResponse = provider.redirect(request, process, next_url)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (requests.RequestException, OAuth2Error, KeyError) as error:
        code = error.code if isinstance(error, NotAccepted) else "unreachable"
        return render(request, "account/refused.html", {"sentence": FAILURES[code]}, status=422)
    return answer


@require_safe
@login_not_required
def callback(request: HttpRequest, code: str) -> HttpResponse:
    """Come back from a server."""
    if not IdentityProvider.objects.filter(code=code).exists():
        raise Http404
    view = OAuth2CallbackView.adapter_view(SignedAdapter(request, code))
    return view(request)  # type: ignore[no-any-return]
