# SPDX-License-Identifier: EUPL-1.2
"""Which processes a municipality has, and which services carry them on a day."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from bodemplaat.catalogue.models import Process, ServiceProcess
from bodemplaat.catalogue.values import LinkLine, ProcessLine
from bodemplaat.kernel.refusals import Refusal


class UnknownProcess(Refusal):
    code = "catalogue.unknown-process"


def list_processes(on: date, known_at: datetime | None = None) -> tuple[ProcessLine, ...]:
    """Return every process with the services that carry it on a day, per department and name."""
    services = defaultdict(list)
    links = ServiceProcess.objects.select_related("service").holding(on).known(known_at)
    for link in links.order_by("service__name"):
        services[link.process_id].append((link.service.code, link.service.name))
    return tuple(
        ProcessLine(
            id=row.pk, code=row.code, name=row.name, department=row.department,
            services=tuple(services[row.pk]), source=row.source, is_assumption=row.is_assumption,
        )
        for row in Process.objects.order_by("department", "name", "code")
    )  # fmt: skip


def list_links(on: date, known_at: datetime | None = None) -> tuple[LinkLine, ...]:
    """Return the links of services to processes on a day."""
    rows = ServiceProcess.objects.select_related("service", "process").holding(on).known(known_at)
    return tuple(
        LinkLine(
            service_code=row.service.code, process_code=row.process.code,
            department=row.process.department,
        )
        for row in rows.order_by("service__code", "process__code")
    )  # fmt: skip


def has_process(code: str) -> bool:
    """Return whether a process has this code."""
    return Process.objects.filter(code=code).exists()


def list_process_ids(codes: set[str]) -> dict[str, int]:
    """Return the id per code, or refuse the first code that is unknown (UnknownProcess)."""
    found = dict(Process.objects.filter(code__in=codes).values_list("code", "id"))
    for code in sorted(codes):
        if code not in found:
            raise UnknownProcess(process=code)
    return found


def list_links_of(service_id: int, on: date) -> Any:
    """Return the rows that link a service on a day or later, as known now."""
    rows = ServiceProcess.objects.known().filter(service_id=service_id)
    return rows.exclude(ends_before__lte=on).select_related("process")
