# SPDX-License-Identifier: EUPL-1.2
"""Versions of a package: proposed, then adopted or not."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import PackageVersionAdopted
from bodemplaat.catalogue.models import (
    PackageItem,
    PackageProposal,
    PackageVersion,
    StandardEstimate,
)
from bodemplaat.catalogue.values import (
    EstimateDraft,
    Level,
    PackageDraft,
    ProposalState,
    Proposed,
)
from bodemplaat.foundation import audit, events
from bodemplaat.governance.values import DecisionKind, DecisionReference
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


@transaction.atomic
def propose_package_version(
    *,
    draft: PackageDraft,
    title: str,
    text: str,
    proposed_on: date,
    actor: Actor,
    estimate: EstimateDraft | None = None,
) -> Proposed:
    """
    Propose the contents of a package from a day; nothing changes until a body decides.

    With an estimate it is a proposed standard, whose cost per participant is shown.
    Raises NoMeasuredBasis, NoRight, UnknownPackage, UnknownService, EmptyPackage, BaseAndPlus,
    OverlappingValidity, CorrectionWithoutReason, and what governance refuses.
    """
    packages = queries.lock_packages()
    permissions.require_proposer(actor, "package")
    if draft.package_code not in packages:
        raise queries.UnknownPackage(package=draft.package_code)
    package = packages[draft.package_code]
    period = Period(draft.starts_on, draft.ends_before)
    contents = dict(draft.contents)
    rules.check_contents(package.name, contents)
    ids = queries.list_service_ids(contents)
    _check_room(package.kind, contents, period)
    _check_order(package.pk, package.name, period, draft.is_correction, draft.reason)
    fields = facts.list_draft_fields(draft, proposed_on, actor)
    proposal = PackageProposal.objects.create(package=package, **fields)
    PackageItem.objects.bulk_create(
        PackageItem(
            arrangement_id=actor.arrangement_id,
            proposal=proposal,
            service_id=ids[code],
            level=Level(level),
        )
        for code, level in sorted(contents.items())
    )
    if estimate:
        _add_estimate(proposal, estimate)
    return facts.submit(
        proposal, kind=DecisionKind.PACKAGE, title=title, text=text, actor=actor
    )


@transaction.atomic
def adopt_package_version(
    *, proposal_id: int, decision: DecisionReference, actor: Actor
) -> int:
    """
    Let proposed contents take effect by a decision; the version before ends on that day.

    Raises UnknownProposal, NotProposed, DecisionDiffers, BaseAndPlus, OverlappingValidity.
    Publishes PackageVersionAdopted.
    """
    queries.lock_packages()
    proposal = queries.get_package_proposal_for_change(proposal_id)
    package, period = proposal.package, proposal.period
    facts.check_adoption(proposal, package.name, kind=DecisionKind.PACKAGE, decision=decision)
    contents = set(proposal.items.values_list("service__code", flat=True))
    _check_room(package.kind, contents, period)
    _check_order(package.pk, package.name, period, proposal.is_correction, proposal.reason)
    held = PackageVersion.objects.overlapping(period).known().filter(package=package)
    before = facts.make_room(held, period, actor=actor, reason=decision.reference)
    number = len(set(package.versions.values_list("proposal_id", flat=True))) + 1
    version = PackageVersion.objects.create(
        arrangement_id=actor.arrangement_id, package=package, proposal=proposal, number=number,
        decision_id=decision.id, source=proposal.source, is_assumption=proposal.is_assumption,
        **facts.list_validity(
            period, actor=actor, reason=proposal.reason, replaces_id=before.pk if before else None
        ),
    )  # fmt: skip
    proposal.set_state(ProposalState.ADOPTED)
    after = {"package": package.code, "number": number, "decision": decision.reference}
    audit.record("catalogue.package.adopted", version, actor=actor, after=after)
    events.publish(
        PackageVersionAdopted(
            arrangement_id=actor.arrangement_id, package_version_id=version.pk,
            decision_id=decision.id, starts_on=proposal.starts_on,
        )
    )  # fmt: skip
    return version.pk


@transaction.atomic
def close_package_proposal(*, proposal_id: int, state: ProposalState, actor: Actor) -> None:
    """Close a proposal that was rejected or withdrawn. Raises UnknownProposal, NotProposed."""
    proposal = queries.get_package_proposal_for_change(proposal_id)
    facts.close_proposal(proposal, proposal.package.name, state, actor=actor)


def _add_estimate(proposal: PackageProposal, estimate: EstimateDraft) -> None:
    measured = organisations_queries.list_measured(
        measure=estimate.measure, reference_on=estimate.reference_on
    )
    weights = {line.participant_code: line.value for line in measured}
    rules.split_cost(estimate.yearly_cents, weights, estimate.measure)
    StandardEstimate.objects.create(
        arrangement_id=proposal.arrangement_id, proposal=proposal,
        yearly_cents=estimate.yearly_cents, measure=estimate.measure,
        reference_on=estimate.reference_on,
    )  # fmt: skip


def _check_room(kind: str, contents: Iterable[str], period: Period) -> None:
    rules.check_base_or_plus(set(contents), queries.list_other_contents(kind, period), period)


def _check_order(
    package_id: int, name: str, period: Period, is_correction: bool, reason: str
) -> None:
    held = PackageVersion.objects.overlapping(period).known().filter(package_id=package_id)
    rules.check_order(
        name, [row.period for row in held], period, is_correction=is_correction, reason=reason
    )
