# SPDX-License-Identifier: EUPL-1.2
"""Levels and variants of a service, their terms and limits, and what one chooses."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.pages.forms.agreements import NormRows
from bodemplaat.catalogue.pages.forms.fields import (
    choice_field,
    count_field,
    day_field,
    fill_choices,
    get_end,
    last_day_field,
    story_field,
    text_field,
)
from bodemplaat.catalogue.values import (
    ChoiceDraft,
    Level,
    LimitDraft,
    NormLine,
    OfferingKind,
    ServiceLine,
    TermsDraft,
    TermsLine,
    Unit,
)
from bodemplaat.foundation.forms import CentsField, Form


class OfferingForm(Form):
    """A level or a variant of a service."""

    service = choice_field(
        gettext_lazy("Dienst"), (), gettext_lazy("Uit de catalogus, bijvoorbeeld Werkplek.")
    )
    name = text_field(gettext_lazy("Naam"), gettext_lazy("Bijvoorbeeld: werkplek uitgebreid."))
    level = choice_field(
        gettext_lazy("Niveau"),
        [("", gettext_lazy("geen: het is een variant"))]
        + [(level.value, words.LEVELS[level]) for level in Level],
        gettext_lazy("Bijvoorbeeld standaard. Een variant heeft geen niveau."),
    )
    unit = choice_field(
        gettext_lazy("Eenheid"), [(unit.value, words.UNITS[unit]) for unit in Unit],
        gettext_lazy("Waar de prijs voor geldt, bijvoorbeeld één werkplek."),
    )
    description = story_field(
        gettext_lazy("Wat men krijgt"),
        gettext_lazy("Bijvoorbeeld: een laptop met twee schermen."),
        required=False,
    )

    def __init__(self, *args: Any, services: Iterable[ServiceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].required = False
        fill_choices(self.fields["service"], [(one.code, one.name) for one in services])

    def get_fields(self) -> dict[str, Any]:
        """Return what the action wants to know; the code follows from the name."""
        data = self.cleaned_data
        kind = OfferingKind.LEVEL if data["level"] else OfferingKind.VARIANT
        return {
            "code": slugify(data["name"])[:50], "name": data["name"],
            "service_code": data["service"], "kind": kind,
            "level": Level(data["level"]) if data["level"] else None, "unit": Unit(data["unit"]),
            "description": data["description"],
        }  # fmt: skip


class TermsForm(NormRows):
    """Terms of an offering, as they are proposed."""

    extra = CentsField(
        label=gettext_lazy("Meerprijs per eenheid per jaar, zonder btw"),
        help_text=gettext_lazy("Boven de standaard, in euro, bijvoorbeeld 48,00."),
    )
    term_days = forms.IntegerField(
        label=gettext_lazy("Levertijd in dagen"), min_value=0, max_value=1000,
        help_text=gettext_lazy("Bijvoorbeeld 10."),
        error_messages={
            "invalid": gettext_lazy("Vul een heel getal in."),
            "min_value": gettext_lazy("Vul een getal vanaf nul in."),
            "max_value": gettext_lazy("Dit getal is te groot. Vul een kleiner getal in."),
        },
    )  # fmt: skip
    starts_on = day_field(gettext_lazy("Geldig vanaf"))
    why = story_field(
        gettext_lazy("Toelichting voor wie beslist"),
        gettext_lazy("Waarom, bijvoorbeeld: drie deelnemers vragen erom."),
    )

    def __init__(
        self, *args: Any, norms: Iterable[NormLine], current: TermsLine | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.norms = {}
        held = {found.norm.code: found.value for found in current.norms} if current else {}
        for norm in norms:
            self.add_norm(
                norm, label=norm.name, help_text=words.NORM_UNITS[norm.unit],
                initial=held.get(norm.code),
            )  # fmt: skip

    def list_norm_fields(self) -> list[Any]:
        """Return the fields of the norms."""
        return [self[f"norm_{code}"] for code in self.norms]

    def get_draft(self, offering_code: str) -> TermsDraft:
        """Return the terms that were filled in."""
        data = self.cleaned_data
        return TermsDraft(
            offering_code=offering_code, extra_cents=data["extra"], term_days=data["term_days"],
            starts_on=data["starts_on"], norms=tuple(self.list_values()),
        )  # fmt: skip


class LimitForm(Form):
    """How far each participant may vary on a service without a decision."""

    service = choice_field(
        gettext_lazy("Dienst"), (), gettext_lazy("Uit de catalogus, bijvoorbeeld Werkplek.")
    )
    most_variants = forms.IntegerField(
        label=gettext_lazy("Hoogstens zoveel varianten per deelnemer"), min_value=0,
        max_value=100, help_text=gettext_lazy("Nul: geen enkele variant zonder besluit."),
        error_messages={
            "invalid": gettext_lazy("Vul een heel getal in."),
            "min_value": gettext_lazy("Vul een getal vanaf nul in."),
            "max_value": gettext_lazy("Dit getal is te groot. Vul een kleiner getal in."),
        },
    )  # fmt: skip
    most_extra = CentsField(
        label=gettext_lazy("Hoogstens zoveel meerkosten per deelnemer per jaar"),
        help_text=gettext_lazy("In euro, bijvoorbeeld 5.000,00."),
    )
    starts_on = day_field(gettext_lazy("Geldig vanaf"))
    why = story_field(
        gettext_lazy("Toelichting voor wie beslist"),
        gettext_lazy("Waarom, bijvoorbeeld: drie deelnemers vragen erom."),
    )

    def __init__(self, *args: Any, services: Iterable[ServiceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill_choices(self.fields["service"], [(one.code, one.name) for one in services])

    def get_draft(self) -> LimitDraft:
        """Return the limit that was filled in."""
        data = self.cleaned_data
        return LimitDraft(
            service_code=data["service"], most_variants=data["most_variants"],
            most_extra_cents=data["most_extra"], starts_on=data["starts_on"],
        )  # fmt: skip


class ChooseForm(Form):
    """What one wants to have: first the cost is shown, then it is chosen."""

    quantity = count_field(gettext_lazy("Aantal"), gettext_lazy("Bijvoorbeeld 5."))
    starts_on = day_field(gettext_lazy("Vanaf"))
    last_on = last_day_field()
    why = text_field(
        gettext_lazy("Waarom u dit nodig heeft"),
        gettext_lazy("Alleen nodig als het bestuursorgaan moet beslissen."), required=False,
    )  # fmt: skip
    seen_cents = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def get_draft(self, offering_code: str, participant_code: str) -> ChoiceDraft:
        """Return what was filled in."""
        data = self.cleaned_data
        return ChoiceDraft(
            participant_code=participant_code, offering_code=offering_code,
            quantity=data["quantity"], starts_on=data["starts_on"],
            ends_before=get_end(data["last_on"]),
        )  # fmt: skip

    def check_seen(self, yearly_cents: int) -> bool:
        """Tell whether the reader saw this amount; if not, say that it is another one now."""
        if self.cleaned_data["seen_cents"] == yearly_cents:
            return True
        self.add_error(None, gettext("Dit zijn de kosten van nu. Bekijk ze en kies dan."))
        return False


class EndForm(Form):
    """The last day of something, and why."""

    last_on = day_field(gettext_lazy("Laatste dag"))
    reason = text_field(
        gettext_lazy("Reden"), gettext_lazy("Bijvoorbeeld: de afdeling is verhuisd.")
    )
