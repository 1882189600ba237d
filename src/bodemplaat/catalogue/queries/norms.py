# SPDX-License-Identifier: EUPL-1.2
"""What can be promised, and what is promised to one participant on a day."""

from bodemplaat.catalogue.models import Norm
from bodemplaat.catalogue.values import Direction, NormLine, NormUnit
from bodemplaat.kernel.refusals import Refusal


class UnknownNorm(Refusal):
    code = "catalogue.unknown-norm"


def list_norms() -> tuple[NormLine, ...]:
    """Return every norm that a charter or an agreement can name, in order of name."""
    rows = Norm.objects.select_related("service").order_by("name", "code")
    return tuple(get_norm_line(row) for row in rows)


def has_norm(code: str) -> bool:
    """Return whether a norm has this code."""
    return Norm.objects.filter(code=code).exists()


def list_norms_by_code(codes: set[str]) -> dict[str, NormLine]:
    """Return the norms per code, or refuse the first code that is unknown (UnknownNorm)."""
    rows = Norm.objects.select_related("service").filter(code__in=codes)
    found = {row.code: get_norm_line(row) for row in rows}
    for code in sorted(codes):
        if code not in found:
            raise UnknownNorm(norm=code)
    return found


def get_norm_line(row: Norm) -> NormLine:
    """Return a row as the line that everybody else reads."""
    return NormLine(
        id=row.pk, code=row.code, name=row.name, unit=NormUnit(row.unit),
        direction=Direction(row.direction), service_code=row.service.code if row.service else "",
        service_name=row.service.name if row.service else "", source=row.source,
        is_assumption=row.is_assumption,
    )  # fmt: skip
