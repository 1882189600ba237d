# SPDX-License-Identifier: EUPL-1.2
"""Decisions on plain values: norms of the charter, and where an agreement may deviate."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from bodemplaat.catalogue.values import (
    AgreementLine,
    CharterLine,
    Deviation,
    NormInForce,
    NormUnit,
    Origin,
)
from bodemplaat.kernel.refusals import Refusal

MOST = Decimal(1_000_000)


class BadNormValue(Refusal):
    code = "catalogue.bad-norm-value"


class NormTwice(Refusal):
    code = "catalogue.norm-twice"


class EqualToCharter(Refusal):
    code = "catalogue.equal-to-charter"


class NotInCharter(Refusal):
    code = "catalogue.not-in-charter"


class AgreementOnly(Refusal):
    code = "catalogue.agreement-only"


class NoDeviationReason(Refusal):
    code = "catalogue.no-deviation-reason"


def parse_norm(text: str) -> Decimal:
    """
    Return the value of a norm as people write it, with a comma (BadNormValue).

    >>> parse_norm("99,5")
    Decimal('99.5')
    """
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise BadNormValue(value=text) from error
    if not value.is_finite():
        raise BadNormValue(value=text)
    return value


def check_norm_value(value: Decimal, unit: NormUnit) -> None:
    """
    Refuse a value below nought, above a hundred per cent, or too fine to store (BadNormValue).

    >>> check_norm_value(Decimal("99.5"), NormUnit.PERCENT)
    """
    most = Decimal(100) if unit is NormUnit.PERCENT else MOST
    if not 0 <= value <= most or value != round(value, 2):
        raise BadNormValue(value=str(value).replace(".", ","))


def check_norms(norms: Sequence[tuple[str, Decimal]], units: Mapping[str, NormUnit]) -> None:
    """Refuse norms of a charter that stand there twice or have no value (NormTwice, …)."""
    seen: set[str] = set()
    for code, value in norms:
        if code in seen:
            raise NormTwice(norm=code)
        seen.add(code)
        check_norm_value(value, units[code])


def check_deviations(
    deviations: Sequence[Deviation],
    charter: CharterLine | None,
    *,
    is_allowed: bool = True,
) -> None:
    """
    Refuse what does not deviate from the charter for everyone, or says not why.

    An agreement holds deviations only: a value that everyone has already would stay behind when
    the charter moves on, unseen.
    Parameters: `is_allowed`, whether the arrangement has agreements that deviate at all.
    Raises: AgreementOnly, NormTwice, NotInCharter, EqualToCharter, NoDeviationReason,
    BadNormValue.
    References: source deck, slide 36, "een DVO is basis, met SLA's voor de afwijkingen" (D269).
    """
    if deviations and not is_allowed:
        raise AgreementOnly(norm=deviations[0].norm_code)
    held = {found.norm.code: found for found in charter.norms} if charter else {}
    seen: set[str] = set()
    for deviation in deviations:
        code = deviation.norm_code
        if code in seen:
            raise NormTwice(norm=code)
        seen.add(code)
        if code not in held:
            raise NotInCharter(norm=code)
        norm = held[code]
        check_norm_value(deviation.value, norm.norm.unit)
        if deviation.value == norm.value:
            raise EqualToCharter(norm=norm.norm.name, number=charter.number if charter else 0)
        if not deviation.reason.strip():
            raise NoDeviationReason(norm=norm.norm.name)


def list_norms_in_force(
    charter: CharterLine | None, agreement: AgreementLine | None, on: date
) -> tuple[NormInForce, ...]:
    """
    Return what is promised to one participant on a day, each norm with its origin.

    The charter of the day holds for everyone; a deviation of the agreement goes before it. A norm
    that the charter of the day no longer has still holds where an agreement names it.
    Always holds: every norm of the charter and every deviation once, in order of name.
    """
    found: dict[str, NormInForce] = {}
    for held in charter.norms if charter else ():
        found[held.norm.code] = NormInForce(
            norm=held.norm, value=held.value, origin=Origin.CHARTER, charter_value=held.value,
            charter_number=charter.number if charter else None,
            decision_id=charter.decision_id if charter else None,
            since=charter.starts_on if charter else on,
        )  # fmt: skip
    for deviation in agreement.deviations if agreement else ():
        below = found.get(deviation.norm.code)
        found[deviation.norm.code] = NormInForce(
            norm=deviation.norm, value=deviation.value, origin=Origin.AGREEMENT,
            charter_value=below.charter_value if below else None,
            charter_number=below.charter_number if below else None,
            decision_id=below.decision_id if below else None,
            agreement_id=agreement.id if agreement else None,
            agreement_number=agreement.number if agreement else "",
            reason=deviation.reason,
            since=agreement.starts_on if agreement else on,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda one: (one.norm.name, one.norm.code)))


def count_deviations(norms: Iterable[NormInForce]) -> int:
    """Return how many norms come from an agreement."""
    return sum(norm.origin is Origin.AGREEMENT for norm in norms)
