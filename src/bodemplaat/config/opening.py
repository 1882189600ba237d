# SPDX-License-Identifier: EUPL-1.2
"""
The opening page: what asks something of the reader, what is paid, what is got, who decided.

It is about one municipality, as principal of the shared service organisation, or about all
participants. A municipality opens its own; the office opens that of all, and each one's from its
page. There is one page, so that who serves and who is served look at the same figures.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bodemplaat.accountability import queries as accountability_queries
from bodemplaat.accountability.values import PointState, WatchpointLine
from bodemplaat.catalogue import queries as catalogue_queries
from bodemplaat.catalogue.values import AgreementLine, PackageKind, PackageVersionLine, Side
from bodemplaat.finance import queries as finance_queries
from bodemplaat.finance.values import ContributionLine, RunState, SettlementKind
from bodemplaat.foundation import sentences
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionReference, ProposalLine
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import Actor, ParticipantLine, ParticipationLine, Role

DECIDERS = frozenset({Role.SSO_DIRECTOR, Role.SECRETARY, Role.ALDERMAN})
SIGNERS = frozenset({Role.SSO_DIRECTOR, Role.SECRETARY})
SHOWN_DECISIONS, SHOWN_POINTS = 4, 5
CHART_WIDTH = 100
CHART_YEARS = 6


@dataclass(frozen=True)
class Voter:
    """A proposal, and whether the municipality has a seat in the body that decides."""

    proposal: ProposalLine
    has_seat: bool


@dataclass(frozen=True)
class Unsigned:
    """A drafted agreement, and whose signature it misses."""

    agreement: AgreementLine
    waits_for_sso: bool
    waits_for_participant: bool
    waits_for_reader: bool


@dataclass(frozen=True)
class Bar:
    """One year in the small chart: how long it is, in units of the chart."""

    year: int
    cents: int
    length: int
    is_shown: bool
    kind: SettlementKind


@dataclass(frozen=True)
class Point:
    """A watchpoint in words: what is wrong and the way out."""

    line: WatchpointLine
    text: str


@dataclass(frozen=True)
class Paid:
    """What a municipality, or all together, owes over the last settled year."""

    year: int
    kind: SettlementKind
    cents: int
    is_proposed: bool
    budget_cents: int | None
    bars: tuple[Bar, ...]

    @property
    def is_final(self) -> bool:
        return self.kind == SettlementKind.FINAL

    @property
    def difference(self) -> int | None:
        """More than budgeted above zero; None where there is nothing to compare."""
        if not self.is_final or self.budget_cents is None:
            return None
        return self.cents - self.budget_cents

    @property
    def difference_size(self) -> int:
        return abs(self.difference or 0)


@dataclass(frozen=True)
class Share:
    """One participant in the table of the shared service organisation."""

    code: str
    name: str
    budget: ContributionLine | None
    final: ContributionLine | None

    @property
    def difference(self) -> int | None:
        """More than budgeted above zero."""
        if self.budget is None or self.final is None:
            return None
        return self.final.total_cents - self.budget.total_cents


@dataclass(frozen=True)
class Got:
    """What is in the base package, and what was chosen beside it."""

    base: PackageVersionLine | None
    agreements: tuple[AgreementLine, ...]

    @property
    def plus_count(self) -> int:
        return sum(len(agreement.taken) for agreement in self.agreements)

    @property
    def plus_names(self) -> tuple[str, ...]:
        """The plus services that were chosen, each once."""
        names = {one.service_name for line in self.agreements for one in line.taken}
        return tuple(sorted(names))


@dataclass(frozen=True)
class Change:
    """Who joins and who leaves on one day to come."""

    on: date
    joiners: tuple[ParticipationLine, ...]
    leavers: tuple[ParticipationLine, ...]


@dataclass(frozen=True)
class Opening:
    """The evidence of the opening page; `about` is the municipality, None: all participants."""

    about: ParticipantLine | None
    is_own: bool
    may_decide: bool
    proposals: tuple[Voter, ...]
    unsigned: tuple[Unsigned, ...]
    paid: Paid | None
    shares: tuple[Share, ...]
    got: Got
    decisions: tuple[DecisionReference, ...]
    members: int
    changes: tuple[Change, ...]
    left: ParticipationLine | None
    last_day: date | None
    points: tuple[Point, ...] = ()
    point_count: int = 0

    @property
    def need_count(self) -> int:
        return len(self.proposals) + len(self.unsigned)


def get_opening(
    *, actor: Actor, on: date, known_at: datetime | None, about: ParticipantLine | None = None
) -> Opening:
    """
    Return what the opening page shows on a day, as known at a moment.

    It is about one municipality or, without one, about all participants.
    """
    lines = organisation_queries.list_all_participations(known_at, on=on)
    left = _find_left(lines, about, on)
    code = about.code if about else None
    contributions = finance_queries.list_contributions(code=code, on=on, known_at=known_at)
    paid = _find_paid(contributions)
    points = _list_points(actor, about, on, known_at)
    return Opening(
        about=about,
        is_own=about is not None and about.id == actor.participant_id,
        may_decide=actor.role in DECIDERS,
        proposals=_list_voters(code, on, known_at),
        unsigned=_list_unsigned(actor, code, on),
        paid=paid,
        shares=_list_shares(contributions, paid.year) if paid and about is None else (),
        got=_get_got(code, on, known_at),
        decisions=governance_queries.list_decisions(on=on, known_at=known_at)[:SHOWN_DECISIONS],
        members=sum(_holds(line, on) for line in lines),
        changes=_list_changes(lines, on),
        left=left,
        last_day=left.ends_before - timedelta(days=1) if left and left.ends_before else None,
        points=tuple(Point(one, sentences.write(one.code, one.now.values))
                     for one in points[:SHOWN_POINTS]),
        point_count=len(points),
    )  # fmt: skip


def _list_points(
    actor: Actor, about: ParticipantLine | None, on: date, known_at: datetime | None
) -> list[WatchpointLine]:
    """
    Return the watchpoints that ask something of the reader.

    Who looks at the page of a municipality for the office sees what is asked of that municipality.
    """
    lines = accountability_queries.list_watchpoints(on=on, known_at=known_at)
    if about is None or about.id == actor.participant_id:
        return [line for line in lines if line.asks(actor.account_id, actor.role or "")]
    asking = (PointState.OPEN, PointState.TAKEN)
    return [line for line in lines if line.participant_id == about.id and line.state in asking]


def _holds(line: ParticipationLine, on: date) -> bool:
    return line.starts_on <= on and (line.ends_before is None or on < line.ends_before)


def _list_changes(lines: Iterable[ParticipationLine], on: date) -> tuple[Change, ...]:
    """Return the days after a day on which participants join or leave, the first one first."""
    known = tuple(lines)
    starts = {line.starts_on for line in known}
    ends = {line.ends_before for line in known if line.ends_before is not None}
    return tuple(
        Change(
            day,
            joiners=tuple(line for line in known if line.starts_on == day),
            leavers=tuple(line for line in known if line.ends_before == day),
        )
        for day in sorted(starts | ends)
        if day > on
    )


def _find_left(
    lines: Iterable[ParticipationLine], about: ParticipantLine | None, on: date
) -> ParticipationLine | None:
    """Return the last participation of a municipality, if it has ended by the day."""
    own = [line for line in lines if about and line.participant.code == about.code]
    if not own or any(line.ends_before is None or on < line.ends_before for line in own):
        return None
    return max(own, key=lambda line: line.starts_on)


def _list_voters(
    code: str | None, on: date, known_at: datetime | None
) -> tuple[Voter, ...]:
    proposals = governance_queries.list_open_proposals(on=on, known_at=known_at)
    own: set[str] = set()
    if code:
        seats = governance_queries.list_seats_of(code, on, known_at=known_at)
        own = {seat.body_code for seat in seats if seat.may_vote}
    return tuple(Voter(one, one.body_code in own) for one in proposals)


def _list_unsigned(actor: Actor, code: str | None, on: date) -> tuple[Unsigned, ...]:
    """Return the drafts of a municipality, or of all, that miss a signature."""
    side = Side.SSO if actor.is_sso else Side.PARTICIPANT
    return tuple(
        Unsigned(
            line, not line.has_signed(Side.SSO), not line.has_signed(Side.PARTICIPANT),
            waits_for_reader=actor.role in SIGNERS and not line.has_signed(side),
        )
        for line in catalogue_queries.list_unsigned()
        if line.drafted_on <= on and code in (None, line.participant_code)
    )  # fmt: skip


def _get_got(code: str | None, on: date, known_at: datetime | None) -> Got:
    versions = catalogue_queries.list_package_versions(on, known_at)
    agreements = tuple(
        line
        for line in catalogue_queries.list_agreements(on, known_at)
        if code in (None, line.participant_code)
    )
    base = next((one for one in versions if one.kind == PackageKind.BASE), None)
    return Got(base=base, agreements=agreements)


def _find_paid(lines: tuple[ContributionLine, ...]) -> Paid | None:
    """Return the last year that was settled, or else budgeted, beside the last six years."""
    sums: dict[tuple[int, SettlementKind], int] = {}
    proposed = {(one.year, one.kind) for one in lines if one.state == RunState.PROPOSED}
    for line in lines:
        sums[line.year, line.kind] = sums.get((line.year, line.kind), 0) + line.total_cents
    if not sums:
        return None
    final, budget = SettlementKind.FINAL, SettlementKind.BUDGET
    settled = [year for year, kind in sums if kind == final]
    year = max(settled or [year for year, _ in sums])
    kind = final if settled else budget
    shown = sorted({one for one, _ in sums})[-CHART_YEARS:]
    by_year = {one: sums.get((one, final), sums.get((one, budget), 0)) for one in shown}
    return Paid(
        year=year, kind=kind, cents=sums[year, kind], is_proposed=(year, kind) in proposed,
        budget_cents=sums.get((year, budget)), bars=_draw(by_year, year, set(settled)),
    )  # fmt: skip


def _draw(by_year: dict[int, int], shown: int, settled: Container[int] = ()) -> tuple[Bar, ...]:
    highest = max(map(abs, by_year.values())) or 1
    return tuple(
        Bar(
            year, cents, round(CHART_WIDTH * abs(cents) / highest),
            is_shown=year == shown,
            kind=SettlementKind.FINAL if year in settled else SettlementKind.BUDGET,
        )
        for year, cents in by_year.items()
    )  # fmt: skip


def _list_shares(lines: tuple[ContributionLine, ...], year: int) -> tuple[Share, ...]:
    names = {line.code: line.name for line in lines if line.year == year}
    found = {(line.code, line.kind): line for line in lines if line.year == year}
    return tuple(
        Share(
            code, name, found.get((code, SettlementKind.BUDGET)),
            found.get((code, SettlementKind.FINAL)),
        )
        for code, name in sorted(names.items())
    )  # fmt: skip
