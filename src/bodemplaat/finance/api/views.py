# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from bodemplaat.finance import actions, queries
from bodemplaat.finance.api import serializers
from bodemplaat.finance.values import KeyKind, SettlementKind
from bodemplaat.foundation.api.problems import NotThere
from bodemplaat.foundation.api.views import Acting, DetailView, ListView
from bodemplaat.kernel.refusals import Refusal

YEARS = range(1900, 2200)
ABSENT: tuple[type[Refusal], ...] = (
    queries.NothingBooked, queries.NoSettlement, queries.UnknownRun, queries.UnknownKey,
    queries.UnknownBudget, queries.JournalNotFound,
)


def _get_shown(view: Any, year: int, kind: str) -> queries.Shown:
    """Return a settlement: the adopted one, or computed anew where the asker gives dates."""
    if year not in YEARS or kind not in list(SettlementKind):
        raise NotThere()
    return queries.get_shown(
        year=year, kind=SettlementKind(kind), on=view.as_of, as_of=view.asked.get("as_of"),
        known_at=view.known_at,
    )  # fmt: skip


class JournalList(ListView):
    """The journals of a year, each with its place in the chain."""

    reads, answer, order = "listJournals", serializers.Journal, ("seq",)
    query = serializers.JournalQuery

    def list_lines(self) -> Iterable[Any]:
        year = self.asked.get("year") or self.as_of.year
        return queries.list_journals(year=year, known_at=self.known_at)


class JournalDetail(DetailView):
    """One journal."""

    reads, answer, absent = "getJournal", serializers.Journal, ABSENT

    def find(self, seq: int) -> Any:
        return queries.get_journal_line(seq=seq, known_at=self.known_at)


class EntryList(ListView):
    """The lines of a journal; together they are nought."""

    reads, answer, order = "listEntries", serializers.Entry, ("row",)

    def list_lines(self, seq: int) -> Iterable[Any]:
        try:
            line = queries.get_journal_line(seq=seq, known_at=self.known_at)
        except queries.JournalNotFound as refusal:
            raise NotThere() from refusal
        return queries.list_journal_entries(journal_id=line.id)


class KeyList(ListView):
    """The keys with their versions through time."""

    reads, answer, order = "listKeys", serializers.Key, ("code",)

    def list_lines(self) -> Iterable[Any]:
        found = queries.list_key_overviews(on=self.as_of, known_at=self.known_at)
        return [_describe(one) for one in found]


class KeyDetail(DetailView):
    """One key with its versions through time."""

    reads, answer, absent = "getKey", serializers.Key, ABSENT

    def find(self, code: str) -> Any:
        found = queries.get_key_overview(code=code, on=self.as_of, known_at=self.known_at)
        return _describe(found)


def _describe(key: queries.KeyOverview) -> dict[str, Any]:
    return {
        "code": key.code, "name": key.name, "versions": key.versions,
        "pool_codes": [pool.code for pool in key.pools],
        "proposal_ids": [line.id for line in key.proposals],
    }  # fmt: skip


class KeyShareList(ListView):
    """What each participant bears by a key on the day, as exact fractions."""

    reads, answer, order = "listKeyShares", serializers.KeyShare, ("code",)
    can_refuse = True

    def list_lines(self, code: str) -> Iterable[Any]:
        try:
            found = queries.get_key_overview(code=code, on=self.as_of, known_at=self.known_at)
        except queries.UnknownKey as refusal:
            raise NotThere() from refusal
        version = found.find_version(self.as_of)
        if version is None:
            return ()
        return queries.compute_key_shares(version, on=self.as_of, known_at=self.known_at)


