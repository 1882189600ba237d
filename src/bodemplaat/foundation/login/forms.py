# SPDX-License-Identifier: EUPL-1.2
"""The forms of django-allauth in our words."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy

PASSWORD_HELP = gettext_lazy(
    "Minstens 12 tekens, bijvoorbeeld vier losse woorden. Hoofdletters en leestekens mogen, maar "
    "hoeven niet."
)


def _say(form: Any, **words: Any) -> None:
    """Give fields our label and help, without the grey example text in the box."""
    for name, (label, help_text) in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, help_text
        field.widget.attrs.pop("placeholder", None)


class Login(account_forms.LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(
            self,
            login=(gettext_lazy("Gebruikersnaam of e-mailadres"), ""),
            password=(gettext_lazy("Wachtwoord"), ""),
        )
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class ResetPassword(account_forms.ResetPasswordForm):
    """The address to which a link goes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        help_text = gettext_lazy(
            "Het adres waarop u bent uitgenodigd, bijvoorbeeld a.bakker@gemeente.nl."
        )
        _say(self, email=(gettext_lazy("E-mailadres"), help_text))


class _NewPassword:
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(
            self,
            password1=(gettext_lazy("Nieuw wachtwoord"), PASSWORD_HELP),
            password2=(gettext_lazy("Nog een keer"), ""),
        )


class ResetPasswordKey(_NewPassword, account_forms.ResetPasswordKeyForm):
    """A new password, by the link from the mail."""


class SetPassword(_NewPassword, account_forms.SetPasswordForm):
    """A first password."""


class ChangePassword(_NewPassword, account_forms.ChangePasswordForm):
    """Another password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, oldpassword=(gettext_lazy("Huidig wachtwoord"), ""))


class Reauthenticate(account_forms.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, password=(gettext_lazy("Uw wachtwoord"), ""))


CODE = gettext_lazy("Code")
CODE_HELP = gettext_lazy("Zes cijfers uit uw app, bijvoorbeeld 482019, of een herstelcode.")


class Authenticate(mfa_forms.AuthenticateForm):
    """A code of the app or a recovery code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, code=(CODE, CODE_HELP))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class ReauthenticateByCode(mfa_forms.ReauthenticateForm):
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, code=(CODE, CODE_HELP))


class ActivateTOTP(totp_forms.ActivateTOTPForm):
    """The first code of an app, which proves that it holds the seed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        help_text = gettext_lazy("De zes cijfers die de app nu toont, bijvoorbeeld 482019.")
        _say(self, code=(gettext_lazy("Code uit de app"), help_text))


class AddPasskey(webauthn_forms.AddWebAuthnForm):
    """A name for a new passkey."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        help_text = gettext_lazy("Zo vindt u hem terug, bijvoorbeeld: laptop van het werk.")
        _say(self, name=(gettext_lazy("Naam van deze passkey"), help_text))
        self.fields["passwordless"].label = gettext_lazy("Hiermee ook zonder wachtwoord inloggen")
        self.fields["passwordless"].help_text = gettext_lazy(
            "De passkey vraagt dan zelf om uw vingerafdruk, gezicht of pincode."
        )


class EditPasskey(webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        help_text = gettext_lazy("Bijvoorbeeld: telefoon.")
        _say(self, name=(gettext_lazy("Naam van deze passkey"), help_text))


def check_password(password: str, account: Any) -> None:
    """Refuse a password that is short, common or about its owner (ValidationError)."""
    password_validation.validate_password(password, account)
