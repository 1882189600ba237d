# SPDX-License-Identifier: EUPL-1.2
"""What django-allauth asks us: words, mail, addresses of visitors, and how secrets are kept."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.core.context import request_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.login import secrets

log = logging.getLogger("bodemplaat.login")
MISMATCH = gettext_lazy(
    "Deze naam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters, of vraag hieronder "
    "een nieuw wachtwoord aan."
)
TOO_MANY = gettext_lazy(
    "Er is te vaak geprobeerd in te loggen. Wacht vijf minuten en probeer het opnieuw; met een "
    "nieuw wachtwoord kunt u meteen verder."
)
WRONG_CODE = gettext_lazy(
    "Deze code klopt niet of is verlopen. Neem de code die de app nu toont, of een "
    "herstelcode die u nog niet gebruikte."
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation alone, and every refusal is a Dutch sentence."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy(
            "Dit account is gesloten. Vraag uw beheerder om het weer te openen."
        ),
        "email_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "too_many_login_attempts": TOO_MANY,
        "enter_current_password": gettext_lazy(
            "Dit is niet uw huidige wachtwoord. Typ het opnieuw; let op hoofdletters."
        ),
        "incorrect_password": gettext_lazy(
            "Dit wachtwoord klopt niet. Typ het opnieuw; let op hoofdletters."
        ),
        "incorrect_code": WRONG_CODE,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a visitor comes from; a proxy is believed when it is one of ours."""
        peer = request.META.get("REMOTE_ADDR") or "127.0.0.1"
        trusted = {one.strip() for one in settings.PROXIES.split(",")}
        if settings.PROXIES and (peer in trusted or "*" in trusted):
            named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
            return named or str(peer)
        return str(peer)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; where the mail server is silent, say so to whoever waits for it."""
        try:
            with request_context(self.request):  # also where it is sent after the request
                super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.error("mail server does not answer", extra={"error": type(error).__name__})
            page = render(self.request, "account/no_mail.html", status=503)
            raise ImmediateHttpResponse(page) from error

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """Tell somebody what changed; what changed stays changed if the mail cannot be sent."""
        to = email or user.email
        if not to:
            return  # an account of the demo, or one that logs in elsewhere, may have no address
        try:
            super().send_notification_mail(template_prefix, user, context, to)
        except ImmediateHttpResponse:
            log.error("somebody was not told of a change of the account")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their seeds are stored encrypted."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "rate_limited": TOO_MANY,
    }

    def encrypt(self, text: str) -> str:
        """Return a seed as it may be stored."""
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a seed as it was."""
        return secrets.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return the name under which an app lists the code."""
        return f"Bodemplaat ({current.request.get_host()})"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Return the name that a new passkey gets unless its owner writes another one."""
        number = user.authenticator_set.filter(type=type).count() + 1
        return f"Passkey {number}"
