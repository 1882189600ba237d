# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about participants, what is measured of them, and the register."""

from collections.abc import Iterator
from datetime import date, datetime

from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import Role


@watchpoint(
    "organisations.totals-differ",
    severity=Severity.WARNING, role=Role.SSO_CONTROLLER, feature="D006",
)  # fmt: skip
def find_differing_totals(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every total that a source states and that our facts do not add up to."""
    for line in queries.list_stated_totals():
        if line.reference_on > on or not line.difference or line.computed is None:
            continue
        shared = {"measure": line.measure, "reference_on": line.reference_on}
        rows = ((line.value, line.source), (line.computed, "Bodemplaat"))
        yield Finding(
            key=str(line.id),
            values={**shared, "stated": line.value, "computed": line.computed},
            url_name="organisations:arrangement-detail",
            evidence=tuple(
                Evidence({**shared, "value": value, "source": source},
                         "organisations:arrangement-detail")
                for value, source in rows
            ),
        )  # fmt: skip


@watchpoint(
    "organisations.registers-differ",
    severity=Severity.NOTICE, role=Role.SSO_CONTROLLER, feature="D006",
)  # fmt: skip
def find_differing_registers(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every participant about whom the two registers of municipalities do not agree."""
    codes = {line.participant.code for line in queries.list_all_participations(known_at)}
    for line in queries.list_source_conflicts():
        if line.code not in codes:
            continue
        named = {"code": line.code, "name": line.name, "point": line.point}
        place = "organisations:register-detail", {"code": line.code}
        yield Finding(
            key=f"{line.code} {line.point} {line.their_source}",
            values=named,
            url_name=place[0], url_kwargs=place[1],
            evidence=tuple(
                Evidence({**named, "value": value, "source": source}, *place)
                for value, source in (
                    (line.ours, line.our_source), (line.theirs, line.their_source)
                )
            ),
        )  # fmt: skip


@watchpoint(
    "organisations.question-open",
    severity=Severity.NOTICE, role=Role.SSO_DIRECTOR, feature="D006",
)  # fmt: skip
def find_open_questions(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give what is not known of the arrangement and waits for who knows."""
    for line in queries.list_open_questions():
        if line.asked_on <= on:
            place = "organisations:arrangement-detail"
            yield Finding(
                key=line.code,
                values={"question": line.question, "asked_on": line.asked_on},
                url_name=place,
                evidence=(Evidence({"detail": line.detail, "source": line.source}, place),),
            )


@watchpoint(
    "organisations.shares-open",
    severity=Severity.WARNING, role=Role.SSO_CONTROLLER, feature="D106",
)  # fmt: skip
def find_open_shares(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every participant that is divided while nobody agreed for which parts."""
    for line in queries.list_successions(known_at=known_at):
        if not line.is_open:
            continue
        place = "organisations:succession-detail", {"code": line.participant_code}
        named = {"name": line.participant_name, "takes_effect_on": line.takes_effect_on}
        yield Finding(
            key=line.participant_code,
            values={**named, "count": len(line.successors)},
            url_name=place[0], url_kwargs=place[1], due_on=line.takes_effect_on,
            evidence=tuple(
                Evidence({"successor": one.name, "source": line.source}, *place)
                for one in line.successors
            ),
        )  # fmt: skip
