# SPDX-License-Identifier: EUPL-1.2
"""
Log-in at another server, by OpenID Connect: authorization code with PKCE, and nothing else.

django-allauth goes there and back. Added here: the server is a row of an arrangement, the ID token
is checked whole (signature, issuer, audience, nonce, end), and who comes back is known by `sub`
alone, never by a mail address. Nobody gets an account by it: an invitation binds it to one.
"""

import hmac
import secrets as randomness
from typing import Any

import jwt
import requests
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.dispatch import receiver
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.login import guarded_session, invitations, secrets
from bodemplaat.foundation.login.pages import INVITATION, WITHIN
from bodemplaat.foundation.users import Assignment, IdentityProvider

# Signed with the private key of the server; a secret that both know signs nothing here.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
LEEWAY = 60  # seconds that two clocks may differ
CLAIMS = "bodemplaat_provider_claims"
FAILURES: dict[str, Promise] = {
    "cancelled": gettext_lazy("U brak het inloggen af. Begin opnieuw, of kies een andere manier."),
    "state": gettext_lazy(
        "Dit antwoord hoort bij geen inlogpoging van deze browser. Begin opnieuw bij Inloggen."
    ),
    "unreachable": gettext_lazy(
        "De inlogdienst antwoordt niet of anders dan afgesproken. Probeer het later opnieuw, of "
        "vraag uw beheerder de instellingen te testen."
    ),
    "token": gettext_lazy(
        "De handtekening of de inhoud van het antwoord klopt niet. Vraag uw beheerder de "
        "instellingen van de inlogdienst te testen."
    ),
    "issuer": gettext_lazy(
        "Het antwoord komt van een andere uitgever dan is ingesteld. Vraag uw beheerder het adres "
        "van de inlogdienst na te kijken."
    ),
    "audience": gettext_lazy(
        "Het antwoord is voor een andere toepassing bedoeld. Vraag uw beheerder het client-id na "
        "te kijken."
    ),
    "nonce": gettext_lazy(
        "Het antwoord hoort bij een andere inlogpoging. Begin opnieuw bij Inloggen; gebeurt het "
        "weer, waarschuw dan uw beheerder."
    ),
    "expired": gettext_lazy(
        "Het antwoord is verlopen. Begin opnieuw; gebeurt het weer, vraag uw beheerder de klok "
        "van de server na te kijken."
    ),
    "unknown": gettext_lazy(
        "U bent daar ingelogd, maar hier hoort geen account bij u. Open eerst de link uit uw "
        "uitnodiging en kies daar deze inlogdienst."
    ),
}


