# SPDX-License-Identifier: EUPL-1.2
"""One catalogue, told in the order in which things were recorded."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from bodemplaat.catalogue import actions, queries
from bodemplaat.catalogue.demo.agreements import AgreementStory
from bodemplaat.catalogue.demo.choices import ChoiceStory
from bodemplaat.catalogue.demo.orders import OrderStory
from bodemplaat.catalogue.demo.plans import (
    DECK,
    INVENTED,
    NORMS,
    TASK_NAMES,
    TASKS,
    CataloguePlan,
    CharterPlan,
    PricePlan,
    VersionPlan,
)
from bodemplaat.catalogue.values import (
    CharterDraft,
    PackageDraft,
    PackageKind,
    PriceDraft,
    Proposed,
    Unit,
)
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionKind
from bodemplaat.kernel import money
from bodemplaat.organisations.values import Actor, Role

UNITS = {
    Unit.WORKPLACE: "werkplek", Unit.ACCOUNT: "account", Unit.DEVICE: "apparaat",
    Unit.CONNECTION: "aansluiting", Unit.PARTICIPANT: "deelnemer",
}  # fmt: skip
Step = Callable[[date], None]


class Story:
    """The steps of one plan, sorted by the day on which they were recorded."""

    def __init__(self, world: DemoWorld, plan: CataloguePlan) -> None:
        self.world, self.plan = world, plan
        self.names = {service.code: service.name for service in plan.services}
        self.numbers: dict[tuple[str, date], Iterator[int]] = defaultdict(lambda: count(1))
        self.steps: list[tuple[date, int, Step]] = []

    def tell(self) -> None:
        """Register what there is, and take every step in order."""
        plan = self.plan
        self._register()
        for version in plan.versions:
            self.add(version.decided_on - timedelta(days=14), self._decide_version(version))
        for price in plan.prices:
            for year in price.euros:
                self.add(self._decided_on(year) - timedelta(days=14), self._decide(price, year))
        for charter in plan.charters:
            self.add(charter.decided_on - timedelta(days=14), self._decide_charter(charter))
        choices = ChoiceStory(self.world, plan, self.add, self._decide_now)
        choices.plan_steps()
        orders = OrderStory(self.world, plan, self.add)
        orders.plan_steps()
        agreements = AgreementStory(self.world, plan, self.add)
        agreements.plan_steps()
        self.add(date(2014, 3, 3), self._leave_open)
        self.add(date(2014, 3, 10), self._publish)
        for day, _, step in sorted(self.steps, key=lambda item: item[:2]):
            step(day)
        self.world.put(f"catalogue.{plan.slug}.agreements", agreements.ids)
        for name in ("orders", "wishes", "standards"):
            self.world.put(f"catalogue.{plan.slug}.{name}", getattr(orders, name))
        chosen = queries.list_chosen_on(date(2014, 3, 15))
        self.world.put(f"catalogue.{plan.slug}.chosen", [line.id for line in chosen])
        waiting = agreements.ids[plan.waiting, 2014]
        self.world.put(f"catalogue.{plan.slug}.unsigned", (plan.waiting, waiting))

    def add(self, day: date, step: Step) -> None:
        """Take a step on a day, but not before the organisation existed."""
        self.steps.append((max(day, self.plan.founded_on), len(self.steps), step))

    def _actor(self, role: Role, on: date) -> Actor:
        return self.world.actor(self.plan.slug, role, on=on)  # type: ignore[no-any-return]

    def _decide_now(self, proposed: Proposed, kind: DecisionKind, on: date) -> None:
        body = governance_queries.get_rule(kind=kind, on=on).body_code
        number = next(self.numbers[body, on])
        reference = f"{body} {on:%Y-%m-%d}/{number}"
        decide = self.world.get("decide-proposal")
        decide(self.plan.slug, proposed.governance_proposal_id, on, reference)

    def _decided_on(self, year: int) -> date:
        return max(date(year - 1, 11, 12), self.plan.founded_on + timedelta(days=14))

    def _register(self) -> None:
        actor = self._actor(Role.SSO_DIRECTOR, self.plan.founded_on)
        slug = self.plan.slug
        services = {
            service.code: actions.register_service(
                code=service.code, name=service.name, description=service.description,
                principal=service.principal, perspective=service.perspective, source=TASKS,
                is_assumption=True, actor=actor,
            )
            for service in self.plan.services
        }  # fmt: skip
        packages = {
            code: actions.register_package(
                code=code, name=name, kind=PackageKind.BASE if code == "basis" else
                PackageKind.PLUS, description=description, source=INVENTED, is_assumption=True,
                actor=actor,
            )
            for code, (name, description) in self.plan.packages.items()
        }  # fmt: skip
        name = {"iszf": "ISZF", "equalit": "Equalit"}[slug]
        for position, code in enumerate(self.plan.tasks, 1):
            actions.register_task(
                code=code, name=TASK_NAMES[code], position=position,
                source=f"{DECK}, takenpakket {name}", actor=actor,
            )  # fmt: skip
        for norm in NORMS:
            actions.register_norm(
                code=norm.code, name=norm.name, unit=norm.unit, direction=norm.direction,
                service_code=norm.service, source=INVENTED, is_assumption=True, actor=actor,
            )  # fmt: skip
        self.world.put(f"catalogue.{slug}.services", services)
        self.world.put(f"catalogue.{slug}.packages", packages)

    def _propose_version(self, version: VersionPlan, title: str, day: date) -> Proposed:
        return actions.propose_package_version(
            draft=PackageDraft(
                package_code=version.package, contents=tuple(version.contents.items()),
                starts_on=version.starts_on, source=INVENTED, is_assumption=True,
            ),
            title=title, text=version.why, proposed_on=day,
            actor=self._actor(Role.SSO_DIRECTOR, day),
        )  # fmt: skip

    def _decide_version(self, version: VersionPlan) -> Step:
        def propose(day: date) -> None:
            title = f"{self.plan.packages[version.package][0]} {version.starts_on.year}"
            proposed = self._propose_version(version, title, day)
            self._decide_now(proposed, DecisionKind.PACKAGE, version.decided_on)

        return propose

    def _name_price(self, price: PricePlan, year: int, euros: str | None) -> str:
        start = "Prijs" if euros else "Geen eigen prijs meer voor"
        return f"{start} {self.names[price.service].lower()} {year}"

    def _propose_price(
        self, price: PricePlan, year: int, euros: str | None, day: date
    ) -> Proposed:
        what = "De dienst gaat naar het basispakket"
        if euros:
            what = f"€ {euros} per {UNITS[price.unit]} per jaar, zonder btw"
        return actions.propose_price(
            draft=PriceDraft(
                service_code=price.service, unit=price.unit,
                cents_per_unit=money.parse_cents(euros) if euros else None,
                starts_on=date(year, 1, 1),
                source=INVENTED, is_assumption=True,
            ),
            title=self._name_price(price, year, euros), proposed_on=day,
            text=f"{what}, vanaf 1 januari {year}.",
            actor=self._actor(Role.SSO_CONTROLLER, day),
        )  # fmt: skip

    def _decide(self, price: PricePlan, year: int) -> Step:
        def propose(day: date) -> None:
            proposed = self._propose_price(price, year, price.euros[year], day)
            self._decide_now(proposed, DecisionKind.PRICE, self._decided_on(year))

        return propose

    def _decide_charter(self, charter: CharterPlan) -> Step:
        def propose(day: date) -> None:
            title = f"Dienstverleningshandvest {charter.starts_on.year}"
            proposed = actions.propose_charter(
                draft=CharterDraft(
                    title=title, text=charter.text,
                    norms=tuple((code, Decimal(value)) for code, value in charter.norms.items()),
                    starts_on=charter.starts_on, source=INVENTED, is_assumption=True,
                ),
                title=title,
                text="De algemene voorwaarden voor alle deelnemers.", proposed_on=day,
                actor=self._actor(Role.SSO_DIRECTOR, day),
            )  # fmt: skip
            self._decide_now(proposed, DecisionKind.CHARTER, charter.decided_on)

        return propose

    def _publish(self, day: date) -> None:
        actions.publish_catalogue(
            shown_on=day, shows_prices=self.plan.shows_prices, on=day,
            actor=self._actor(Role.SSO_DIRECTOR, day),
        )  # fmt: skip

    def _leave_open(self, day: date) -> None:
        slug, price = self.plan.slug, self.plan.prices[0 if self.plan.slug == "equalit" else -1]
        euros = "2.175,00" if slug == "equalit" else "168,00"
        opened = self._propose_price(price, 2015, euros, day)
        self.world.put(f"catalogue.{slug}.open-price", opened)
