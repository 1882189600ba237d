# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about participants, their people, their facts and the register."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import (
    LevelLine,
    PairLine,
    PostKind,
    Role,
    SeatedPost,
    StatedTotalLine,
)

# Time enough for a council to name somebody else.
AHEAD = timedelta(days=91)


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


@watchpoint(
    "organisations.level-vacant",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D088",
)  # fmt: skip
def find_vacant_levels(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the levels on which nobody ever was, and nobody stands in."""
    for line in queries.list_levels(on=on, known_at=known_at):
        if line.is_vacant and line.ended_before is None:
            yield _find_level(line)


@watchpoint(
    "organisations.term-ended",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D088",
)  # fmt: skip
def find_ended_terms(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the levels whose last term ended while nobody took over."""
    for line in queries.list_levels(on=on, known_at=known_at):
        if line.is_vacant and line.ended_before is not None:
            yield _find_level(line, ended_before=line.ended_before)


def _find_level(line: LevelLine, **more: date) -> Finding:
    """Return a finding without the name of a person: what is stored of it is not erased."""
    kinds = [kind for kind in PostKind if kind.level is line.level]
    posts = [(one.post.kind, one.post.subject) for one in line.posts]
    return _find(
        line.participant_id, line.participant_code,
        {"name": line.participant_name, "level": line.level.value, **more},
        *({"post": kind.value, "subject": subject or "–"}
          for kind, subject in posts or [(kind, "") for kind in kinds]),
        key=f"{line.participant_code}:{line.level}",
    )  # fmt: skip


def _find(
    participant_id: int, code: str, values: Mapping[str, object],
    *evidence: Mapping[str, object], key: str = "", due_on: date | None = None,
) -> Finding:
    """Return a finding about a participant, with the page of its people."""
    place = "organisations:contact-detail", {"code": code}
    return Finding(
        key=key or code, participant_id=participant_id, values=values, due_on=due_on,
        url_name=place[0], url_kwargs=place[1],
        evidence=tuple(Evidence(one, *place) for one in evidence),
    )  # fmt: skip


@watchpoint(
    "organisations.term-ends",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D328",
)  # fmt: skip
def find_coming_gaps(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the portfolio holders who leave within three months without a successor or deputy."""
    kind = PostKind.PORTFOLIO_HOLDER
    for gap in queries.list_gaps(kind, on=on, until=on + AHEAD, known_at=known_at):
        yield _find(
            gap.post.participant_id, gap.post.participant_code,
            {"name": gap.post.participant_name, "ends_before": gap.starts_on},
            {"starts_on": gap.present_since, "ends_before": gap.starts_on},
            due_on=gap.starts_on,
        )  # fmt: skip


@watchpoint(
    "organisations.no-counterpart",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D285",
)  # fmt: skip
def find_broken_pairs(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the participants whose contract manager and account manager are not both there."""
    for pair in queries.list_pairs(on=on, known_at=known_at):
        for kind in _list_missing(pair):
            yield _find(
                pair.participant_id, pair.participant_code,
                {"name": pair.participant_name, "missing": kind.value}, {"missing": kind.value},
                key=f"{pair.participant_code}:{kind}",
            )  # fmt: skip


def _list_missing(pair: PairLine) -> tuple[PostKind, ...]:
    sides = (
        (PostKind.ACCOUNT_MANAGER, pair.account_manager),
        (PostKind.CONTRACT_MANAGER, pair.contract_manager),
    )
    return tuple(kind for kind, holder in sides if holder is None)


@watchpoint(
    "organisations.no-information-manager",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D330",
)  # fmt: skip
def find_without_information_manager(
    *, on: date, known_at: datetime | None
) -> Iterator[Finding]:
    """Give the municipalities in which nobody coordinates demand."""
    yield from _find_without(PostKind.INFORMATION_MANAGER, on, known_at)


@watchpoint(
    "organisations.no-adviser",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D017",
)  # fmt: skip
def find_without_adviser(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the municipalities for which nobody advises."""
    yield from _find_without(PostKind.ADVISER, on, known_at)


def _find_without(kind: PostKind, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the municipalities of a day without anybody in a kind of post."""
    there = {one.post.participant_id for one in _list_served(kind, on, known_at)}
    for participant in queries.list_participants_on(on=on, known_at=known_at):
        if participant.is_municipality and participant.id not in there:
            values = {"name": participant.name}
            yield _find(participant.id, participant.code, values, values)


def _list_served(
    kind: PostKind, on: date, known_at: datetime | None
) -> tuple[SeatedPost, ...]:
    """Return the posts of a kind that somebody holds on a day."""
    seated = queries.list_seated(on=on, known_at=known_at)
    return tuple(one for one in seated if one.post.kind == kind and not one.is_vacant)


@watchpoint(
    "organisations.no-talk",
    severity=Severity.NOTICE, role=Role.ACCOUNT_MANAGER, feature="D017",
)  # fmt: skip
def find_without_talk(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give the participants with an adviser and no talk that is still to come."""
    talks = queries.list_talks(known_at=known_at)
    planned = {talk.participant_id for talk in talks if talk.is_planned(on)}
    for one in _list_served(PostKind.ADVISER, on, known_at):
        post, present = one.post, one.present
        if post.participant_id not in planned and present is not None:
            named = {"name": post.participant_name}
            since = {"starts_on": present.starts_on}
            yield _find(post.participant_id, post.participant_code, named, named | since)


@watchpoint(
    "organisations.sources-differ",
    severity=Severity.WARNING, role=Role.SSO_CONTROLLER, feature="D006",
)  # fmt: skip
def find_differing_sources(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every value of a participant that sources contest and of which nobody chose one."""
    for line in queries.list_contests(known_at=known_at):
        if not line.is_open or line.reference_on > on:
            continue
        shared = {
            "name": line.participant_name, "measure": line.measure,
            "reference_on": line.reference_on,
        }
        place = "organisations:source-detail", {"pk": line.fact_id}
        leading = line.leading.value
        other = next(one.value for one in line.values if one.value != leading)
        yield Finding(
            key=f"{line.participant_code} {line.measure} {line.reference_on.isoformat()}",
            values={**shared, "leading": leading, "other": other},
            url_name=place[0], url_kwargs=place[1],
            evidence=tuple(
                Evidence({**shared, "value": one.value, "source": one.source}, *place)
                for one in line.values
            ),
        )  # fmt: skip


@watchpoint(
    "organisations.statements-differ",
    severity=Severity.WARNING, role=Role.SSO_CONTROLLER, feature="D006",
)  # fmt: skip
def find_differing_statements(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every measure and day of which sources state another total."""
    stated: dict[tuple[str, date], list[StatedTotalLine]] = defaultdict(list)
    for line in queries.list_stated_totals():
        if line.reference_on <= on:
            stated[line.measure, line.reference_on].append(line)
    place = "organisations:arrangement-detail"
    for (measure, day), lines in stated.items():
        values = sorted(line.value for line in lines)
        if values[0] == values[-1]:
            continue
        shared = {"measure": measure, "reference_on": day}
        yield Finding(
            key=f"{measure} {day.isoformat()}",
            values={**shared, "lowest": values[0], "highest": values[-1]},
            url_name=place,
            evidence=tuple(
                Evidence({**shared, "value": line.value, "source": line.source}, place)
                for line in lines
            ),
        )  # fmt: skip
