# SPDX-License-Identifier: EUPL-1.2
"""The list of services, and what can be changed in many of them at once."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue import actions, permissions, rules
from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.pages.tables.packages import ServiceRow
from bodemplaat.foundation import formats, search, sentences
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.foundation.tables import (
    CentsColumn,
    Change,
    ChoiceFilter,
    Column,
    Link,
    Table,
    TextFilter,
    WordColumn,
)
from bodemplaat.foundation.tables.columns import Where
from bodemplaat.organisations.values import Actor, Role

PRINCIPALS = {str(role): sentences.word(role) for role in Role if not role.is_sso}


class PricesColumn(CentsColumn):
    """The prices of a service, one below the other: it may be sold by more units than one."""

    def show(self, line: ServiceRow, where: Where) -> SafeString:
        """Return the prices; what is in the base package is paid in the contribution."""
        if not line.prices:
            return format_html('<span class="bp-none">{}</span>', _say_unpriced(line))
        prices = (formats.amount_plain(price.line.cents_per_unit) for price in line.prices)
        return format_html_join(SafeString("<br>"), "{}", ((price,) for price in prices))

    def write(self, line: ServiceRow) -> Any:
        """Return the price as a number; more than one as text."""
        found = [Cents(price.line.cents_per_unit) for price in line.prices]
        if len(found) < 2:
            return found[0] if found else None
        return " / ".join(formats.amount_plain(cents) for cents in found)


class UnitsColumn(Column):
    """The units by which a service is sold, in the order of its prices."""

    def show(self, line: ServiceRow, where: Where) -> SafeString:
        """Return the units."""
        if not line.prices:
            return self.show_absent()
        units = ((price.unit,) for price in line.prices)
        return format_html_join(SafeString("<br>"), "{}", units)


def _say_unpriced(line: Any) -> str:
    return gettext("in de bijdrage") if line.is_base else gettext("nog geen prijs")


def _get_price(row: ServiceRow) -> int | None:
    return row.prices[0].line.cents_per_unit if row.prices else None


def _list_units(row: ServiceRow) -> str:
    return " / ".join(str(price.unit) for price in row.prices)


def _check(row: ServiceRow, value: str) -> None:
    rules.check_principal(row.service.name, row.service.principal, value)


def _apply(*, keys: Collection[str], value: str, actor: Actor) -> Mapping[str, Any]:
    previous = actions.set_principals(codes=keys, principal=value, actor=actor)
    return {"previous": previous, "principal": value}


class Services(Table):
    """The services with their price and package; the office changes principals in one go."""

    name, label, order = "catalogue.services", gettext_lazy("Diensten en prijzen"), "dienst"
    key = "service.code"
    empty = gettext_lazy(
        "Hier staat iedere dienst met haar opdrachtgever, bijvoorbeeld de werkplek."
    )
    begin = search.Act(gettext_lazy("Stel een prijs voor"), "catalogue:price-propose")
    columns = (
        Column("dienst", gettext_lazy("Dienst"), "service.name",
               link=Link("catalogue:service-detail", code="service.code")),
        PricesColumn("prijs", gettext_lazy("Per jaar, €"), _get_price),
        UnitsColumn("eenheid", gettext_lazy("Eenheid"), _list_units, is_wide=True),
        Column("pakket", gettext_lazy("Pakket"), "package_name",
               link=Link("catalogue:package-detail", code="package_code")),
        WordColumn("opdrachtgever", gettext_lazy("Opdrachtgever"), "service.principal",
                   is_wide=True),
        Column("besluit", gettext_lazy("Besluit over de prijs"), "decision", is_wide=True,
               link=Link("governance:decision-detail", pk="decision_id")),
        WordColumn("perspectief", gettext_lazy("Perspectief"), "service.perspective",
                   words=words.PERSPECTIVES, is_extra=True),
        Column("bron", gettext_lazy("Bron"), "service.source", is_extra=True),
    )  # fmt: skip
    filters = (
        TextFilter("dienst", gettext_lazy("Dienst"), "service.name"),
        ChoiceFilter("pakket", gettext_lazy("Pakket"), "package_code"),
        ChoiceFilter("opdrachtgever", gettext_lazy("Opdrachtgever"), "service.principal",
                     choices=PRINCIPALS),
    )  # fmt: skip
    changes = (
        Change(
            "opdrachtgever", gettext_lazy("Opdrachtgever"), "service.principal", PRINCIPALS,
            may=permissions.can_keep, check=_check, apply=_apply, undo="catalogue.set-principals",
        ),
    )