class KeyPropose(Acting):
    """The proposed versions of a key."""

    acts, thing = "proposeKeyVersion", KeyDetail
    body, made = serializers.KeyBody, serializers.KeyProposed

    def act(self, data: dict[str, Any], code: str) -> tuple[Any, str]:
        """Propose what a key holds from a day on; it waits for the body that decides on keys."""
        parts = tuple(
            (one["measure"], one["percentage"]) for one in data.pop("components", ())
        )
        data["kind"] = KeyKind(data["kind"])
        row = actions.propose_key_version(
            key_code=code, components=parts, actor=self.actor, **data
        )
        made = queries.get_proposed_key(row_id=row.pk, on=self.as_of)
        proposal_id = made.proposal.id if made.proposal else None
        address = self.get_address("finance-api:key-detail", code=code)
        return {"id": row.pk, "proposal_id": proposal_id}, address


class BudgetList(ListView):
    """Every budget and its changes, with state and decision."""

    reads, answer, order = "listBudgets", serializers.Budget, ("-year", "number", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_budget_versions(on=self.as_of, known_at=self.known_at)


class BudgetDetail(DetailView):
    """One version of a budget with its lines, beside what was booked."""

    reads, answer, absent = "getBudget", serializers.BudgetWithPools, ABSENT

    def find(self, id: int) -> Any:
        found = queries.get_budget_version(
            budget_id=id, on=self.as_of, known_at=self.known_at
        )
        return {"budget": found, "pools": queries.list_budget_pools(version=found)}


class SettlementList(ListView):
    """Every year that was settled or can be, with its state and decision."""

    reads, answer, order = "listSettlements", serializers.SettlementYear, ("-year", "kind")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_settlement_years(on=self.as_of, known_at=self.known_at)


class SettlementDetail(DetailView):
    """A settled year: what each participant owes, line by line."""

    reads, answer, absent = "getSettlement", serializers.Settlement, ABSENT
    can_refuse = True

    def find(self, year: int, kind: str) -> Any:
        return _get_shown(self, year, kind)


class SettlementPropose(Acting):
    """The proposed settlements of a year."""

    acts = "proposeSettlement"
    body, made = serializers.SettlementBody, serializers.Run

    def act(self, data: dict[str, Any], year: int, kind: str) -> tuple[Any, str]:
        """Settle a year, pin its inputs and result, and propose it to the body that adopts it."""
        if year not in YEARS or kind not in list(SettlementKind):
            raise NotThere()
        wanted = SettlementKind(kind)
        try:
            settled = queries.compute_settlement(year=year, kind=wanted)
        except ABSENT as refusal:
            raise NotThere() from refusal
        row = actions.propose_settlement(
            year=year, kind=wanted, as_of=settled.input.as_of, actor=self.actor, **data
        )
        made = next(run for run in queries.list_runs(year=year, kind=wanted) if run.id == row.pk)
        address = self.get_address("finance-api:settlement-detail", year=year, kind=kind)
        return made, address


class ContributionList(ListView):
    """What participants owed per year, in settlements in force or proposed until the day."""

    reads, answer = "listContributions", serializers.ContributionOfYear
    query, order = serializers.ContributionQuery, ("-year", "kind", "code")

    def list_lines(self) -> Iterable[Any]:
        kind = self.asked.get("kind")
        return queries.list_contributions(
            code=self.asked.get("participant_code"), on=self.as_of, known_at=self.known_at,
            kind=SettlementKind(kind) if kind else None,
        )  # fmt: skip


class ContributionDetail(DetailView):
    """What one participant owes for a year, line by line."""

    reads, answer, absent = "getContribution", serializers.Contribution, ABSENT
    can_refuse = True

    def find(self, year: int, kind: str, code: str) -> Any:
        return _get_shown(self, year, kind).settlement.find(code)


class ContributionExplain(DetailView):
    """
    Why a contribution, or one line of it, is what it is, down to source lines.

    Every amount is the sum of its parts, checked before it is sent.
    """

    reads, answer, absent = "explainContribution", serializers.ExplanationNode, ABSENT
    query = serializers.ExplanationQuery
    can_refuse = True

    def find(self, year: int, kind: str, code: str) -> Any:
        settled = _get_shown(self, year, kind).settlement
        if settled.find(code) is None:
            return None
        return queries.explain_settled(settled, code=code, line=self.asked.get("line"))
