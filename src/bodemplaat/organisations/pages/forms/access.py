# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import ParticipantLine, RightLine, Role


class Reason(Form):
    """Why something is done."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Wie mag goedkeuren leest dit, bijvoorbeeld: opvolger van mw. Vos."),
    )


class RoleOf(Reason):
    """A role for a person."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=140,
        help_text=gettext_lazy("Voornaam en achternaam, bijvoorbeeld Anke Bakker."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"), max_length=150,
        help_text=gettext_lazy("Hierheen gaat de uitnodiging, bijvoorbeeld a.bakker@gemeente.nl."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Rol"),
        help_text=gettext_lazy("Wat de persoon komt doen, bijvoorbeeld contractmanager."),
    )
    participant_code = forms.ChoiceField(
        label=gettext_lazy("Voor welke organisatie"), required=False,
        help_text=gettext_lazy("Rollen van een gemeente horen bij één gemeente."),
    )
    starts_on = DayField(
        label=gettext_lazy("Eerste dag"), help_text=gettext_lazy("Bijvoorbeeld 1-4-2014.")
    )
    last_on = DayField(
        label=gettext_lazy("Laatste dag"), required=False,
        help_text=gettext_lazy("Tot en met deze dag. Leeg zolang het einde niet bekend is."),
    )
    field_order = ("name", "email", "role", "participant_code", "starts_on", "last_on", "reason")

    def __init__(
        self, *args: Any, participants: Sequence[ParticipantLine], office: str, own: str | None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        roles = [role for role in Role if own is None or not role.is_sso]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, words.describe_role(role)) for role in roles
        ]
        chosen = [(one.code, one.name) for one in participants if own in (None, one.code)]
        self.fields["participant_code"].choices = (  # type: ignore[attr-defined]
            chosen if own else [("", office), *chosen]
        )

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = dict(self.cleaned_data)
        last_on: date | None = given.pop("last_on")
        return given | {
            "role": Role(given["role"]),
            "participant_code": given["participant_code"] or None,
            "ends_before": last_on + timedelta(days=1) if last_on else None,
        }


class EndOfRole(Reason):
    """The last day of a role."""

    last_on = DayField(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("Tot en met deze dag. Gisteren sluit de toegang vandaag nog."),
    )
    field_order = ("last_on", "reason")


class StandIn(Reason):
    """With whom one looks along, and why."""

    assignment_id = forms.TypedChoiceField(
        label=gettext_lazy("Met wie"), coerce=int,
        help_text=gettext_lazy("De persoon krijgt er een mail van, en ziet het op deze pagina."),
    )
    field_order = ("assignment_id", "reason")

    def __init__(self, *args: Any, rights: Sequence[RightLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["assignment_id"].choices = [  # type: ignore[attr-defined]
            (line.id, f"{line.name}, {words.ROLES[line.role]} {line.organisation}")
            for line in rights
        ]
