# SPDX-License-Identifier: EUPL-1.2
"""Who is the principal of services, for many at once."""

from collections.abc import Collection, Mapping

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.foundation import audit, undoing
from bodemplaat.organisations.values import Actor, Role


@transaction.atomic
def set_principals(*, codes: Collection[str], principal: str, actor: Actor) -> dict[str, str]:
    """
    Give services another principal, all or none; return what each had.

    Raises UnknownService, NoRight, PrincipalOfOffice, PrincipalAlready.
    """
    services = queries.lock_services(codes)
    permissions.require_catalogue(actor)
    previous = {service.code: service.principal for service in services}
    for service in services:
        rules.check_principal(service.name, service.principal, principal)
    for service in services:
        service.set_principal(Role(principal))
        audit.record(
            "catalogue.service.principal-set", service, actor=actor,
            before={"principal": previous[service.code]}, after={"principal": principal},
        )  # fmt: skip
    return previous


@undoing.reverses("catalogue.set-principals")
@transaction.atomic
def set_principals_back(*, previous: Mapping[str, str], principal: str, actor: Actor) -> None:
    """
    Give services the principal that they had, all or none.

    Raises UnknownService, NoRight, PrincipalChanged.
    """
    services = queries.lock_services(previous)
    permissions.require_catalogue(actor)
    for service in services:
        rules.check_still_principal(service.name, service.principal, principal)
    for service in services:
        service.set_principal(Role(previous[service.code]))
        audit.record(
            "catalogue.service.principal-set-back", service, actor=actor,
            before={"principal": principal}, after={"principal": previous[service.code]},
        )  # fmt: skip
