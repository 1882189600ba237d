# SPDX-License-Identifier: EUPL-1.2
"""What services and packages there are, and what is in them on a day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from bodemplaat.catalogue.models import (
    Package,
    PackageItem,
    PackageProposal,
    PackageVersion,
    Service,
)
from bodemplaat.catalogue.values import (
    ContentLine,
    Level,
    PackageKind,
    PackageLine,
    PackageVersionLine,
    Perspective,
    ProposalLine,
    ProposalState,
    ServiceLine,
)
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class UnknownService(Refusal):
    code = "catalogue.unknown-service"


class UnknownPackage(Refusal):
    code = "catalogue.unknown-package"


class UnknownProposal(Refusal):
    code = "catalogue.unknown-proposal"


_CONTENTS = Prefetch(
    "proposal__items", PackageItem.objects.select_related("service").order_by("service__code")
)


def list_services() -> tuple[ServiceLine, ...]:
    """Return every service of the catalogue, in order of name."""
    return tuple(_service(row) for row in Service.objects.order_by("name", "code"))


def get_service(code: str) -> ServiceLine:
    """Return one service by its code, or refuse (UnknownService)."""
    row = Service.objects.filter(code=code).first()
    if row is None:
        raise UnknownService(service=code)
    return _service(row)


def list_service_ids(codes: Iterable[str]) -> dict[str, int]:
    """Return the id per code, or refuse the first code that is unknown (UnknownService)."""
    wanted = sorted(set(codes))
    found = dict(Service.objects.filter(code__in=wanted).values_list("code", "id"))
    for code in wanted:
        if code not in found:
            raise UnknownService(service=code)
    return found


def get_service_for_change(code: str) -> Service:
    """Return the locked row of one service, or refuse (UnknownService)."""
    row = Service.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise UnknownService(service=code)
    return row


def lock_services(codes: Iterable[str]) -> tuple[Service, ...]:
    """Return the locked rows of services in order of code, or refuse (UnknownService)."""
    wanted = sorted(set(codes))
    rows = Service.objects.select_for_update().filter(code__in=wanted).order_by("code")
    found = {row.code: row for row in rows}
    for code in wanted:
        if code not in found:
            raise UnknownService(service=code)
    return tuple(found.values())


def list_packages() -> tuple[PackageLine, ...]:
    """Return every package, base before plus, in order of code."""
    return tuple(_package(row) for row in Package.objects.order_by("kind", "code"))


def get_package(code: str) -> PackageLine:
    """Return one package by its code, or refuse (UnknownPackage)."""
    row = Package.objects.filter(code=code).first()
    if row is None:
        raise UnknownPackage(package=code)
    return _package(row)


def lock_packages() -> dict[str, Package]:
    """Return the locked rows of all packages per code: base and plus are checked together."""
    return {row.code: row for row in Package.objects.select_for_update().order_by("code")}


def get_package_proposal_for_change(proposal_id: int) -> PackageProposal:
    """Return the locked row of one proposed version, or refuse (UnknownProposal)."""
    row = (
        PackageProposal.objects.select_for_update(of=("self",))
        .select_related("package")
        .filter(pk=proposal_id)
        .first()
    )
    if row is None:
        raise UnknownProposal(proposal=proposal_id)
    return row


def list_package_versions(
    on: date, known_at: datetime | None = None
) -> tuple[PackageVersionLine, ...]:
    """Return what is in each package on a day, base before plus."""
    rows = _versions().holding(on).known(known_at)
    return _version_lines(rows.order_by("package__kind", "package__code"))


def list_package_versions_in(
    *, period: Period, known_at: datetime | None = None
) -> tuple[PackageVersionLine, ...]:
    """Return every version of every package that holds on a day of a period."""
    rows = _versions().overlapping(period).known(known_at)
    return _version_lines(rows.order_by("package__kind", "package__code", "starts_on"))


def list_versions_of(
    package_code: str, known_at: datetime | None = None
) -> tuple[PackageVersionLine, ...]:
    """Return the versions of one package through time, the first one first."""
    rows = _versions().filter(package__code=package_code).known(known_at)
    return _version_lines(rows.order_by("starts_on"))


def list_open_package_proposals(package_code: str | None = None) -> tuple[ProposalLine, ...]:
    """Return the proposed versions that wait for a decision, the first to start first."""
    rows = PackageProposal.objects.select_related("package").order_by("starts_on", "id")
    rows = rows.filter(state=ProposalState.PROPOSED)
    if package_code is not None:
        rows = rows.filter(package__code=package_code)
    return tuple(_proposal(row) for row in rows)


def list_other_contents(kind: str, period: Period) -> list[tuple[str, Period, set[str]]]:
    """Return package, period and service codes of what holds in packages of the other kind."""
    rows = _versions().overlapping(period).known().exclude(package__kind=kind)
    return [
        (row.package.code, row.period, {item.service.code for item in row.proposal.items.all()})
        for row in rows.order_by("package__code", "starts_on")
    ]


def list_plus_codes(on: date) -> set[str]:
    """Return the codes of the services that are in a plus package on a day."""
    items = PackageItem.objects.filter(
        proposal__versions__in=PackageVersion.objects.holding(on).known(),
        proposal__package__kind=PackageKind.PLUS,
    )
    return set(items.values_list("service__code", flat=True))


def _versions() -> Any:
    return PackageVersion.objects.select_related("package", "proposal").prefetch_related(_CONTENTS)


def _version_lines(rows: Iterable[PackageVersion]) -> tuple[PackageVersionLine, ...]:
    return tuple(
        PackageVersionLine(
            id=row.pk,
            package_code=row.package.code,
            package_name=row.package.name,
            kind=PackageKind(row.package.kind),
            number=row.number,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            contents=tuple(_content(item) for item in row.proposal.items.all()),
            decision_id=row.decision_id,
            source=row.source,
            is_assumption=row.is_assumption,
        )
        for row in rows
    )


def _content(item: PackageItem) -> ContentLine:
    return ContentLine(
        service_code=item.service.code, service_name=item.service.name, level=Level(item.level)
    )


def _service(row: Service) -> ServiceLine:
    return ServiceLine(
        id=row.pk, code=row.code, name=row.name, description=row.description,
        principal=row.principal, perspective=Perspective(row.perspective), source=row.source,
        is_assumption=row.is_assumption,
    )  # fmt: skip


def _package(row: Package) -> PackageLine:
    return PackageLine(
        id=row.pk, code=row.code, name=row.name, kind=PackageKind(row.kind),
        description=row.description, source=row.source, is_assumption=row.is_assumption,
    )  # fmt: skip


def _proposal(row: PackageProposal) -> ProposalLine:
    return ProposalLine(
        id=row.pk, subject_code=row.package.code, subject_name=row.package.name,
        state=ProposalState(row.state), starts_on=row.starts_on, proposed_on=row.proposed_on,
        proposed_by=row.proposed_by, governance_proposal_id=row.submitted_id,
        source=row.source, is_assumption=row.is_assumption,
    )  # fmt: skip
