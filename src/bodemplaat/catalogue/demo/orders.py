# SPDX-License-Identifier: EUPL-1.2
"""Orders in several states, wishes of one participant, and proposed standards; all invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bodemplaat.catalogue import actions
from bodemplaat.catalogue.demo.plans import INVENTED, CataloguePlan
from bodemplaat.catalogue.values import (
    EstimateDraft,
    Level,
    OwnItemDraft,
    PackageDraft,
    Unit,
)
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.kernel import money
from bodemplaat.organisations.values import Actor, Role

Step = Callable[[date], None]


@dataclass(frozen=True, kw_only=True)
class OrderPlan:
    """One order and how far it came."""

    participant: str
    offering: str
    quantity: int
    on: date
    until: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class WishPlan:
    """One item of a participant's own and how far it came."""

    participant: str
    name: str
    description: str
    unit: Unit
    quantity: int
    on: date
    starts_on: date
    euros: str = ""
    until: str = "agreed"


@dataclass(frozen=True, kw_only=True)
class StandardPlan:
    """Proposed contents of the base, what they cost more, and the places that they got."""

    service: str
    level: Level
    starts_on: date
    euros: str
    why: str
    ranks: tuple[tuple[str, int], ...]


LIMITS = {"iszf": (("1900", "2.500,00"), ("0072", "1.000,00")),
          "equalit": (("0826", "5.000,00"), ("0809", "500,00"))}  # fmt: skip
ORDERS = {
    "iszf": (
        OrderPlan(participant="1900", offering="mobiel-standaard", quantity=12,
                  on=date(2013, 4, 8), until="closed", note="Voor de wijkteams."),
        OrderPlan(participant="1900", offering="mobiel-uitgebreid", quantity=4,
                  on=date(2014, 2, 10), until="assigned", note="Voor de buitendienst."),
        OrderPlan(participant="0072", offering="mobiel-standaard", quantity=8,
                  on=date(2014, 3, 10), until="waiting", note="Voor het college."),
        OrderPlan(participant="0072", offering="werkplek-uitgebreid", quantity=2,
                  on=date(2014, 3, 3), until="submitted"),
        OrderPlan(participant="0140", offering="werkplek-standaard", quantity=3,
                  on=date(2014, 3, 12), until="draft"),
        OrderPlan(participant="0140", offering="mobiel-uitgebreid", quantity=20,
                  on=date(2013, 9, 2), until="rejected", note="Voor de hele raad."),
    ),
    "equalit": (
        OrderPlan(participant="0826", offering="mobiel-standaard", quantity=15,
                  on=date(2013, 6, 3), until="closed", note="Voor de raad."),
        OrderPlan(participant="0826", offering="mobiel-uitgebreid", quantity=6,
                  on=date(2014, 3, 4), until="assigned"),
        OrderPlan(participant="0809", offering="mobiel-standaard", quantity=9,
                  on=date(2014, 3, 11), until="waiting", note="Voor de griffie."),
        OrderPlan(participant="0809", offering="mobiel-standaard", quantity=1,
                  on=date(2014, 2, 3), until="delivered"),
        OrderPlan(participant="0879", offering="werkplek-uitgebreid", quantity=5,
                  on=date(2013, 11, 4), until="withdrawn"),
        OrderPlan(participant="0798", offering="werkplek-standaard", quantity=2,
                  on=date(2014, 3, 13), until="draft"),
    ),
}  # fmt: skip
WISHES = {
    "iszf": (
        WishPlan(participant="1900", name="Schermen in de publiekshal", unit=Unit.SITE,
                 description="Wachttijden en nieuws in drie hallen.", quantity=3,
                 on=date(2012, 10, 1), starts_on=date(2013, 1, 1), euros="640,00"),
        WishPlan(participant="0072", name="Marifoonkoppeling havendienst", unit=Unit.CONNECTION,
                 description="De havendienst belt via de marifoon.", quantity=1,
                 on=date(2014, 2, 17), starts_on=date(2014, 7, 1), euros="1.890,00",
                 until="priced"),
    ),
    "equalit": (
        WishPlan(participant="0824", name="Digitaal loket voor verenigingen",
                 unit=Unit.APPLICATION, description="Zalen en velden reserveren.", quantity=1,
                 on=date(2012, 9, 3), starts_on=date(2013, 1, 1), euros="2.350,00"),
        WishPlan(participant="0798", name="Kassakoppeling zwembad", unit=Unit.CONNECTION,
                 description="De kassa van het zwembad boekt in de administratie.", quantity=1,
                 on=date(2014, 3, 5), starts_on=date(2014, 9, 1), until="asked"),
    ),
}  # fmt: skip
STANDARDS = {
    "iszf": (
        StandardPlan(service="back-up", level=Level.EXTENDED, starts_on=date(2015, 1, 1),
                     euros="18.500,00", why="Ieder uur een kopie in plaats van iedere nacht.",
                     ranks=(("0072", 2), ("0140", 1), ("1900", 2))),
        StandardPlan(service="servicedesk", level=Level.EXTENDED, starts_on=date(2015, 7, 1),
                     euros="41.000,00", why="De servicedesk ook op zaterdag.",
                     ranks=(("0072", 1), ("0140", 2), ("1900", 1))),
    ),
    "equalit": (
        StandardPlan(service="back-up", level=Level.EXTENDED, starts_on=date(2015, 1, 1),
                     euros="26.400,00", why="Ieder uur een kopie in plaats van iedere nacht.",
                     ranks=(("0824", 1), ("0879", 1))),
        StandardPlan(service="printen", level=Level.EXTENDED, starts_on=date(2015, 7, 1),
                     euros="9.750,00", why="Afdrukken volgt de medewerker naar elk gebouw.",
                     ranks=()),
    ),
}  # fmt: skip
BOUGHT = ("waiting", "submitted", "assigned", "delivered", "closed", "rejected")


