# SPDX-License-Identifier: EUPL-1.2
"""What is in the packages of a day, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.pages.tables.packages import ContentRow, PackagePanel, PriceRow
from bodemplaat.catalogue.pages.tables.service_lists import PRINCIPALS, PricesColumn, UnitsColumn
from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    Table,
    TextFilter,
    WordColumn,
)


@dataclass(frozen=True, kw_only=True)
class HeldRow:
    """A service in the version of a package that holds."""

    panel: PackagePanel
    content: ContentRow

    @property
    def key(self) -> str:
        """What tells one line from another."""
        return f"{self.panel.version.package_code}-{self.content.service.code}"

    @property
    def prices(self) -> tuple[PriceRow, ...]:
        """What the service costs on the day."""
        return self.content.prices

    @property
    def is_base(self) -> bool:
        """Whether all participants have it, and pay it in their contribution."""
        return self.panel.is_base

    @property
    def units(self) -> str:
        """The units by which it is sold."""
        return " / ".join(str(price.unit) for price in self.prices)

    @property
    def cents(self) -> int | None:
        """The first of its prices, to sort by."""
        return self.prices[0].line.cents_per_unit if self.prices else None


def list_held_rows(panels: Iterable[PackagePanel]) -> list[HeldRow]:
    """Return the services of the packages."""
    return [HeldRow(panel=panel, content=row) for panel in panels for row in panel.rows]


class Contents(Table):
    """The services in the packages; the view gives the packages to choose."""

    name, label, order = "catalogue.contents", gettext_lazy("Wat er in de pakketten zit"), "pakket"
    key = "key"
    empty = gettext_lazy(
        "Hier staat wat alle deelnemers krijgen, bijvoorbeeld de werkplek en de servicedesk, "
        "zodra het is vastgesteld."
    )
    begin = search.Act(gettext_lazy("Stel inhoud voor"), "catalogue:package-propose")
    columns = (
        Column("dienst", gettext_lazy("Dienst"), "content.service.name",
               link=Link("catalogue:service-detail", code="content.service.code")),
        PricesColumn("prijs", gettext_lazy("Per jaar, €"), "cents"),
        UnitsColumn("eenheid", gettext_lazy("Eenheid"), "units", is_wide=True),
        Column("pakket", gettext_lazy("Pakket"), "panel.version.package_name",
               link=Link("catalogue:package-detail", code="panel.version.package_code")),
        Column("niveau", gettext_lazy("Niveau"), "content.level", is_wide=True),
        Column("opdrachtgever", gettext_lazy("Opdrachtgever"), "content.principal", is_wide=True),
        WordColumn("soort", gettext_lazy("Soort"), "panel.version.kind",
                   words=words.PACKAGE_KINDS, is_extra=True),
        NumberColumn("versie", gettext_lazy("Versie"), "panel.version.number", is_plain=True,
                     is_extra=True),
        DayColumn("begin", gettext_lazy("Vanaf"), "panel.version.starts_on", is_extra=True),
        DayColumn("einde", gettext_lazy("Tot"), "panel.version.ends_before", is_extra=True),
        Column("besluit", gettext_lazy("Besluit"), "panel.decision.reference", is_extra=True,
               link=Link("governance:decision-detail", pk="panel.decision.id")),
        Column("bron", gettext_lazy("Bron"), "panel.version.source", is_extra=True),
    )  # fmt: skip
    filters = (
        TextFilter("dienst", gettext_lazy("Dienst"), "content.service.name"),
        ChoiceFilter("pakket", gettext_lazy("Pakket"), "panel.version.package_code"),
        ChoiceFilter("opdrachtgever", gettext_lazy("Opdrachtgever"), "content.service.principal",
                     choices=PRINCIPALS),
    )  # fmt: skip
