# SPDX-License-Identifier: EUPL-1.2
"""Processes of the municipalities, and the services that carry them."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.actions.register import CodeTaken
from bodemplaat.catalogue.models import Process, ServiceProcess
from bodemplaat.foundation import audit
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations.values import Actor


@transaction.atomic
def register_process(
    *,
    code: str,
    name: str,
    department: str,
    actor: Actor,
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """Add a business process with its department. Raises NoRight, BadCode, CodeTaken."""
    permissions.require_catalogue(actor)
    rules.check_code(code)
    if queries.has_process(code):
        raise CodeTaken(code=code)
    process = Process.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, department=department,
        source=source, is_assumption=is_assumption,
    )  # fmt: skip
    after = {"code": code, "department": department}
    audit.record("catalogue.process.registered", process, actor=actor, after=after)
    return process.pk


@transaction.atomic
def set_processes(
    *, service_code: str, process_codes: frozenset[str], starts_on: date, actor: Actor
) -> None:
    """
    Let a service carry these processes from a day on, and no others; what held before stays.

    Raises UnknownService, NoRight, UnknownProcess, RecordedBefore.
    """
    service = queries.get_service_for_change(service_code)
    permissions.require_catalogue(actor)
    ids = queries.list_process_ids(set(process_codes))
    held = list(queries.list_links_of(service.pk, starts_on))
    taken = Period(starts_on)
    gone = [
        link for link in held if link.process.code not in ids or link.starts_on > starts_on
    ]
    facts.make_room(gone, taken, actor=actor, reason="")
    kept = {link.process_id for link in held if link not in gone}
    for process_id in sorted(ids.values()):
        if process_id in kept:
            continue
        link = ServiceProcess.objects.create(
            arrangement_id=actor.arrangement_id, service=service, process_id=process_id,
            **facts.list_validity(taken, actor=actor, reason=""),
        )  # fmt: skip
        facts.record_fact("started", link, actor=actor)
    after = {"processes": sorted(ids), "starts_on": starts_on}
    audit.record("catalogue.service.processes-set", service, actor=actor, after=after)
