# SPDX-License-Identifier: EUPL-1.2
"""
The addresses of log-in: Dutch words, under the names that django-allauth asks for.

Only what is used has an address. Making an account and changing its mail address by oneself are
not there: accounts come by invitation.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from bodemplaat.foundation.login import oidc_pages, pages

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/uitnodiging/<str:secret>/", pages.invitation, name="invitation"),
    path("inloggen/via/<slug:code>/", oidc_pages.login, name="oidc_login"),
    path("inloggen/via/<slug:code>/terug/", oidc_pages.callback, name="oidc_callback"),
    path("inloggen/geen-account/", pages.signup, name="account_signup"),
    path("inloggen/vergeten/", account.password_reset, name="account_reset_password"),
    path(
        "inloggen/vergeten/verzonden/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^inloggen/nieuw-wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "inloggen/nieuw-wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("uitloggen/", require_POST(account.logout), name="account_logout"),
    path("account/", pages.account, name="account"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/bevestigen/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/eerste/", pages.password_set, name="account_set_password"),
    path("account/sessies/", pages.sessions, name="usersessions_list"),
    path("account/beveiliging/", mfa.index, name="mfa_index"),
    path("account/beveiliging/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/beveiliging/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "account/beveiliging/herstelcodes/",
        codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/beveiliging/herstelcodes/nieuw/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("account/beveiliging/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/beveiliging/passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "account/beveiliging/passkeys/<int:pk>/naam/",
        passkeys.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        "account/beveiliging/passkeys/<int:pk>/weg/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
]
