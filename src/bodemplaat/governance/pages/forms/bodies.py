# SPDX-License-Identifier: EUPL-1.2
"""A body, a seat in it, and the end of a seat."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import BodyKind, Forum, Level, Office, Represents, SeatRole

NONE = ("", gettext_lazy("geen"))


class BodyTexts(Form):
    """What a body is for, who sits in it and chairs it, and how often it meets."""

    purpose = forms.CharField(
        label=gettext_lazy("Doel"),
        max_length=2000,
        help_text=gettext_lazy("Waarvoor het er is, bijvoorbeeld: stelt de begroting vast."),
    )
    composition = forms.CharField(
        label=gettext_lazy("Samenstelling"),
        max_length=2000,
        help_text=gettext_lazy("Bijvoorbeeld: één lid per deelnemer, uit het college."),
    )
    chair_rule = forms.CharField(
        label=gettext_lazy("Wie zit voor"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Bijvoorbeeld: een van de leden, voor vier jaar."),
    )
    secretary = forms.CharField(
        label=gettext_lazy("Secretaris"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("De functie, bijvoorbeeld de directeur van ISZF."),
    )
    meetings_a_year = forms.IntegerField(
        label=gettext_lazy("Vergaderingen per jaar"),
        required=False,
        min_value=1,
        max_value=366,
        help_text=gettext_lazy("Een heel getal, bijvoorbeeld 4."),
    )
    source = forms.CharField(
        label=gettext_lazy("Besluit"),
        max_length=500,
        help_text=gettext_lazy(
            "Waarop het rust, bijvoorbeeld besluit van het algemeen bestuur van 20 maart 2014."
        ),
    )


class Body(BodyTexts):
    """A new body."""

    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=20,
        help_text=gettext_lazy("Kort en uniek, bijvoorbeeld AC."),
    )
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        help_text=gettext_lazy("Bijvoorbeeld Adviescommissie."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Soort"),
        choices=[(kind.value, word) for kind, word in words.BODY_KINDS.items()],
        help_text=gettext_lazy("Bijvoorbeeld commissie."),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Niveau"),
        choices=[(level.value, word) for level, word in words.LEVELS.items()],
        help_text=gettext_lazy("Waarover het gaat, bijvoorbeeld tactisch."),
    )
    represents = forms.ChoiceField(
        label=gettext_lazy("Namens wie"),
        choices=[(one.value, word) for one, word in words.REPRESENTS.items()],
        help_text=gettext_lazy("Bijvoorbeeld alle deelnemers samen."),
    )
    forum = forms.ChoiceField(
        label=gettext_lazy("Plaats in de overlegstructuur"),
        required=False,
        choices=[NONE, *((one.value, word) for one, word in words.FORUMS.items())],
        help_text=gettext_lazy("Waarmee het wordt vergeleken, bijvoorbeeld directeuren."),
    )
    is_deciding = forms.BooleanField(
        label=gettext_lazy("Beslist zelf"),
        required=False,
        help_text=gettext_lazy("Waarover, zeggen de spelregels, bijvoorbeeld de begroting."),
    )
    refused_at = {"governance.body-code-taken": "code"}

    def make_fields(self) -> dict[str, Any]:
        """Return what was filled in, with the codes as words of the package."""
        found = dict(self.cleaned_data)
        found["kind"], found["level"] = BodyKind(found["kind"]), Level(found["level"])
        found["represents"] = Represents(found["represents"])
        found["forum"] = Forum(found["forum"]) if found["forum"] else None
        return found


class Seat(Form):
    """Who takes a seat, for whom, as what, and for which term."""

    person_name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        help_text=gettext_lazy("Voor- en achternaam, bijvoorbeeld Jelle de Boer."),
    )
    participant_code = forms.ChoiceField(
        label=gettext_lazy("Namens"),
        required=False,
        help_text=gettext_lazy("De deelnemer, bijvoorbeeld Harlingen."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Rol"),
        choices=[(role.value, word) for role, word in words.SEAT_ROLES.items()],
        help_text=gettext_lazy("Bijvoorbeeld lid; een secretaris heeft geen stem."),
    )
    office = forms.ChoiceField(
        label=gettext_lazy("Functie"),
        required=False,
        choices=[NONE, *((one.value, word) for one, word in words.OFFICES.items())],
        help_text=gettext_lazy("Waarnaar de samenstelling vraagt, bijvoorbeeld wethouder."),
    )
    portfolio = forms.CharField(
        label=gettext_lazy("Portefeuille"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Bijvoorbeeld informatievoorziening."),
    )
    deputy = forms.CharField(
        label=gettext_lazy("Plaatsvervanger"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Wie inspringt, bijvoorbeeld Sietske Hoekstra."),
    )
    votes = forms.IntegerField(
        label=gettext_lazy("Stemmen"),
        initial=1,
        min_value=1,
        max_value=1000,
        help_text=gettext_lazy("Een heel getal, bijvoorbeeld 1."),
    )
    starts_on = DayField(
        label=gettext_lazy("Vanaf"),
        help_text=gettext_lazy("De eerste dag, bijvoorbeeld 1-4-2014."),
    )
    ends_before = DayField(
        label=gettext_lazy("Tot"),
        required=False,
        help_text=gettext_lazy("De dag waarop de zetel vrijkomt, bijvoorbeeld 1-4-2018."),
    )
    source = forms.CharField(
        label=gettext_lazy("Besluit"),
        max_length=500,
        help_text=gettext_lazy("Wie benoemde, bijvoorbeeld raadsbesluit van 20 maart 2014."),
    )
    refused_at = {
        "governance.already-seated": "person_name",
        "governance.ends-before-start": "ends_before",
        "governance.chain-partner-has-no-seat": "participant_code",
    }

    def __init__(
        self, *args: Any, participants: Iterable[tuple[str, str]], sso_name: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant_code"].choices = [("", sso_name), *participants]

    def make_fields(self) -> dict[str, Any]:
        """Return what was filled in, with the codes as words of the package."""
        found = dict(self.cleaned_data)
        found["role"] = SeatRole(found["role"])
        found["office"] = Office(found["office"]) if found["office"] else None
        found["participant_code"] = found["participant_code"] or None
        return found


class SeatEnd(Form):
    """From when a seat is free, and why."""

    ends_before = DayField(
        label=gettext_lazy("Vrij vanaf"),
        help_text=gettext_lazy("De eerste dag zonder zetel, bijvoorbeeld 1-4-2014."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Besluit of reden"),
        max_length=500,
        help_text=gettext_lazy("Bijvoorbeeld: einde van het wethouderschap."),
    )
    refused_at = {"governance.ends-before-start": "ends_before"}
