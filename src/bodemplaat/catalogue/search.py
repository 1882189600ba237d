# SPDX-License-Identifier: EUPL-1.2
"""What of the catalogue can be found, and what can be begun in it."""

from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.models import Agreement, Offering, Order, OwnItem, Package, Service
from bodemplaat.foundation import search

search.offer(
    search.Act(gettext_lazy("Stel een prijs voor"), "catalogue:price-propose"),
    search.Act(gettext_lazy("Stel een overeenkomst op"), "catalogue:agreement-create"),
    search.Act(gettext_lazy("Stel een handvest voor"), "catalogue:charter-propose"),
    search.Act(gettext_lazy("Bestel"), "catalogue:order-create"),
    search.Act(gettext_lazy("Vraag iets eigens"), "catalogue:own-item-create"),
)


@search.describes(Service, word=gettext_lazy("Dienst"), letter="PDC")
def describe_service(row: Service) -> search.Text:
    """Return the name of a service, found by its description too."""
    return search.Text(
        title=row.name, line=row.description, reference=row.code,
        url_name="catalogue:service-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


@search.describes(Package, word=gettext_lazy("Pakket"), letter="PAK")
def describe_package(row: Package) -> search.Text:
    """Return the name of a package."""
    return search.Text(
        title=row.name, line=row.description, reference=row.code,
        url_name="catalogue:package-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


@search.describes(Agreement, word=gettext_lazy("Overeenkomst"), letter="DVO")
def describe_agreement(row: Agreement) -> search.Text:
    """Return the number of an agreement, with whose it is; only that participant finds it."""
    number = row.number if row.version == 1 else f"{row.number}-v{row.version}"
    return search.Text(
        title=number, line=row.participant.name, reference=number,
        url_name="catalogue:agreement-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip


@search.describes(Offering, word=gettext_lazy("Niveau of variant"), letter="NIV")
def describe_offering(row: Offering) -> search.Text:
    """Return the name of a level or variant, found by its description too."""
    return search.Text(
        title=row.name, line=row.description, reference=row.code,
        url_name="catalogue:offering-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


@search.describes(Order, word=gettext_lazy("Bestelling"), letter="BST")
def describe_order(row: Order) -> search.Text:
    """Return what was ordered; only that participant and the office find it."""
    return search.Text(
        title=f"{row.offering.name}, {row.quantity}", line=row.participant.name,
        words=row.note, on=row.drafted_on, reference=str(row.pk),
        url_name="catalogue:order-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip


@search.describes(OwnItem, word=gettext_lazy("Eigen wens"), letter="WNS")
def describe_own_item(row: OwnItem) -> search.Text:
    """Return what one participant asked for; only that participant and the office find it."""
    return search.Text(
        title=row.name, line=row.participant.name, words=row.description, on=row.asked_on,
        reference=str(row.pk), url_name="catalogue:own-item-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip
