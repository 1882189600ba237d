# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about agreements."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bodemplaat.catalogue import queries
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
