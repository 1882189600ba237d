# SPDX-License-Identifier: EUPL-1.2
"""Which services carry which processes, and what they are for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bodemplaat.catalogue.values import Coverage, LinkLine, Perspective, PerspectiveCount


def find_coverage(
    services: Iterable[str], processes: Iterable[str], links: Iterable[LinkLine]
) -> Coverage:
    """
    Return what has no link, and which departments each service serves.

    References: source deck, slide 9, "verkokerd" (D050) and "bedrijfsvoering < > ICT" (D058).

    >>> links = [LinkLine(service_code="mail", process_code="post", department="Bestuur")]
    >>> found = find_coverage(["mail", "web"], ["post", "zaken"], links)
    >>> found.unlinked_services, found.unlinked_processes, found.shared_services
    (('web',), ('zaken',), ())
    """
    departments: dict[str, set[str]] = defaultdict(set)
    linked = set()
    for link in links:
        departments[link.service_code].add(link.department)
        linked.add(link.process_code)
    return Coverage(
        unlinked_services=tuple(code for code in services if code not in departments),
        unlinked_processes=tuple(code for code in processes if code not in linked),
        departments={code: tuple(sorted(found)) for code, found in departments.items()},
    )


def count_perspectives(
    participant_code: str,
    perspectives: Mapping[str, Perspective],
    base: Iterable[str],
    extras: Iterable[tuple[str, int]],
) -> tuple[PerspectiveCount, ...]:
    """
    Return per perspective what one participant gets: services for all, plus ones, extra cents.

    Parameters: `perspectives` per service code; `base` are the services that all get; `extras`
    are service code and cents per year of everything the participant pays separately.
    Always holds: every perspective once, and the cents add up to those of `extras`.
    References: source deck, slide 12, "instandhouding, vernieuwing, ondersteuning" (D083).
    """
    basic, paid = set(base), list(extras)
    found = []
    for perspective in Perspective:
        codes = {code for code, held in perspectives.items() if held is perspective}
        found.append(
            PerspectiveCount(
                participant_code=participant_code, perspective=perspective,
                base=len(basic & codes), plus=len({code for code, _ in paid} & codes - basic),
                yearly_cents=sum(cents for code, cents in paid if code in codes),
            )
        )  # fmt: skip
    return tuple(found)
