# SPDX-License-Identifier: EUPL-1.2
"""Processes of a municipality, and the services that carry them."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.pages.forms.fields import day_field, text_field
from bodemplaat.catalogue.values import ProcessLine
from bodemplaat.foundation.forms import Form


class ProcessForm(Form):
    """One business process."""

    name = text_field(gettext_lazy("Proces"), gettext_lazy("Bijvoorbeeld: paspoort uitgeven."))
    department = text_field(
        gettext_lazy("Afdeling"), gettext_lazy("Bijvoorbeeld: burgerzaken.")
    )

    def get_fields(self) -> dict[str, Any]:
        """Return what the action wants to know; the code follows from the name."""
        data = self.cleaned_data
        return {"code": slugify(data["name"])[:50], **data}


class AssignForm(Form):
    """The processes that a service carries from a day on."""

    starts_on = day_field(gettext_lazy("Vanaf"))

    def __init__(
        self, *args: Any, processes: Iterable[ProcessLine], held: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.codes = {f"carries_{one.code}": one.code for one in processes}
        for one in processes:
            self.fields[f"carries_{one.code}"] = forms.BooleanField(
                label=one.name, help_text=one.department, required=False,
                initial=one.code in held,
            )  # fmt: skip

    def list_process_fields(self) -> list[Any]:
        """Return the boxes of the processes."""
        return [self[name] for name in self.codes]

    def get_codes(self) -> frozenset[str]:
        """Return the processes that were ticked."""
        return frozenset(code for name, code in self.codes.items() if self.cleaned_data[name])
