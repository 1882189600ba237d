# SPDX-License-Identifier: EUPL-1.2
"""What each participant takes by its agreement; a participant sees its own rows only."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from bodemplaat.catalogue.models import (
    Agreement,
    AgreementDeviation,
    AgreementItem,
    AgreementSignature,
    AgreementTerm,
)
from bodemplaat.catalogue.queries.norms import get_norm_line
from bodemplaat.catalogue.values import (
    AGREEMENT_TEXTS,
    AgreementLine,
    AgreementState,
    DeviationLine,
    Side,
    SignatureLine,
    TakenLine,
    Unit,
)
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class UnknownAgreement(Refusal):
    code = "catalogue.unknown-agreement"


def list_agreements(on: date, known_at: datetime | None = None) -> tuple[AgreementLine, ...]:
    """Return the agreements in force on a day, in order of participant."""
    terms = AgreementTerm.objects.holding(on).known(known_at)
    rows = _rows(known_at).filter(terms__in=terms)
    return _lines(rows.order_by("participant__name", "number"), known_at)


def list_all_agreements(known_at: datetime | None = None) -> tuple[AgreementLine, ...]:
    """Return every version of every agreement, drafts too, the newest first."""
    rows = _rows(known_at)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return _lines(rows.order_by("-starts_on", "participant__name", "-version"), known_at)


def list_unsigned() -> tuple[AgreementLine, ...]:
    """Return the drafts that miss a signature, in order of participant."""
    rows = _rows(None).filter(state=AgreementState.DRAFT)
    return _lines(rows.order_by("participant__name", "number"))


def find_agreement(
    participant_code: str, year: int, known_at: datetime | None = None
) -> AgreementLine | None:
    """Return the last agreement in force in a year for a participant, or None."""
    terms = AgreementTerm.objects.overlapping(Period.of_year(year)).known(known_at)
    rows = _rows(known_at).filter(terms__in=terms, participant__code=participant_code)
    lines = _lines(rows.order_by("-starts_on", "-version")[:1], known_at)
    return lines[0] if lines else None


def get_agreement(agreement_id: int, known_at: datetime | None = None) -> AgreementLine:
    """Return one version of an agreement, or refuse (UnknownAgreement)."""
    lines = _lines(_rows(known_at).filter(pk=agreement_id), known_at)
    if not lines:
        raise UnknownAgreement(agreement=agreement_id)
    return lines[0]


def list_versions_of_agreement(
    number: str, known_at: datetime | None = None
) -> tuple[AgreementLine, ...]:
    """Return every version of one agreement, the first one first."""
    rows = _rows(known_at).filter(number=number)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return _lines(rows.order_by("version"), known_at)


def list_taken(
    *, participant_code: str, on: date, known_at: datetime | None = None
) -> tuple[TakenLine, ...]:
    """Return the plus services that a participant takes on a day by its agreement."""
    day = Period(on, None)
    return tuple(
        line
        for line in list_taken_in(period=day, known_at=known_at, participant_code=participant_code)
        if line.starts_on <= on
    )


def list_taken_in(
    *, period: Period, known_at: datetime | None = None, participant_code: str | None = None
) -> tuple[TakenLine, ...]:
    """
    Return the plus services that are taken on a day of a period, with the days they are taken.

    A line is cut to the days on which its agreement is in force, not to the asked period.
    """
    terms = AgreementTerm.objects.overlapping(period).known(known_at)
    if participant_code is not None:
        terms = terms.filter(participant__code=participant_code)
    rows = terms.select_related("agreement__participant").prefetch_related(_ITEMS_OF_TERM)
    lines = [
        line
        for term in rows.order_by("participant__code", "starts_on")
        for line in _taken(term.agreement, term.period)
        if Period(line.starts_on, line.ends_before).overlap(period)
    ]
    return tuple(lines)


def find_agreement_on(
    *, participant_code: str, on: date, known_at: datetime | None = None
) -> AgreementLine | None:
    """Return the agreement in force for a participant on a day, or None."""
    terms = AgreementTerm.objects.holding(on).known(known_at)
    rows = _rows(known_at).filter(terms__in=terms, participant__code=participant_code)
    lines = _lines(rows[:1], known_at)
    return lines[0] if lines else None


def has_agreement_number(number: str) -> bool:
    """Return whether an agreement has this number."""
    return Agreement.objects.filter(number=number).exists()


def get_agreement_for_change(agreement_id: int) -> Agreement:
    """Return the locked row of one agreement, or refuse (UnknownAgreement)."""
    row = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("participant", "amends")
        .filter(pk=agreement_id)
        .first()
    )
    if row is None:
        raise UnknownAgreement(agreement=agreement_id)
    return row


def list_signers(agreement_id: int) -> dict[str, int | None]:
    """Return the account per side that has signed."""
    rows = AgreementSignature.objects.filter(agreement_id=agreement_id)
    return dict(rows.values_list("side", "account_id"))


def find_term(agreement_id: int) -> AgreementTerm | None:
    """Return the period in which an agreement is in force as known now, or None."""
    return AgreementTerm.objects.known().filter(agreement_id=agreement_id).first()


def list_terms_in(participant_id: int, period: Period) -> list[AgreementTerm]:
    """Return what is in force for a participant in a period, as known now."""
    rows = AgreementTerm.objects.overlapping(period).known().filter(participant_id=participant_id)
    return list(rows.select_related("agreement").order_by("starts_on"))


def list_drafts_from(participant_id: int, on: date) -> list[Agreement]:
    """Return the drafts of a participant that would begin on a day or later, for a change."""
    rows = Agreement.objects.filter(participant_id=participant_id, state=AgreementState.DRAFT)
    return list(rows.filter(starts_on__gte=on).select_for_update(of=("self",)).order_by("pk"))


_ITEMS = AgreementItem.objects.select_related("service").order_by(
    "service__code", "unit", "starts_on"
)
_DEVIATIONS = AgreementDeviation.objects.select_related("norm__service").order_by("norm__name")
_ITEMS_OF_TERM = Prefetch("agreement__items", _ITEMS)


def _rows(known_at: datetime | None) -> QuerySet[Agreement]:
    signatures = AgreementSignature.objects.order_by("signed_on", "id")
    if known_at is not None:
        signatures = signatures.filter(recorded_at__lte=known_at)
    terms = AgreementTerm.objects.known(known_at).order_by("starts_on")
    return Agreement.objects.select_related("participant", "cites").prefetch_related(
        Prefetch("items", _ITEMS),
        Prefetch("deviations", _DEVIATIONS),
        "cites__norms",
        "cites__versions",
        Prefetch("signatures", signatures),
        Prefetch("terms", terms, to_attr="known_terms"),
    )


def _lines(
    rows: Iterable[Agreement], known_at: datetime | None = None
) -> tuple[AgreementLine, ...]:
    return tuple(_line(row, known_at) for row in rows)


def _line(row: Agreement, known_at: datetime | None) -> AgreementLine:
    terms: list[AgreementTerm] = row.known_terms  # type: ignore[attr-defined]
    state = AgreementState(row.state)
    if known_at is not None and not terms and state is not AgreementState.WITHDRAWN:
        state = AgreementState.DRAFT  # It was signed later than the reader looks.
    period = terms[0].period if terms else row.period
    return AgreementLine(
        id=row.pk,
        number=row.number,
        version=row.version,
        participant_id=row.participant_id,
        participant_code=row.participant.code,
        participant_name=row.participant.name_on(row.starts_on),
        state=state,
        starts_on=period.starts_on,
        ends_before=period.ends_before,
        drafted_on=row.drafted_on,
        signatures=tuple(
            SignatureLine(
                side=Side(found.side), name=found.name, role=found.role, signed_on=found.signed_on
            )
            for found in row.signatures.all()
        ),
        taken=tuple(_taken(row, period)),
        deviations=_list_deviations(row),
        **{name: getattr(row, name) for name in AGREEMENT_TEXTS},
        charter_number=_find_charter_number(row),
        charter_title=row.cites.title if row.cites else "",
        source=row.source,
        is_assumption=row.is_assumption,
    )


def _list_deviations(row: Agreement) -> tuple[DeviationLine, ...]:
    charter = {held.norm_id: held.value for held in row.cites.norms.all()} if row.cites else {}
    return tuple(
        DeviationLine(
            norm=get_norm_line(found.norm), value=found.value, reason=found.reason,
            charter_value=charter.get(found.norm_id),
        )
        for found in row.deviations.all()
    )  # fmt: skip


def _find_charter_number(row: Agreement) -> int | None:
    versions = row.cites.versions.all() if row.cites else ()
    return next((version.number for version in versions), None)


def _taken(row: Agreement, period: Period) -> Iterable[TakenLine]:
    for item in row.items.all():
        common = Period(item.starts_on, item.ends_before).overlap(period)
        if common is not None:
            yield TakenLine(
                participant_code=row.participant.code,
                agreement_id=row.pk,
                agreement_number=row.number,
                service_code=item.service.code,
                service_name=item.service.name,
                unit=Unit(item.unit),
                quantity=item.quantity,
                starts_on=common.starts_on,
                ends_before=common.ends_before,
            )


