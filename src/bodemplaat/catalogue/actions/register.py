# SPDX-License-Identifier: EUPL-1.2
"""New entries of the catalogue."""

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.models import Norm, Package, Service
from bodemplaat.catalogue.values import Direction, NormUnit, PackageKind, Perspective
from bodemplaat.foundation import audit
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, Role


class CodeTaken(Refusal):
    code = "catalogue.code-taken"


@transaction.atomic
def register_service(
    *,
    code: str,
    name: str,
    description: str,
    principal: Role,
    perspective: Perspective,
    actor: Actor,
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """Add a service with its one principal and perspective. Raises NoRight, BadCode, CodeTaken."""
    permissions.require_catalogue(actor)
    rules.check_code(code)
    if Service.objects.filter(code=code).exists():
        raise CodeTaken(code=code)
    service = Service.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, description=description,
        principal=Role(principal), perspective=Perspective(perspective), source=source,
        is_assumption=is_assumption,
    )  # fmt: skip
    after = {
        "code": code, "principal": Role(principal).value,
        "perspective": Perspective(perspective).value,
    }  # fmt: skip
    audit.record("catalogue.service.registered", service, actor=actor, after=after)
    return service.pk


@transaction.atomic
def register_package(
    *,
    code: str,
    name: str,
    kind: PackageKind,
    actor: Actor,
    description: str = "",
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """Add a base or plus package, still empty. Raises NoRight, BadCode, CodeTaken."""
    permissions.require_catalogue(actor)
    rules.check_code(code)
    if Package.objects.filter(code=code).exists():
        raise CodeTaken(code=code)
    package = Package.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, kind=PackageKind(kind),
        description=description, source=source, is_assumption=is_assumption,
    )  # fmt: skip
    after = {"code": code, "kind": PackageKind(kind).value}
    audit.record("catalogue.package.registered", package, actor=actor, after=after)
    return package.pk


@transaction.atomic
def register_norm(
    *,
    code: str,
    name: str,
    unit: NormUnit,
    direction: Direction,
    actor: Actor,
    service_code: str = "",
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """
    Add a norm that a charter and agreements can give a value.

    Raises NoRight, BadCode, CodeTaken, UnknownService.
    """
    permissions.require_catalogue(actor)
    rules.check_code(code)
    if queries.has_norm(code):
        raise CodeTaken(code=code)
    service_id = queries.list_service_ids([service_code])[service_code] if service_code else None
    norm = Norm.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, unit=NormUnit(unit),
        direction=Direction(direction), service_id=service_id, source=source,
        is_assumption=is_assumption,
    )  # fmt: skip
    audit.record("catalogue.norm.registered", norm, actor=actor, after={"code": code})
    return norm.pk
