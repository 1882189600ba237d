# SPDX-License-Identifier: EUPL-1.2
"""Orders, items of one's own, and proposed standards."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue.pages import words
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
    EstimateDraft,
    Level,
    OwnItemDraft,
    PackageDraft,
    PackageLine,
    ServiceLine,
    Unit,
)
from bodemplaat.foundation.forms import CentsField, Form


class OrderForm(Form):
    """What one wants to order; price and term are shown before it is kept."""

    offering = choice_field(
        gettext_lazy("Wat"), (), gettext_lazy("Uit de catalogus, bijvoorbeeld een werkplek.")
    )
    quantity = count_field(gettext_lazy("Aantal"), gettext_lazy("Bijvoorbeeld 5."))
    note = story_field(
        gettext_lazy("Toelichting"), gettext_lazy("Bijvoorbeeld voor wie en waar."),
        required=False,
    )  # fmt: skip
    seen_cents = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offerings: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill_choices(self.fields["offering"], list(offerings))

    def check_seen(self, yearly_cents: int) -> bool:
        """Tell whether the reader saw this amount; if not, say that it is another one now."""
        if self.cleaned_data["seen_cents"] == yearly_cents:
            return True
        self.add_error(None, gettext("Dit zijn prijs en levertijd van nu. Bekijk ze eerst."))
        return False


class StepForm(Form):
    """A step of an order: who does it, why, or on which day, as the step asks."""

    step = forms.CharField(widget=forms.HiddenInput)
    note = text_field(
        gettext_lazy("Toelichting"), gettext_lazy("Bijvoorbeeld: past binnen het budget."),
        required=False,
    )
    delivered_on = day_field(gettext_lazy("Geleverd op"), required=False)


class OrderLimitForm(Form):
    """Up to what amount per year people order without approval."""

    most = CentsField(
        label=gettext_lazy("Zonder goedkeuring tot en met, per jaar"),
        help_text=gettext_lazy("In euro, bijvoorbeeld 2.500,00."),
    )
    starts_on = day_field(gettext_lazy("Geldig vanaf"))


class OwnItemForm(Form):
    """An item that one participant asks for."""

    name = text_field(
        gettext_lazy("Wat u wilt"), gettext_lazy("Bijvoorbeeld: schermen in de hal.")
    )
    description = story_field(
        gettext_lazy("Waarvoor"), gettext_lazy("Bijvoorbeeld: bezoekers de weg wijzen."),
        required=False,
    )
    unit = choice_field(
        gettext_lazy("Eenheid"), [(unit.value, words.UNITS[unit]) for unit in Unit],
        gettext_lazy("Waar de prijs voor geldt, bijvoorbeeld één werkplek."),
    )
    quantity = count_field(gettext_lazy("Aantal"), gettext_lazy("Bijvoorbeeld 5."))
    starts_on = day_field(gettext_lazy("Vanaf"))
    last_on = last_day_field()

    def get_draft(self) -> OwnItemDraft:
        """Return what was asked for."""
        data = self.cleaned_data
        return OwnItemDraft(
            name=data["name"], description=data["description"], unit=Unit(data["unit"]),
            quantity=data["quantity"], starts_on=data["starts_on"],
            ends_before=get_end(data["last_on"]),
        )  # fmt: skip


class OwnPriceForm(Form):
    """The price of an item of a participant's own."""

    price = CentsField(
        label=gettext_lazy("Prijs per eenheid per jaar, zonder btw"),
        help_text=gettext_lazy("In euro, bijvoorbeeld 2.120,00."),
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


class ReasonForm(Form):
    """Why somebody says no, or takes something back."""

    reason = text_field(
        gettext_lazy("Reden"), gettext_lazy("Bijvoorbeeld: niet meer nodig."), required=False
    )


class RankForm(Form):
    """The place that a participant gives a proposed standard."""

    rank = count_field(
        gettext_lazy("Uw plaats voor dit voorstel"), gettext_lazy("1 is wat u het eerst wilt.")
    )


class PackageForm(Form):
    """Contents of a package, as they are proposed, with what they are expected to cost."""

    package = choice_field(
        gettext_lazy("Pakket"), (), gettext_lazy("Bijvoorbeeld het basispakket.")
    )
    starts_on = day_field(gettext_lazy("Geldig vanaf"))
    why = story_field(
        gettext_lazy("Toelichting voor wie beslist"),
        gettext_lazy("Waarom, bijvoorbeeld: drie deelnemers vragen erom."),
    )
    yearly = CentsField(
        label=gettext_lazy("Verwachte meerkosten per jaar, voor allen samen"),
        help_text=gettext_lazy("Alleen bij het basispakket, in euro, bijvoorbeeld 12.500,00."),
        required=False,
    )
    measure = choice_field(
        gettext_lazy("Verdeeld naar"), (), gettext_lazy("Bijvoorbeeld inwoners.")
    )

    def __init__(
        self, *args: Any, packages: Iterable[PackageLine], services: Iterable[ServiceLine],
        measures: Iterable[tuple[str, str]], held: dict[str, Level], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        fill_choices(self.fields["package"], [(one.code, one.name) for one in packages])
        fill_choices(self.fields["measure"], list(measures))
        self.fields["measure"].required = False
        levels = [("", gettext("niet in dit pakket"))]
        levels += [(level.value, words.LEVELS[level]) for level in Level]
        self.codes = {f"level_{one.code}": one.code for one in services}
        for one in services:
            name = f"level_{one.code}"
            self.fields[name] = choice_field(one.name, levels)
            self.fields[name].required = False
            self.fields[name].initial = held.get(one.code, "")

    def list_service_fields(self) -> list[Any]:
        """Return the fields of the services."""
        return [self[name] for name in self.codes]

    def get_draft(self) -> PackageDraft:
        """Return the contents that were chosen."""
        data = self.cleaned_data
        chosen = ((code, data[name]) for name, code in self.codes.items())
        return PackageDraft(
            package_code=data["package"], starts_on=data["starts_on"],
            contents=tuple((code, Level(level)) for code, level in chosen if level),
        )  # fmt: skip

    def find_estimate(self, reference_on: date) -> EstimateDraft | None:
        """Return the expected cost, or None where none was filled in."""
        data = self.cleaned_data
        if data["yearly"] is None:
            return None
        return EstimateDraft(
            yearly_cents=data["yearly"], measure=data["measure"], reference_on=reference_on
        )
