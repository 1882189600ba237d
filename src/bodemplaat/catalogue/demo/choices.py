# SPDX-License-Identifier: EUPL-1.2
"""Levels, variants and limits of one arrangement, and what its participants chose."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from bodemplaat.catalogue import actions
from bodemplaat.catalogue.demo.offerings import LIMITS, OFFERINGS, PROCESSES
from bodemplaat.catalogue.demo.plans import (
    INVENTED,
    CataloguePlan,
    ChosenPlan,
    LimitPlan,
    OfferingPlan,
    TermsPlan,
)
from bodemplaat.catalogue.values import (
    ChoiceDraft,
    LimitDraft,
    OfferingKind,
    Proposed,
    TermsDraft,
)
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance.values import DecisionKind
from bodemplaat.kernel import money
from bodemplaat.organisations.values import Actor, Role

Step = Callable[[date], None]


class ChoiceStory:
    """What could be chosen, and who chose it."""

    def __init__(
        self, world: DemoWorld, plan: CataloguePlan, add: Callable[[date, Step], None],
        decide: Callable[[Proposed, DecisionKind, date], None],
    ) -> None:  # fmt: skip
        self.world, self.plan, self.add, self.decide = world, plan, add, decide
        self.names = {service.code: service.name for service in plan.services}

    def plan_steps(self) -> None:
        """Plan what is registered, decided and chosen."""
        self.add(date(2009, 9, 1), self._register)
        for offering in OFFERINGS:
            for terms in offering.terms:
                self.add(date(terms.year - 1, 10, 20), self._propose_terms(offering, terms))
        for limit in LIMITS:
            self.add(date(limit.year - 1, 10, 21), self._propose_limit(limit))
        for chosen in self.plan.chosen:
            day = date(2014, 3, 6) if chosen.waits else chosen.on - timedelta(days=42)
            self.add(day, self._choose(chosen))

    def _actor(self, role: Role, on: date, code: str | None = None) -> Actor:
        return self.world.actor(self.plan.slug, role, code, on=on)  # type: ignore[no-any-return]

    def _register(self, day: date) -> None:
        actor = self._actor(Role.SSO_DIRECTOR, day)
        codes = {service.code for service in self.plan.services}
        for offering in OFFERINGS:
            kind = OfferingKind.LEVEL if offering.level else OfferingKind.VARIANT
            actions.register_offering(
                code=offering.code, name=offering.name, service_code=offering.service, kind=kind,
                level=offering.level, unit=offering.unit, description=offering.description,
                source=INVENTED, is_assumption=True, actor=actor,
            )  # fmt: skip
        carried: dict[str, set[str]] = {code: set() for code in codes}
        for process in PROCESSES:
            actions.register_process(
                code=process.code, name=process.name, department=process.department,
                source=INVENTED, is_assumption=True, actor=actor,
            )  # fmt: skip
            for code in process.services:
                carried[code].add(process.code)
        for code, found in sorted(carried.items()):
            if found:
                actions.set_processes(
                    service_code=code, process_codes=frozenset(found), starts_on=day, actor=actor
                )
        self.world.put(
            f"catalogue.{self.plan.slug}.offerings", [one.code for one in OFFERINGS]
        )

    def _propose_terms(self, offering: OfferingPlan, terms: TermsPlan) -> Step:
        def propose(day: date) -> None:
            starts_on = date(terms.year, 1, 1)
            proposed = actions.propose_terms(
                draft=TermsDraft(
                    offering_code=offering.code, extra_cents=money.parse_cents(terms.euros),
                    term_days=terms.days, starts_on=starts_on,
                    norms=tuple((code, Decimal(value)) for code, value in terms.norms.items()),
                    source=INVENTED, is_assumption=True,
                ),
                title=f"Voorwaarden {offering.name.lower()} {terms.year}",
                text=f"Meerprijs € {terms.euros} per jaar, levertijd {terms.days} dagen.",
                proposed_on=day, actor=self._actor(Role.SSO_CONTROLLER, day),
            )  # fmt: skip
            self.decide(proposed, DecisionKind.PRICE, date(terms.year - 1, 11, 12))

        return propose

    def _propose_limit(self, limit: LimitPlan) -> Step:
        def propose(day: date) -> None:
            proposed = actions.propose_limit(
                draft=LimitDraft(
                    service_code=limit.service, most_variants=limit.variants,
                    most_extra_cents=money.parse_cents(limit.euros),
                    starts_on=date(limit.year, 1, 1), source=INVENTED, is_assumption=True,
                ),
                title=f"Ruimte voor afwijking: {self.names[limit.service].lower()}",
                text="Iedere variant kost beheer; wie meer wil, vraagt een besluit.",
                proposed_on=day, actor=self._actor(Role.SSO_DIRECTOR, day),
            )  # fmt: skip
            self.decide(proposed, DecisionKind.PACKAGE, date(limit.year - 1, 11, 12))

        return propose

    def _choose(self, chosen: ChosenPlan) -> Step:
        def choose(day: date) -> None:
            outcome = actions.submit_choice(
                draft=ChoiceDraft(
                    participant_code=chosen.participant, offering_code=chosen.offering,
                    quantity=chosen.quantity, starts_on=chosen.on, ends_before=chosen.until,
                    source=INVENTED, is_assumption=True,
                ),
                text="De gemeente houdt haar eigen werkwijze en betaalt daarvoor.", chosen_on=day,
                actor=self._actor(Role.SECRETARY, day, chosen.participant),
            )  # fmt: skip
            if outcome.proposed and not chosen.waits:
                self.decide(outcome.proposed, DecisionKind.PACKAGE, day + timedelta(days=28))

        return choose
