# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form, PeriodField
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import PostKind


def _text(**options: Any) -> forms.CharField:
    return forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **options)


class _Acting(Form):
    """A form that fills in one action."""

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        return self.cleaned_data


class Post(_Acting):
    """A post that should be held for a participant."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Plek"),
        help_text=gettext_lazy("Wat iemand voor deze deelnemer is, bijvoorbeeld contractmanager."),
    )
    subject = forms.CharField(
        label=gettext_lazy("Waarvan"), max_length=200, required=False,
        help_text=gettext_lazy("Alleen bij een functioneel beheerder, bijvoorbeeld: Burgerzaken."),
    )  # fmt: skip
    refused_at = {
        "organisations.one-of-these": "subject",
        "organisations.already-registered": "kind",
    }

    def __init__(self, *args: Any, kinds: Iterable[PostKind], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(kind.value, words.POSTS[kind]) for kind in kinds]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        return self.cleaned_data | {"kind": PostKind(self.cleaned_data["kind"])}


class Closing(_Acting):
    """From when nobody needs to hold a post, and why."""

    closed_on = DayField(
        label=gettext_lazy("Eerste dag zonder deze plek"),
        help_text=gettext_lazy("Bijvoorbeeld 1-1-2015."),
    )
    reason = _text(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: applicatie vervallen."),
    )
    refused_at = {
        "organisations.still-held": "closed_on",
        "organisations.post-closed": "closed_on",
        "organisations.correction-without-reason": "reason",
    }


class Person(_Acting):
    """The name and the addresses of a person."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=200,
        help_text=gettext_lazy("Voornaam en achternaam, bijvoorbeeld Elske Dijkstra."),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"), required=False,
        help_text=gettext_lazy("Van het werk, bijvoorbeeld e.dijkstra@gemeente.nl."),
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"), max_length=40, required=False,
        help_text=gettext_lazy("Van het werk, bijvoorbeeld 0515 12 34 56."),
    )  # fmt: skip
    refused_at = {"organisations.nobody-named": "name"}


class _Chosen(Person):
    """Somebody who is known, or a new person by name, with why and where it says so."""

    person_id = forms.TypedChoiceField(
        label=gettext_lazy("Persoon"), required=False, coerce=int, empty_value=None,
        help_text=gettext_lazy(
            "Iemand die al bekend is, bijvoorbeeld uit een andere plek. Anders vult u hieronder "
            "een naam in."
        ),
    )  # fmt: skip
    note = _text(
        label=gettext_lazy("Toelichting"), required=False,
        help_text=gettext_lazy(
            "Alleen als het uitleg vraagt, bijvoorbeeld: in de Adviescommissie zit de "
            "locosecretaris. Niets over de persoon zelf: dit blijft staan."
        ),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300, required=False,
        help_text=gettext_lazy("Waar staat dit, bijvoorbeeld: collegebesluit van 6 april 2010."),
    )  # fmt: skip
    refused_at = {
        "organisations.nobody-named": "person_id",
        "organisations.person-erased": "person_id",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [(str(one.id), one.name) for one in queries.list_persons() if one.name]
        choices = [("", gettext_lazy("een nieuwe persoon")), *known]
        self.fields["person_id"].choices = choices  # type: ignore[attr-defined]
        self.fields["name"].required = False


class Seat(_Chosen):
    """Who sits on a post and for how long, as holder or as deputy."""

    period = PeriodField(label=gettext_lazy("Termijn"))
    is_deputy = forms.BooleanField(
        label=gettext_lazy("Als plaatsvervanger"), required=False,
        help_text=gettext_lazy("Naast wie de plek heeft, bijvoorbeeld tijdens verlof."),
    )  # fmt: skip
    field_order = ("person_id", "name", "email", "phone", "period", "is_deputy")
    refused_at = _Chosen.refused_at | {
        "organisations.post-held": "period",
        "organisations.post-closed": "period",
    }

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = dict(self.cleaned_data)
        period: Period = given.pop("period")
        return given | {"starts_on": period.starts_on, "ends_before": period.ends_before}


class Replacement(_Chosen):
    """Who takes over, from which day, and why."""

    starts_on = DayField(
        label=gettext_lazy("Eerste dag van de nieuwe persoon"),
        help_text=gettext_lazy("Bijvoorbeeld 1-5-2010."),
    )
    reason = _text(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: nieuwe raadsperiode."),
    )
    field_order = ("person_id", "name", "email", "phone", "starts_on", "reason")
    refused_at = _Chosen.refused_at | {
        "kernel.period-empty": "starts_on",
        "organisations.ends-later": "starts_on",
        "organisations.correction-without-reason": "reason",
    }


class Ending(_Acting):
    """The last day on which somebody holds a post, and why."""

    last_on = DayField(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("Tot en met deze dag, bijvoorbeeld 30-4-2010."),
    )
    reason = _text(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: nieuwe raadsperiode."),
    )
    refused_at = {
        "kernel.period-empty": "last_on",
        "organisations.ends-later": "last_on",
        "organisations.correction-without-reason": "reason",
    }

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = dict(self.cleaned_data)
        last_on: date = given.pop("last_on")
        return given | {"ends_before": last_on + timedelta(days=1)}


class Erasing(_Acting):
    """Why a person is erased."""

    reason = _text(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy(
            "Deze reden blijft bewaard, bijvoorbeeld: op verzoek, twee jaar uit dienst. Noem geen "
            "naam."
        ),
    )
    refused_at = {"organisations.correction-without-reason": "reason"}


class Talk(_Acting):
    """A talk that is planned."""

    planned_on = DayField(
        label=gettext_lazy("Dag"),
        help_text=gettext_lazy("De dag van het gesprek, bijvoorbeeld 20-5-2014."),
    )
    subject = forms.CharField(
        label=gettext_lazy("Onderwerp"), max_length=200,
        help_text=gettext_lazy("Waar het over gaat, bijvoorbeeld informatieplan 2015."),
    )  # fmt: skip


class Held(_Acting):
    """When a talk was held, and what came of it."""

    held_on = DayField(
        label=gettext_lazy("Gevoerd op"),
        help_text=gettext_lazy("De dag van het gesprek, bijvoorbeeld 20-5-2014."),
    )
    outcome = _text(
        label=gettext_lazy("Uitkomst"),
        help_text=gettext_lazy("Wat is afgesproken, bijvoorbeeld: plan in september klaar."),
    )
    refused_at = {"organisations.held-in-future": "held_on"}


class Cancelling(_Acting):
    """Why a talk is not held."""

    reason = _text(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Waarom het niet doorgaat, bijvoorbeeld: samengevoegd met juni."),
    )
    refused_at = {"organisations.correction-without-reason": "reason"}
