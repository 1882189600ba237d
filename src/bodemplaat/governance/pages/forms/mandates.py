# SPDX-License-Identifier: EUPL-1.2
"""A mandate, its end, and what is approved under it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import CentsField, DayField, Form
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import BodyLine, MandateDraft, MandateForm

HOLDERS = {
    "sso_director": gettext_lazy("hoofd of directeur van de uitvoeringsorganisatie"),
    "sso_controller": gettext_lazy("controller van de uitvoeringsorganisatie"),
    "account_manager": gettext_lazy("accountmanager van de uitvoeringsorganisatie"),
}


class Mandate(Form):
    """Who gives whom which power, up to what amount and until when."""

    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("Kort en uniek, bijvoorbeeld M-2014-03."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Vorm"),
        choices=[(str(code), word) for code, word in words.MANDATE_FORMS.items()],
        help_text=gettext_lazy(
            "Bij mandaat blijft de gever verantwoordelijk, bijvoorbeeld voor inkopen."
        ),
    )
    act = forms.ChoiceField(
        label=gettext_lazy("Waarover"),
        choices=list(words.ACTS.items()),
        help_text=gettext_lazy("Eén soort per mandaat, bijvoorbeeld uitgave."),
    )
    giver_code = forms.ChoiceField(
        label=gettext_lazy("Gever"),
        help_text=gettext_lazy("Het orgaan dat zelf bevoegd is, bijvoorbeeld het college."),
    )
    holder = forms.ChoiceField(
        label=gettext_lazy("Houder"),
        help_text=gettext_lazy("Een functie of een orgaan, bijvoorbeeld het hoofd."),
    )
    limit_cents = CentsField(
        label=gettext_lazy("Grens"),
        required=False,
        help_text=gettext_lazy("Leeg is zonder grens, bijvoorbeeld 50.000,00."),
    )
    may_submandate = forms.BooleanField(
        label=gettext_lazy("Ondermandaat mag"),
        required=False,
        help_text=gettext_lazy("Of de houder het mag doorgeven, bijvoorbeeld bij ziekte."),
    )
    parent_code = forms.CharField(
        label=gettext_lazy("Ondermandaat van"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("De code van het mandaat erboven, bijvoorbeeld M-2014-01."),
    )
    starts_on = DayField(
        label=gettext_lazy("Vanaf"),
        help_text=gettext_lazy("De eerste dag, bijvoorbeeld 1-1-2014."),
    )
    ends_before = DayField(
        label=gettext_lazy("Tot"),
        required=False,
        help_text=gettext_lazy("De dag waarop het niet meer geldt, bijvoorbeeld 1-1-2016."),
    )
    article = forms.CharField(
        label=gettext_lazy("Artikel"),
        max_length=200,
        help_text=gettext_lazy("Waar het staat, bijvoorbeeld artikel 3 van het mandaatbesluit."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Bijvoorbeeld het mandaatbesluit van 2014."),
    )

    def __init__(self, *args: Any, bodies: Iterable[BodyLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(bodies)
        self.names = {f"role:{role}": str(word) for role, word in HOLDERS.items()}
        self.names |= {f"body:{body.code}": body.name for body in listed}
        self.fields["giver_code"].choices = [
            (body.code, body.name) for body in listed if body.is_deciding
        ]
        self.fields["holder"].choices = list(self.names.items())

    def make_draft(self) -> MandateDraft:
        """Return the mandate that was filled in."""
        found = dict(self.cleaned_data)
        holder = found.pop("holder")
        sort, _, code = holder.partition(":")
        return MandateDraft(
            **found | {"form": MandateForm(found["form"])},
            holder_role=code if sort == "role" else "",
            holder_code=code if sort == "body" else "",
            holder_name=self.names[holder],
        )


class MandateEnd(Form):
    """When a mandate ends, and why."""

    ends_before = DayField(
        label=gettext_lazy("Geldt niet meer vanaf"),
        help_text=gettext_lazy("De eerste dag zonder mandaat, bijvoorbeeld 1-4-2014."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=500,
        help_text=gettext_lazy("Bijvoorbeeld: de functie is vervallen."),
    )


class MandateApproval(Form):
    """What is approved in the name of the giver."""

    act = forms.ChoiceField(
        label=gettext_lazy("Waarover"),
        choices=[(code, words.ACTS[code]) for code in ("expense", "agreement")],
        help_text=gettext_lazy("Bijvoorbeeld uitgave."),
    )
    title = forms.CharField(
        label=gettext_lazy("Wat keurt u goed"),
        max_length=300,
        help_text=gettext_lazy("Bijvoorbeeld: vervanging van twee servers."),
    )
    amount_cents = CentsField(
        label=gettext_lazy("Bedrag"),
        help_text=gettext_lazy("Zonder btw, bijvoorbeeld 24.500,00."),
    )
    acted_on = DayField(
        label=gettext_lazy("Dag"),
        help_text=gettext_lazy("De dag van de goedkeuring, bijvoorbeeld 3-3-2014."),
    )
