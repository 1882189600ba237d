# SPDX-License-Identifier: EUPL-1.2
"""The finances of one partnership, told in the order in which things were recorded."""

from collections.abc import Callable
from datetime import date, timedelta

from bodemplaat.finance import actions
from bodemplaat.finance.demo import amounts
from bodemplaat.finance.demo.plans import CATEGORIES, FinancePlan, KeyPlan
from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import Actor, Role

ACCOUNTS = (("4000", "Kosten"), ("1500", "Te vorderen btw"), ("1600", "Crediteuren"))
TODAY = date(2014, 3, 15)


class Story:
    """The steps of one plan, sorted by the day on which they were recorded."""

    def __init__(self, world: DemoWorld, plan: FinancePlan) -> None:
        self.world, self.plan = world, plan
        self.steps: list[tuple[date, int, Callable[[date], None]]] = []
        self.waiting: dict[str, int] = {}
        self.runs: dict[tuple[int, SettlementKind], int] = {}

    def tell(self) -> None:
        """Lay the ground and take every step in order."""
        with tenancy.context(self.world.arrangements[self.plan.slug]):
            self._lay_ground(self.plan.founded_on)
            self._plan_steps()
            for day, _, step in sorted(self.steps, key=lambda item: item[:2]):
                step(day)
            self._leave_file()
        self.world.put(f"finance.{self.plan.slug}.runs", self.runs)

    def _controller(self, on: date) -> Actor:
        actor: Actor = self.world.actor(self.plan.slug, Role.SSO_CONTROLLER, on=on)
        return actor

    def _lay_ground(self, on: date) -> None:
        actor = self._controller(on)
        for code, name in ACCOUNTS:
            actions.register_account(code=code, name=name, actor=actor)
        for code, name in CATEGORIES.items():
            actions.register_category(code=code, name=name, actor=actor)
        for code, name in {key.code: key.name for key in self.plan.keys}.items():
            actions.register_key(code=code, name=name, actor=actor)
        for position, pool in enumerate(self.plan.pools, 1):
            actions.register_pool(
                code=pool.code, name=pool.name, position=position, kind=pool.kind,
                vat_regime=pool.vat_regime, scope=pool.scope, key_code=pool.key,
                service_code=pool.service, measure=pool.measure, note=pool.note,
                is_internal_for_owner=pool.is_internal_for_owner, actor=actor,
            )

    def _plan_steps(self) -> None:
        for key in self.plan.keys:
            self._plan_key(key)
        for year, day in self.plan.budget_on.items():
            self._plan_budget(year, 0, day)
        for year, day in self.plan.amended_on.items():
            self._plan_budget(year, 1, day)
        for year in range(self.plan.first, self.plan.last + 1):
            for quarter in range(1, 5):
                end = date(year + quarter // 4, 3 * quarter % 12 + 1, 20)
                self._add(end, self._book(year, quarter))
            self._plan_settlement(year)
        self._add(date(2010, 10, 21), self._book_twice)
        self._add(date(2010, 11, 12), self._take_back)

    def _add(self, day: date, step: Callable[[date], None]) -> None:
        self.steps.append((day, len(self.steps), step))

    def _add_decision(self, day: date, name: str, reference: str) -> None:
        """Let the right body decide on the proposal that an earlier step kept under a name."""

        def step(on: date) -> None:
            self.world.get("decide-proposal")(
                self.plan.slug, self.waiting.pop(name), on, reference
            )

        self._add(day, step)

    def _plan_key(self, key: KeyPlan) -> None:
        name = f"{key.code} {key.starts_on}"

        def step(day: date) -> None:
            row = actions.propose_key_version(
                key_code=key.code, kind=key.kind, starts_on=key.starts_on, reason=key.reason,
                components=key.components, proposed_on=day, is_assumption=True,
                actor=self._controller(day),
            )
            self.waiting[name] = row.proposal_id or 0

        self._add(key.proposed_on, step)
        self._add_decision(key.decided_on, name, f"DB {key.decided_on:%Y-%m} sleutel {key.code}")

    def _plan_budget(self, year: int, number: int, decided_on: date) -> None:
        name = f"begrotingswijziging {year}-{number}" if number else f"begroting {year}"

        def step(day: date) -> None:
            actor = self._controller(day)
            members = organisation_queries.list_participants_on(
                on=date(year, 1, 1), known_at=actor.at
            )
            text = f"Begroting {year}: de bedragen zijn bedacht voor de demo."
            codes = [member.code for member in members]
            row = actions.draft_budget(
                year=year, text=text, is_synthetic=True, actor=actor,
                lines=amounts.draw_budget(self.plan, year, codes, number),
            )
            self.waiting[name] = actions.propose_budget(
                budget_id=row.pk, proposed_on=day, actor=actor
            )

        self._add(max(decided_on - timedelta(days=42), self.plan.founded_on), step)
        body, month = self.plan.body, f"{decided_on:%Y-%m}"
        self._add_decision(decided_on, name, f"{body} {month} {name}")
        self._plan_run(year, SettlementKind.BUDGET, decided_on, f"bijdragen {year}-{number}")
        self._add_decision(
            decided_on, f"bijdragen {year}-{number}", f"{body} {month} bijdragen {year}-{number}"
        )

    def _plan_run(self, year: int, kind: SettlementKind, on: date, name: str) -> None:
        def step(day: date) -> None:
            row = actions.propose_settlement(
                year=year, kind=kind, as_of=date(year, 12, 31), proposed_on=day,
                is_synthetic=True, actor=self._controller(day),
            )
            self.runs[year, kind] = row.pk
            self.waiting[name] = row.steps.get().proposal_id

        self._add(on, step)

    def _plan_settlement(self, year: int) -> None:
        name, decided_on = f"afrekening {year}", date(year + 1, 6, 23)
        self._plan_run(year, SettlementKind.FINAL, date(year + 1, 3, 10), name)
        if decided_on <= TODAY:
            self._add_decision(decided_on, name, f"{self.plan.body} {decided_on:%Y-%m} {name}")
            self._add(decided_on + timedelta(days=7), self._close(year))

    def _close(self, year: int) -> Callable[[date], None]:
        def step(day: date) -> None:
            actions.close_year(year=year, actor=self._controller(day))

        return step

    def _book(self, year: int, quarter: int) -> Callable[[date], None]:
        def step(day: date) -> None:
            last = date(year, 3 * quarter, 28)
            first = date(year, 3 * quarter - 2, 1)
            members = organisation_queries.list_participants_on(on=last)
            joined = organisation_queries.list_all_participations()
            joiners = [
                line.participant.code for line in joined
                if first <= line.starts_on <= last and year > self.plan.first
            ]
            rows = amounts.draw_quarter(
                self.plan, year, quarter, [member.code for member in members], joiners
            )
            actions.import_journal(
                content=amounts.write_csv(rows), year=year, actor=self._controller(day),
                source=f"boekingen {year} kwartaal {quarter}.csv", is_synthetic=True,
            )

        return step

    def _book_twice(self, day: date) -> None:
        """Post an invoice that was booked before; a later step takes it back."""
        pool = self.plan.pools[0].code
        content = (
            f"{amounts.HEADER}\n12-10-2010;{pool};verbindingen;"
            "Glasvezel, factuur die al in de kwartaalboeking zat;4.812,40;914,36;;1010-900\n"
        )
        journal = actions.import_journal(
            content=content.encode(), year=2010, source="losse factuur.csv", is_synthetic=True,
            actor=self._controller(day),
        )
        self.waiting["factuur"] = journal.seq

    def _leave_file(self) -> None:
        """Leave a file to the worker in which one pool was mistyped: it will refuse the whole."""
        pool = self.plan.pools[0].code
        rows = (
            f"04-02-2014;{pool};verbindingen;Storing verholpen (verzonnen);812,40;170,60;;2014-31",
            f"18-02-2014;{pool}x;verbindingen;Storing verholpen (verzonnen);96,00;20,16;;2014-32",
        )
        job_id = actions.submit_journal_file(
            content="\n".join([amounts.HEADER, *rows]).encode(), year=2014,
            source="facturen februari 2014.csv", key="facturen februari 2014",
            mapping={}, actor=self._controller(TODAY),
        )
        self.world.put(f"work.{self.plan.slug}", job_id)

    def _take_back(self, day: date) -> None:
        actions.reverse_journal(
            seq=self.waiting.pop("factuur"), booked_on=day, reason="dubbel geboekt",
            actor=self._controller(day),
        )
