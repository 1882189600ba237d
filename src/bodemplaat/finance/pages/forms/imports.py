# SPDX-License-Identifier: EUPL-1.2
"""A file with cost lines, and which of its columns is which field."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import Form, YearField

LABELS = {
    "datum": gettext_lazy("Datum"),
    "kostenplaats": gettext_lazy("Kostenplaats"),
    "kostensoort": gettext_lazy("Kostensoort"),
    "omschrijving": gettext_lazy("Omschrijving"),
    "bedrag": gettext_lazy("Bedrag zonder btw"),
    "btw": gettext_lazy("Btw"),
    "deelnemer": gettext_lazy("Deelnemer (code)"),
    "stuk": gettext_lazy("Stuknummer"),
}


class Upload(Form):
    """The file and the year that it belongs to."""

    year = YearField(label=gettext_lazy("Jaar"))
    file = forms.FileField(
        label=gettext_lazy("CSV-bestand"),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "missing": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Het bestand is leeg; kies een ander."),
        },
        help_text=gettext_lazy(
            "UTF-8, met een kop; hoogstens 50 MB. Kolommen: datum, kostenplaats, kostensoort, "
            "omschrijving, bedrag, en als u wilt btw, deelnemer en stuk."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class Columns(Form):
    """Which column of the file holds which field."""

    def __init__(
        self, data: Any, *, headers: Sequence[str], optional: Sequence[str],
        found: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial=dict(found))
        columns = [(header, header) for header in headers]
        for field, label in LABELS.items():
            empty = gettext_lazy("niet in dit bestand") if field in optional else "—"
            self.fields[field] = forms.ChoiceField(
                label=label, choices=[("", empty), *columns], required=False,
                help_text=gettext_lazy("De kop van de kolom in uw bestand."),
            )

    def get_mapping(self) -> dict[str, str]:
        """Return the column per field, as the reader of files takes it."""
        # A field without a column is looked up under a name that no file can hold.
        return {field: self.cleaned_data.get(field) or "\0" for field in LABELS}
