# SPDX-License-Identifier: EUPL-1.2
"""What a unit of a service costs, through time and as it was known; proposals hold nowhere."""

from collections.abc import Iterable
from datetime import date, datetime

from bodemplaat.catalogue.models import Price, PriceProposal
from bodemplaat.catalogue.queries.packages import UnknownProposal
from bodemplaat.catalogue.values import PriceLine, ProposalLine, ProposalState, Unit
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class NoPrice(Refusal):
    code = "catalogue.no-price"


def list_prices(*, period: Period, known_at: datetime | None = None) -> tuple[PriceLine, ...]:
    """Return the adopted prices that hold on a day of a period, per service, unit and start."""
    rows = Price.objects.select_related("service").overlapping(period).known(known_at)
    return _lines(rows.order_by("service__code", "unit", "starts_on"))


def list_prices_on(on: date, known_at: datetime | None = None) -> tuple[PriceLine, ...]:
    """Return the adopted prices that hold on a day, per service and unit."""
    rows = Price.objects.select_related("service").holding(on).known(known_at)
    return _lines(rows.order_by("service__code", "unit"))


def list_prices_of(service_code: str, known_at: datetime | None = None) -> tuple[PriceLine, ...]:
    """Return the adopted prices of one service through time, the first one first."""
    rows = Price.objects.select_related("service").filter(service__code=service_code)
    return _lines(rows.known(known_at).order_by("starts_on", "unit"))


def find_price(
    *, service_code: str, unit: str, on: date, known_at: datetime | None = None
) -> PriceLine | None:
    """Return the price of a unit on a day, or None."""
    rows = Price.objects.select_related("service").holding(on).known(known_at)
    lines = _lines(rows.filter(service__code=service_code, unit=unit))
    return lines[0] if lines else None


def list_open_price_proposals(service_code: str | None = None) -> tuple[ProposalLine, ...]:
    """Return the proposed prices that wait for a decision, the first to start first."""
    rows = PriceProposal.objects.select_related("service").order_by("starts_on", "id")
    rows = rows.filter(state=ProposalState.PROPOSED)
    if service_code is not None:
        rows = rows.filter(service__code=service_code)
    return tuple(_proposal(row) for row in rows)


def get_price_proposal_for_change(proposal_id: int) -> PriceProposal:
    """Return the locked row of one proposed price, or refuse (UnknownProposal)."""
    row = (
        PriceProposal.objects.select_for_update(of=("self",))
        .select_related("service")
        .filter(pk=proposal_id)
        .first()
    )
    if row is None:
        raise UnknownProposal(proposal=proposal_id)
    return row


def _lines(rows: Iterable[Price]) -> tuple[PriceLine, ...]:
    return tuple(
        PriceLine(
            id=row.pk,
            service_code=row.service.code,
            service_name=row.service.name,
            unit=Unit(row.unit),
            cents_per_unit=row.cents_per_unit,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            decision_id=row.decision_id,
            source=row.source,
            is_assumption=row.is_assumption,
        )
        for row in rows
    )


def _proposal(row: PriceProposal) -> ProposalLine:
    return ProposalLine(
        id=row.pk, subject_code=row.service.code, subject_name=row.service.name,
        state=ProposalState(row.state), starts_on=row.starts_on, proposed_on=row.proposed_on,
        proposed_by=row.proposed_by, governance_proposal_id=row.submitted_id,
        source=row.source, is_assumption=row.is_assumption,
        unit=Unit(row.unit), cents_per_unit=row.cents_per_unit,
    )  # fmt: skip