class NotAccepted(OAuth2Error):
    """A log-in elsewhere that is not accepted; its code names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SignedAdapter(OpenIDConnectOAuth2Adapter):
    """Speaks with the server; believes nothing that is not signed."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return what the server says of itself; it must be the server that was asked."""
        config = super().openid_config
        if config.get("issuer") != self.get_provider().app.settings["issuer"]:
            raise NotAccepted("issuer")
        return config

    @property
    def basic_auth(self) -> bool:
        """Send the secret in the header, unless the server does not take it there."""
        methods = self.openid_config.get(
            "token_endpoint_auth_methods_supported", ["client_secret_basic"]
        )
        return "client_secret_basic" in methods

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any
    ) -> Any:
        """Return who came back, by the ID token and, where it is the same one, the user info."""
        signed = kwargs["response"].get("id_token")
        if not signed:
            raise NotAccepted("token")
        claims = self.read_token(app, signed)
        if self.openid_config.get("userinfo_endpoint"):
            told = self._fetch_user_info(token.token)
            if told.get("sub") != claims["sub"]:
                raise NotAccepted("token")
            claims = {**told, **claims}
        return self.get_provider().sociallogin_from_response(request, claims)

    def read_token(self, app: SocialApp, signed: str) -> dict[str, Any]:
        """Return the claims of an ID token; raise NotAccepted where anything about it is wrong."""
        try:
            claims: dict[str, Any] = jwt.decode(
                signed, self._find_key(signed), algorithms=ALGORITHMS, leeway=LEEWAY,
                issuer=self.openid_config["issuer"], audience=app.client_id,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )  # fmt: skip
        except jwt.InvalidAudienceError as error:
            raise NotAccepted("audience") from error
        except jwt.InvalidIssuerError as error:
            raise NotAccepted("issuer") from error
        except jwt.ExpiredSignatureError as error:
            raise NotAccepted("expired") from error
        except jwt.PyJWTError as error:
            raise NotAccepted("token") from error
        many = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", app.client_id) != app.client_id or (many and "azp" not in claims):
            raise NotAccepted("audience")
        return claims

    def _find_key(self, signed: str) -> Any:
        name = jwt.get_unverified_header(signed).get("kid")
        with guarded_session.GuardedSession() as session:
            keys = jwt.PyJWKSet.from_dict(session.get_json(self.openid_config["jwks_uri"])).keys
        fitting = [key for key in keys if key.key_id == name] if name else keys
        if len(fitting) != 1:
            raise NotAccepted("token")
        return fitting[0].key

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return where the server sends people back."""
        path = reverse("oidc_callback", kwargs={"code": self.provider_id})
        return str(build_absolute_uri(request, path))


class SignedProvider(OpenIDConnectProvider):
    """One server where people of an arrangement log in."""

    id = "oidc"
    account_class = ProviderAccount
    oauth2_adapter_class = SignedAdapter
    pkce_enabled_default = True
    supports_token_authentication = False

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Go to the server, with a mark that must come back inside the signed token."""
        nonce = randomness.token_urlsafe(24)
        return super().redirect(
            request, process, next_url, data, auth_params={"nonce": nonce}, nonce=nonce
        )

    def serialize(self) -> dict[str, Any]:
        """Return by what a log-in that waits for its second factor finds this server again."""
        return {"id": self.sub_id}

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        """Return the address that begins a log-in at this server."""
        return reverse("oidc_login", kwargs={"code": self.app.provider_id})

    def get_callback_url(self) -> str:
        """Return the path that people come back to."""
        return reverse("oidc_callback", kwargs={"code": self.app.provider_id})

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> Any:
        """Return who came back; the claims go along for this request alone."""
        found = super().sociallogin_from_response(request, response)
        found.claims = response
        return found

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Return the one claim by which somebody is known."""
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep nothing of what the server tells of a person."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Take no name and no address over: an account has its own."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """Know nobody by a mail address."""
        return []


class SocialAdapter(DefaultSocialAccountAdapter):
    """Who may come in by another server."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody gets an account by logging in elsewhere."""
        return False

    def get_requests_session(self) -> requests.Session:
        """Return a session that goes nowhere but to servers on the outside."""
        return guarded_session.GuardedSession()

    def list_apps(
        self, request: HttpRequest | None, provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        """Return the servers that are set up, as django-allauth sees them."""
        rows = IdentityProvider.objects.filter(code=provider) if provider else []
        return [
            SocialApp(
                provider=SignedProvider.id, provider_id=row.code, name=row.name,
                client_id=row.client_id, secret=secrets.decrypt(row.secret),
                settings={"server_url": row.issuer.rstrip("/"), "issuer": row.issuer,
                          "scope": row.scopes.split(), "oauth_pkce_enabled": True},
            )
            for row in rows
        ]  # fmt: skip

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Check the mark, and bind an account where somebody came by an invitation."""
        marks = (sociallogin.state.get("nonce") or "", sociallogin.claims.get("nonce") or "")
        if not marks[0] or not hmac.compare_digest(*marks):
            raise _refuse(request, "nonce")
        if sociallogin.state.get("process") == AuthProcess.REDIRECT:
            request.session[CLAIMS] = {
                "code": sociallogin.account.provider, "claims": _shorten(sociallogin.claims)
            }  # fmt: skip
            return
        row = IdentityProvider.objects.filter(code=sociallogin.account.provider).first()
        if row is None or not row.is_active:
            raise _refuse(request, "unknown")
        if not sociallogin.is_existing:
            account = _find_invited(request, row)
            if account is None:
                raise _refuse(request, "unknown")
            sociallogin.connect(request, account)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Say what went wrong, in a sentence that helps."""
        if isinstance(exception, NotAccepted):
            raise _refuse(request, exception.code)
        if exception is not None:
            raise _refuse(request, "unreachable")
        is_known = "state" in (extra_context or {})
        raise _refuse(request, "cancelled" if is_known else "state")


def _find_invited(request: HttpRequest, row: IdentityProvider) -> Any:
    """Return whom an invitation of the same arrangement was for, and use the link up."""
    secret = request.session.get(INVITATION, "")
    found = invitations.find_invitation(secret) if secret else None
    if found is None:
        return None
    held = Assignment.objects.filter(
        account_id=found.account_id, arrangement_id=row.arrangement_id
    )
    return invitations.use_up(secret) if held.exists() else None


def _shorten(claims: dict[str, Any]) -> dict[str, str]:
    return {str(name)[:60]: str(value)[:200] for name, value in list(claims.items())[:40]}


def _refuse(request: HttpRequest, code: str) -> ImmediateHttpResponse:
    context = {"sentence": FAILURES[code]}
    return ImmediateHttpResponse(render(request, "account/refused.html", context, status=403))


@receiver(user_logged_in)
def stay_within(sender: Any, request: HttpRequest, user: Any, **named: Any) -> None:
    """
    Keep a session that another server opened within the arrangement of that server.

    The record of how somebody proved who it is tells so, also after a second factor.
    """
    request.session.pop(WITHIN, None)
    for record in get_authentication_records(request, user):
        if record["method"] == "socialaccount":
            row = IdentityProvider.objects.get(code=record["provider"])
            request.session[WITHIN] = row.arrangement_id
