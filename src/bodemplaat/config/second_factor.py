# SPDX-License-Identifier: EUPL-1.2
"""
Who works for the office has a second factor, or sees nothing but the page where it is set up.

Whoever has one is asked for it at every log-in, by whatever door, so that an account with a second
factor has shown it in this session.
"""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from bodemplaat.foundation.login.pages import has_second_factor
from bodemplaat.organisations.values import AssignmentLine


def is_missing(account: object, line: AssignmentLine) -> bool:
    """Tell whether an account lacks the second factor that a role asks; the demo asks none."""
    is_asked = settings.REQUIRES_SECOND_FACTOR and not settings.IS_DEMO and line.role.is_sso
    return is_asked and not has_second_factor(account)


def send_to_set_up(request: HttpRequest) -> HttpResponse:
    """Send somebody to the page where a second factor is set up, and say why."""
    messages.info(request, gettext(
        "Wie bij de uitvoeringsorganisatie werkt, logt in met een tweede stap. Stel een app of "
        "een passkey in; daarna ziet u uw samenwerkingsverband."
    ))  # fmt: skip
    return redirect("mfa_index")
