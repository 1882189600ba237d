# SPDX-License-Identifier: EUPL-1.2
"""The charter for all, and the agreement of one participant."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.pages.forms.fields import (
    NormField,
    choice_field,
    count_field,
    fill_choices,
    story_field,
    text_field,
)
from bodemplaat.catalogue.values import (
    AgreementLine,
    CharterDraft,
    CharterLine,
    Choice,
    Deviation,
    Direction,
    NormLine,
    NormUnit,
    PriceLine,
    ServiceLine,
)
from bodemplaat.foundation import formats
from bodemplaat.foundation.forms import DayField, Form, PeriodField


class SignForm(Form):
    """The day on which the paper was signed."""

    signed_on = DayField(
        label=gettext_lazy("Getekend op"),
        help_text=gettext_lazy("De dag die op het papier staat, bijvoorbeeld 15-3-2014."),
    )


class AgreementEndForm(Form):
    """The last day of an agreement, and why it ends."""

    last_on = DayField(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("De laatste dag waarop zij geldt, bijvoorbeeld 31-12-2015."),
    )
    reason = text_field(
        gettext_lazy("Reden"), gettext_lazy("Bijvoorbeeld: opgezegd bij brief van 1 juni."),
    )
    refused_at = {
        "catalogue.ends-outside": "last_on", "catalogue.no-reason-given": "reason",
    }  # fmt: skip


class AgreementWithdrawForm(Form):
    """Why a draft is taken back."""

    reason = text_field(
        gettext_lazy("Reden"), gettext_lazy("Bijvoorbeeld: het aantal telefoons klopt niet."),
    )
    refused_at = {"catalogue.no-reason-given": "reason"}


class NormForm(Form):
    """A norm that charters and agreements can give a value."""

    name = text_field(
        gettext_lazy("Norm"), gettext_lazy("Bijvoorbeeld: servicedesk neemt op binnen.")
    )
    unit = choice_field(
        gettext_lazy("Eenheid"), [(unit.value, words.NORM_UNITS[unit]) for unit in NormUnit],
        gettext_lazy("Waarin de norm wordt gemeten, bijvoorbeeld procent."),
    )
    direction = choice_field(
        gettext_lazy("Beter is"), [(one.value, words.DIRECTIONS[one]) for one in Direction],
        gettext_lazy("Bijvoorbeeld lager, als het om wachttijd gaat."),
    )
    service = choice_field(
        gettext_lazy("Dienst"), (), gettext_lazy("Waar de norm voor geldt, bijvoorbeeld Werkplek.")
    )

    def __init__(self, *args: Any, services: Iterable[ServiceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].required = False
        listed = [(service.code, service.name) for service in services]
        fill_choices(self.fields["service"], [("", gettext("alle diensten")), *listed])

    def get_fields(self) -> dict[str, Any]:
        """Return what the action wants to know; the code follows from the name."""
        data = self.cleaned_data
        return {
            "code": slugify(data["name"])[:50], "name": data["name"],
            "unit": NormUnit(data["unit"]), "direction": Direction(data["direction"]),
            "service_code": data["service"],
        }  # fmt: skip


class NormRows(Form):
    """A form with a field for the value of each of some norms."""

    norms: dict[str, NormLine]

    def add_norm(self, norm: NormLine, *, label: Any, help_text: Any, initial: Any) -> None:
        """Add the field of one norm."""
        self.fields[f"norm_{norm.code}"] = NormField(
            label=label, help_text=help_text, required=False,
            initial="" if initial is None else formats.number(initial),
        )  # fmt: skip
        self.norms[norm.code] = norm

    def list_values(self) -> list[tuple[str, Any]]:
        """Return the values that were filled in, per norm."""
        found = ((code, self.cleaned_data.get(f"norm_{code}")) for code in self.norms)
        return [(code, value) for code, value in found if value is not None]


class CharterForm(NormRows):
    """General terms for all participants, as they are proposed."""

    title = text_field(
        gettext_lazy("Titel"), gettext_lazy("Bijvoorbeeld: Dienstverleningshandvest 2015.")
    )
    text = story_field(
        gettext_lazy("Tekst voor alle deelnemers"),
        gettext_lazy("Wat voor iedereen geldt, bijvoorbeeld: de servicedesk is open van 8 tot 17."),
    )
    starts_on = DayField(
        label=gettext_lazy("Geldig vanaf"),
        help_text=gettext_lazy("Vaak de eerste dag van een jaar, bijvoorbeeld 1-1-2015."),
    )
    why = story_field(
        gettext_lazy("Toelichting voor wie beslist"),
        gettext_lazy("Waarom, bijvoorbeeld: de openingstijden worden ruimer."),
    )

    def __init__(
        self, *args: Any, norms: Iterable[NormLine], current: CharterLine | None, **kwargs: Any
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

    def get_draft(self) -> CharterDraft:
        """Return the general terms that were filled in."""
        data = self.cleaned_data
        return CharterDraft(
            title=data["title"], text=data["text"], starts_on=data["starts_on"],
            norms=tuple(self.list_values()),
        )  # fmt: skip


class AgreementForm(NormRows):
    """What one participant agrees: its plus services, and where it deviates from the charter."""

    participant = choice_field(
        gettext_lazy("Deelnemer"), (), gettext_lazy("Met wie, bijvoorbeeld Bolsward.")
    )
    number = text_field(
        gettext_lazy("Nummer"), gettext_lazy("Bijvoorbeeld: DVO-0140-2015.")
    )
    term = PeriodField(label=gettext_lazy("Looptijd"))
    reason = text_field(
        gettext_lazy("Waarom een nieuwe versie"),
        gettext_lazy("Bijvoorbeeld: vier telefoons erbij."),
    )

    def __init__(
        self,
        *args: Any,
        participants: Iterable[tuple[str, str]],
        prices: Iterable[PriceLine],
        charter: CharterLine | None,
        amended: AgreementLine | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.norms, self.prices = {}, {}
        fill_choices(self.fields["participant"], participants)
        for name in ("participant", "number") if amended else ("reason",):
            del self.fields[name]
        for name, label in words.AGREEMENT_TEXTS.items():
            self.fields[name] = text_field(label, words.AGREEMENT_EXAMPLES[name], required=False)
            self.fields[name].initial = getattr(amended, name, "")
        held = {(line.service_code, line.unit): line.quantity for line in amended.taken} \
            if amended else {}
        for price in prices:
            self._add_price(price, held.get((price.service_code, price.unit)))
        known = {line.norm.code: line for line in amended.deviations} if amended else {}
        for found in charter.norms if charter else ():
            said = gettext("Handvest: %(value)s %(unit)s") % {
                "value": formats.number(found.value), "unit": words.NORM_UNITS[found.norm.unit],
            }  # fmt: skip
            line = known.get(found.norm.code)
            self.add_norm(
                found.norm, label=found.norm.name, help_text=said,
                initial=line.value if line else None,
            )  # fmt: skip
            self.fields[f"why_{found.norm.code}"] = text_field(
                gettext("Waarom: %(name)s") % {"name": found.norm.name},
                gettext("Alleen bij een andere waarde, bijvoorbeeld: besluit van het college."),
                required=False,
            )
            self.fields[f"why_{found.norm.code}"].initial = line.reason if line else ""
        self.lapsing = self._list_lapsing(amended)

    def _list_lapsing(self, amended: AgreementLine | None) -> list[str]:
        """Return what the version before holds and the next one cannot: it must not go unseen."""
        if not amended:
            return []
        offered = {(price.service_code, price.unit) for price in self.prices.values()}
        taken = [
            line.service_name for line in amended.taken
            if (line.service_code, line.unit) not in offered
        ]  # fmt: skip
        return taken + [
            line.norm.name for line in amended.deviations if line.norm.code not in self.norms
        ]

    def _add_price(self, price: PriceLine, quantity: int | None) -> None:
        named = {"name": price.service_name, "unit": words.UNITS[price.unit]}
        name = f"take_{price.service_code}_{price.unit.value}"
        self.fields[name] = count_field(
            gettext("%(name)s, aantal per %(unit)s") % named,
            gettext("%(amount)s per jaar zonder btw")
            % {"amount": formats.amount(price.cents_per_unit)},
            required=False,
        )
        self.fields[name].initial = quantity
        self.prices[name] = price

    def list_text_fields(self) -> list[Any]:
        """Return the fields of what it says in words."""
        return [self[name] for name in words.AGREEMENT_TEXTS]

    def get_texts(self) -> dict[str, str]:
        """Return what it says in words, per field."""
        return {name: self.cleaned_data[name] for name in words.AGREEMENT_TEXTS}

    def list_price_fields(self) -> list[Any]:
        """Return the fields of the plus services."""
        return [self[name] for name in self.prices]

    def list_norm_fields(self) -> list[tuple[Any, Any]]:
        """Return the field of each norm with that of its reason."""
        return [(self[f"norm_{code}"], self[f"why_{code}"]) for code in self.norms]

    def get_terms(self) -> dict[str, Any]:
        """Return period, plus services and deviations as an action wants them."""
        data = self.cleaned_data
        return {
            "starts_on": data["term"].starts_on,
            "ends_before": data["term"].ends_before,
            "choices": tuple(
                Choice(
                    service_code=price.service_code, unit=price.unit, quantity=data[name],
                    starts_on=data["term"].starts_on,
                )
                for name, price in self.prices.items() if data[name]
            ),
            "deviations": tuple(
                Deviation(norm_code=code, value=value, reason=data[f"why_{code}"])
                for code, value in self.list_values()
            ),
        }  # fmt: skip
