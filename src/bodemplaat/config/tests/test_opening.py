# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest

from bodemplaat.config import opening
from bodemplaat.finance.values import ContributionLine, RunState, SettlementKind
from bodemplaat.organisations.values import ParticipantLine, ParticipationLine, Relation

MERGER = date(2011, 1, 1)
BUDGET, FINAL = SettlementKind.BUDGET, SettlementKind.FINAL


def contribution(
    year: int, kind: SettlementKind, cents: int, code: str = "0064"
) -> ContributionLine:
    return ContributionLine(
        year=year, kind=kind, state=RunState.ADOPTED, code=code, name=code,
        net_cents=cents, vat_cents=0, total_cents=cents,
    )  # fmt: skip


def participation(
    code: str, starts_on: date, ends_before: date | None = None
) -> ParticipationLine:
    participant = ParticipantLine(id=int(code), code=code, name=code, is_owner=True)
    return ParticipationLine(
        id=int(code), participant=participant,
        starts_on=starts_on, ends_before=ends_before, relation=Relation.OWNER, source="test",
        is_assumption=False, end_source="", is_end_assumption=False, successor_code=None,
        recorded_at=datetime(2004, 1, 1, tzinfo=UTC), recorded_by="Test", reason="",
    )  # fmt: skip


def municipality(code: str | None) -> ParticipantLine | None:
    return ParticipantLine(id=1, code=code, name=code, is_owner=True) if code else None


class TestPaid:
    def test_shows_the_last_year_that_was_settled_beside_its_budget(self) -> None:
        lines = (
            contribution(2009, FINAL, 90_00),
            contribution(2010, BUDGET, 100_00),
            contribution(2010, FINAL, 104_50),
            contribution(2011, BUDGET, 110_00),
        )

        paid = opening._find_paid(lines)

        assert paid is not None
        assert (paid.year, paid.cents, paid.difference) == (2010, 104_50, 4_50)
        assert [(bar.year, bar.cents) for bar in paid.bars] == [
            (2009, 90_00), (2010, 104_50), (2011, 110_00),
        ]  # fmt: skip

    def test_compares_nothing_before_the_first_settlement(self) -> None:
        paid = opening._find_paid((contribution(2010, BUDGET, 100_00),))

        assert paid is not None
        assert paid.difference is None
        assert not paid.is_final

    def test_adds_up_the_participants_for_who_serves_them_all(self) -> None:
        lines = (contribution(2010, FINAL, 1_00), contribution(2010, FINAL, 2_00, "0104"))

        paid = opening._find_paid(lines)

        assert paid is not None
        assert paid.cents == 3_00

    def test_is_absent_where_nothing_was_settled_or_budgeted(self) -> None:
        assert opening._find_paid(()) is None

    def test_draws_bars_in_proportion_and_survives_zero(self) -> None:
        drawn = opening._draw({2009: 50, 2010: 100}, 2010)
        nothing = opening._draw({2010: 0}, 2010)

        assert [bar.length for bar in drawn] == [50, 100]
        assert [bar.length for bar in nothing] == [0]


class TestChanges:
    MEMBERS = (
        participation("0064", date(2004, 1, 1), MERGER),
        participation("0104", date(2004, 1, 1), MERGER),
        participation("1900", MERGER),
    )

    def test_bring_who_joins_and_who_leaves_on_one_day_together(self) -> None:
        changes = opening._list_changes(self.MEMBERS, date(2010, 11, 1))

        assert [change.on for change in changes] == [MERGER]
        assert [line.participant.code for line in changes[0].joiners] == ["1900"]
        assert [line.participant.code for line in changes[0].leavers] == ["0064", "0104"]

    def test_are_over_on_the_day_itself(self) -> None:
        assert opening._list_changes(self.MEMBERS, MERGER) == ()

    @pytest.mark.parametrize(
        ("code", "on", "has_left"),
        [
            ("0064", date(2010, 12, 31), False),
            ("0064", MERGER, True),
            ("1900", MERGER, False),
            (None, MERGER, False),
        ],
    )
    def test_tell_a_reader_whose_organisation_left(
        self, code: str | None, on: date, has_left: bool
    ) -> None:
        found = opening._find_left(self.MEMBERS, municipality(code), on)

        assert (found is not None) == has_left
