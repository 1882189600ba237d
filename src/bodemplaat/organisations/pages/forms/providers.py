# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import Form


class ProviderSettings(Form):
    """What may change of a log-in service."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=80,
        help_text=gettext_lazy("Zo staat hij op de knop, bijvoorbeeld: Gemeente Bolsward."),
    )
    client_id = forms.CharField(
        label=gettext_lazy("Client-id"), max_length=191,
        help_text=gettext_lazy("Krijgt u van wie de dienst beheert, bijvoorbeeld bodemplaat."),
    )
    secret = forms.CharField(
        label=gettext_lazy("Client-secret"), max_length=300, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Wordt versleuteld bewaard en nooit meer getoond."),
    )
    scopes = forms.CharField(
        label=gettext_lazy("Scopes"), max_length=200, initial="openid profile email",
        help_text=gettext_lazy("Met spaties ertussen; openid hoort er altijd bij."),
    )

    def clean_scopes(self) -> str:
        """Keep `openid` among the scopes: without it there is no signed answer."""
        names = self.cleaned_data["scopes"].split()
        return " ".join(names if "openid" in names else ["openid", *names])


class ProviderEdit(ProviderSettings):
    """Other settings; an empty secret keeps the old one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["secret"].required = False
        self.fields["secret"].help_text = gettext_lazy("Leeg: het secret blijft zoals het is.")


class Provider(ProviderSettings):
    """A new log-in service."""

    issuer = forms.URLField(
        label=gettext_lazy("Adres van de dienst (issuer)"), max_length=300, assume_scheme="https",
        help_text=gettext_lazy("Bijvoorbeeld https://inloggen.gemeente.nl; blijft daarna vast."),
    )
    field_order = ("name", "issuer", "client_id", "secret", "scopes")