class OrderStory:
    """What was ordered, asked for and proposed as standard."""

    def __init__(
        self, world: DemoWorld, plan: CataloguePlan, add: Callable[[date, Step], None]
    ) -> None:
        self.world, self.plan, self.add = world, plan, add
        self.orders: list[int] = []
        self.wishes: list[int] = []
        self.standards: list[int] = []

    def plan_steps(self) -> None:
        """Plan limits, orders, wishes and proposals."""
        slug = self.plan.slug
        for code, euros in LIMITS[slug]:
            self.add(date(2012, 12, 3), self._set_limit(code, euros))
        for order in ORDERS[slug]:
            self.add(order.on, self._order(order))
        for wish in WISHES[slug]:
            self.add(wish.on, self._ask(wish))
        for standard in STANDARDS[slug]:
            self.add(date(2014, 2, 24), self._propose(standard))
        self.add(date(2014, 3, 7), self._rank)

    def _actor(self, role: Role, on: date, code: str | None = None) -> Actor:
        return self.world.actor(self.plan.slug, role, code, on=on)  # type: ignore[no-any-return]

    def _set_limit(self, code: str, euros: str) -> Step:
        def set_limit(day: date) -> None:
            actions.set_order_limit(
                participant_code=code, most_cents=money.parse_cents(euros),
                starts_on=date(2013, 1, 1), actor=self._actor(Role.SECRETARY, day, code),
            )  # fmt: skip

        return set_limit

    def _order(self, plan: OrderPlan) -> Step:
        def order(day: date) -> None:
            code = plan.participant
            buyer = self._actor(Role.CONTRACT_MANAGER, day, code)
            pk = actions.draft_order(
                participant_code=code, offering_code=plan.offering, quantity=plan.quantity,
                note=plan.note, on=day, actor=buyer, source=INVENTED, is_assumption=True,
            )  # fmt: skip
            self.orders.append(pk)
            if plan.until in BOUGHT:
                state = actions.submit_order(order_id=pk, on=day, actor=buyer)
                if state == "waiting" and plan.until != "waiting":
                    self._answer(plan, pk, day + timedelta(days=2))
            if plan.until == "withdrawn":
                actions.withdraw_order(
                    order_id=pk, reason="De afdeling verhuist pas later.", on=day, actor=buyer
                )
            if plan.until in ("assigned", "delivered", "closed"):
                self._deliver(plan, pk, day + timedelta(days=4))

        return order

    def _answer(self, plan: OrderPlan, pk: int, day: date) -> None:
        secretary = self._actor(Role.SECRETARY, day, plan.participant)
        if plan.until == "rejected":
            actions.reject_order(
                order_id=pk, reason="De raad beslist eerst over zijn werkwijze.", on=day,
                actor=secretary,
            )  # fmt: skip
        else:
            actions.approve_order(order_id=pk, on=day, actor=secretary)

    def _deliver(self, plan: OrderPlan, pk: int, day: date) -> None:
        office = self._actor(Role.ACCOUNT_MANAGER, day)
        actions.assign_order(order_id=pk, assignee="Team werkplekken", on=day, actor=office)
        if plan.until == "assigned":
            return
        later = day + timedelta(days=9)
        office = self._actor(Role.ACCOUNT_MANAGER, later)
        actions.record_delivery(order_id=pk, delivered_on=later, on=later, actor=office)
        if plan.until == "closed":
            buyer = self._actor(Role.CONTRACT_MANAGER, later, plan.participant)
            actions.close_order(order_id=pk, on=later, actor=buyer)

    def _ask(self, plan: WishPlan) -> Step:
        def ask(day: date) -> None:
            code = plan.participant
            pk = actions.propose_own_item(
                participant_code=code, asked_on=day,
                draft=OwnItemDraft(
                    name=plan.name, description=plan.description, unit=plan.unit,
                    quantity=plan.quantity, starts_on=plan.starts_on, source=INVENTED,
                    is_assumption=True,
                ),
                actor=self._actor(Role.CONTRACT_MANAGER, day, code),
            )  # fmt: skip
            self.wishes.append(pk)
            if not plan.euros:
                return
            later = day + timedelta(days=10)
            actions.set_own_price(
                item_id=pk, unit_cents=money.parse_cents(plan.euros), term_days=45,
                actor=self._actor(Role.SSO_CONTROLLER, later),
            )  # fmt: skip
            if plan.until == "agreed":
                for role, owner in ((Role.SSO_DIRECTOR, None), (Role.SECRETARY, code)):
                    actor = self._actor(role, later, owner)
                    actions.sign_own_item(item_id=pk, signed_on=later, actor=actor)

        return ask

    def _propose(self, plan: StandardPlan) -> Step:
        def propose(day: date) -> None:
            held = dict(
                next(
                    one.contents for one in reversed(self.plan.versions)
                    if one.package == "basis" and one.starts_on <= day
                )
            )  # fmt: skip
            proposed = actions.propose_package_version(
                draft=PackageDraft(
                    package_code="basis",
                    contents=tuple((held | {plan.service: plan.level}).items()),
                    starts_on=plan.starts_on, source=INVENTED, is_assumption=True,
                ),
                title=f"{self.plan.packages['basis'][0]} {plan.starts_on.year}: {plan.service}",
                text=plan.why, proposed_on=day,
                estimate=EstimateDraft(
                    yearly_cents=money.parse_cents(plan.euros), measure="inhabitants",
                    reference_on=date(2014, 1, 1),
                ),
                actor=self._actor(Role.SSO_DIRECTOR, day),
            )  # fmt: skip
            self.standards.append(proposed.id)

        return propose

    def _rank(self, day: date) -> None:
        for proposal_id, plan in zip(self.standards, STANDARDS[self.plan.slug], strict=True):
            for code, rank in plan.ranks:
                actions.set_rank(
                    proposal_id=proposal_id, participant_code=code, rank=rank, ranked_on=day,
                    actor=self._actor(Role.SECRETARY, day, code),
                )  # fmt: skip
