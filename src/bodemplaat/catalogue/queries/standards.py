# SPDX-License-Identifier: EUPL-1.2
"""Proposed standards, with what they cost each participant and how each ranks them."""

from datetime import date
from typing import Any

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.models import PackageProposal, StandardRank
from bodemplaat.catalogue.queries.packages import UnknownProposal
from bodemplaat.catalogue.values import PackageKind, ProposalState, StandardLine
from bodemplaat.organisations import queries as organisations_queries


def list_standards(on: date) -> tuple[StandardLine, ...]:
    """Return the proposed standards that wait on a day: contents of the base with an estimate."""
    rows: Any = PackageProposal.objects.select_related("package").filter(
        state=ProposalState.PROPOSED, package__kind=PackageKind.BASE, proposed_on__lte=on,
        estimates__isnull=False,
    )  # fmt: skip
    rows = rows.prefetch_related("estimates", "ranks__participant").order_by("starts_on", "id")
    pairs = {(e.measure, e.reference_on) for row in rows for e in row.estimates.all()}
    measured = organisations_queries.list_measured_on(pairs=pairs)
    here = {one.code for one in organisations_queries.list_participants_on(on=on)}
    found = []
    for row in rows:
        (estimate,) = row.estimates.all()
        weights = {
            line.participant_code: line.value
            for line in measured
            if (line.measure, line.reference_on) == (estimate.measure, estimate.reference_on)
            and line.participant_code in here
        }
        found.append(
            StandardLine(
                proposal_id=row.pk, governance_proposal_id=row.submitted_id,
                package_name=row.package.name, starts_on=row.starts_on,
                proposed_on=row.proposed_on, yearly_cents=estimate.yearly_cents,
                measure=estimate.measure, reference_on=estimate.reference_on,
                # On a day on which none of those measured takes part, nobody pays.
                costs=rules.split_cost(estimate.yearly_cents, weights, estimate.measure)
                if any(weights.values())
                else {},
                ranks={one.participant.code: one.rank for one in row.ranks.all()},
                source=row.source, is_assumption=row.is_assumption,
            )
        )  # fmt: skip
    return tuple(found)


def lock_standard(proposal_id: int) -> PackageProposal:
    """Return a proposed standard that waits, kept for a change, or refuse (UnknownProposal)."""
    row = (
        PackageProposal.objects.select_for_update(of=("self",)).select_related("package")
        .filter(pk=proposal_id, state=ProposalState.PROPOSED, package__kind=PackageKind.BASE)
        .first()
    )  # fmt: skip
    if row is None:
        raise UnknownProposal(proposal=proposal_id)
    return row


def count_standards() -> int:
    """Return how many proposed standards wait for a decision."""
    rows = PackageProposal.objects.filter(
        state=ProposalState.PROPOSED, package__kind=PackageKind.BASE, estimates__isnull=False
    )
    return rows.count()


def find_rank(proposal_id: int, participant_id: int) -> StandardRank | None:
    """Return the row of the place that a participant gave a proposed standard, or None."""
    rows = StandardRank.objects.filter(proposal_id=proposal_id, participant_id=participant_id)
    return rows.first()


def list_measure_names() -> dict[str, str]:
    """Return the names of what is measured, per code."""
    return {line.code: line.name for line in organisations_queries.list_measures()}


def list_reference_dates(on: date) -> dict[str, tuple[str, date]]:
    """Return per measure its name and the last reference date up to a day that has values."""
    names = list_measure_names()
    found: dict[str, tuple[str, date]] = {}
    for line in organisations_queries.list_all_facts():
        if line.reference_on <= on:
            last = found.get(line.measure, (names[line.measure], date.min))[1]
            found[line.measure] = (names[line.measure], max(last, line.reference_on))
    return found
