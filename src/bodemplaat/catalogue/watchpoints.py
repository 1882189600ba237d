# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about agreements, services, processes and orders."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bodemplaat.catalogue import queries, rules
from bodemplaat.catalogue.values import AgreementLine, AgreementState, Side
from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.organisations.values import Role

# Three months: drafting, reading and two signatures take that long.
NEAR = timedelta(days=92)


def _write_finding(line: AgreementLine, *, due_on: date, evidence: Evidence) -> Finding:
    return Finding(
        key=f"{line.number} {line.version}",
        participant_id=line.participant_id,
        values={
            "number": line.number, "name": line.participant_name, "drafted_on": line.drafted_on,
            "starts_on": line.starts_on, "due_on": due_on,
        },
        due_on=due_on,
        url_name="catalogue:agreement-detail", url_kwargs={"pk": line.id},
        evidence=(evidence,),
    )  # fmt: skip


@watchpoint(
    "catalogue.agreement-ends",
    severity=Severity.WARNING, role=Role.CONTRACT_MANAGER, feature="D119",
)  # fmt: skip
def find_ending_agreements(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every agreement that ends within three months with nothing signed after it."""
    for line in queries.list_agreements(on, known_at):
        ends = line.ends_before
        if ends is None or ends > on + NEAR:
            continue
        after = {one.participant_id for one in queries.list_agreements(ends, known_at)}
        if line.participant_id not in after:
            row = Evidence(
                {"number": line.number, "starts_on": line.starts_on, "ends_before": ends},
                "catalogue:agreement-detail", {"pk": line.id},
            )  # fmt: skip
            yield _write_finding(line, due_on=ends, evidence=row)


@watchpoint(
    "catalogue.agreement-unsigned",
    severity=Severity.WARNING, role=Role.SECRETARY, feature="D119",
)  # fmt: skip
def find_unsigned_agreements(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every agreement that was drafted and that misses a signature."""
    for line in queries.list_all_agreements(known_at):
        if line.state is not AgreementState.DRAFT or line.drafted_on > on:
            continue
        signed = [one.side for one in line.signatures if one.signed_on <= on]
        missing = [side for side in Side if side not in signed]
        row = Evidence(
            {"number": line.number, "version": line.version,
             "missing": missing[0] if len(missing) == 1 else "both-sides"},
            "catalogue:agreement-detail", {"pk": line.id},
        )  # fmt: skip
        yield _write_finding(line, due_on=line.starts_on, evidence=row)


@watchpoint(
    "catalogue.deviation-idle",
    severity=Severity.NOTICE, role=Role.ACCOUNT_MANAGER, feature="D269",
)  # fmt: skip
def find_idle_deviations(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every deviation that a later charter promises everyone."""
    charter = queries.find_charter(on, known_at)
    for line in queries.list_agreements(on, known_at):
        for norm in rules.list_norms_in_force(charter, line, on):
            if norm.is_idle:
                link = "catalogue:contract-detail", {"code": line.participant_code}
                values = {"norm": norm.norm.name, "number": line.number,
                          "name": line.participant_name}  # fmt: skip
                yield Finding(
                    key=f"{line.number} {norm.norm.code}", participant_id=line.participant_id,
                    values=values, url_name=link[0], url_kwargs=link[1],
                    evidence=(Evidence({**values, "since": norm.since}, *link),),
                )  # fmt: skip


@watchpoint(
    "catalogue.service-without-process",
    severity=Severity.NOTICE, role=Role.ACCOUNT_MANAGER, feature="D058",
)  # fmt: skip
def find_services_without_process(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every service in a package that carries no business process."""
    linked = {link.service_code for link in queries.list_links(on, known_at)}
    for version in queries.list_package_versions(on, known_at):
        for line in version.contents:
            if line.service_code not in linked:
                link = "catalogue:service-detail", {"code": line.service_code}
                values = {"name": line.service_name, "package": version.package_name}
                yield Finding(
                    key=line.service_code, values=values, url_name=link[0], url_kwargs=link[1],
                    evidence=(Evidence({**values, "since": version.starts_on}, *link),),
                )  # fmt: skip


@watchpoint(
    "catalogue.process-without-service",
    severity=Severity.NOTICE, role=Role.ACCOUNT_MANAGER, feature="D058",
)  # fmt: skip
def find_processes_without_service(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every business process that no service carries."""
    for line in queries.list_processes(on, known_at):
        if not line.services:
            values = {"name": line.name, "department": line.department}
            row = Evidence(values, "catalogue:business-process-list")
            yield Finding(
                key=line.code, values=values, url_name="catalogue:business-process-list",
                url_kwargs={}, evidence=(row,),
            )  # fmt: skip


@watchpoint(
    "catalogue.order-late",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D294",
)  # fmt: skip
def find_late_orders(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every order that should have been delivered and was not."""
    for line in queries.list_orders(on):
        if line.is_late(on):
            link = "catalogue:order-detail", {"pk": line.id}
            values = {"order": line.reference, "name": line.offering.name,
                      "participant": line.participant_name, "due_on": line.due_on}  # fmt: skip
            yield Finding(
                key=line.reference, participant_id=line.participant_id, values=values,
                due_on=line.due_on, url_name=link[0], url_kwargs=link[1],
                evidence=(Evidence({**values, "submitted_on": line.submitted_on}, *link),),
            )  # fmt: skip
