# SPDX-License-Identifier: EUPL-1.2
"""The agreements of one arrangement: drafted, signed, amended, ended; one of 2014 still waits."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from bodemplaat.catalogue import actions, queries
from bodemplaat.catalogue.demo.plans import INVENTED, CataloguePlan, PlusPlan
from bodemplaat.catalogue.values import AgreementDraft, Choice, Deviation, Unit
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.kernel import days
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor, ParticipationLine, Role

Step = Callable[[date], None]


class AgreementStory:
    """What each participant signed, from the participations that organisations know."""

    def __init__(
        self, world: DemoWorld, plan: CataloguePlan, add: Callable[[date, Step], None]
    ) -> None:
        self.world, self.plan, self.add = world, plan, add
        self.ids: dict[tuple[str, int], int] = {}

    def plan_steps(self) -> None:
        """Plan an agreement per participant and term, as the participation allows."""
        for line in organisations_queries.list_all_participations():
            for first, last in self.plan.terms:
                term = Period(date(first, 1, 1), date(last + 1, 1, 1))
                common = term.overlap(Period(line.starts_on, line.ends_before))
                if common is not None:
                    promised = Period(common.starts_on, term.ends_before)
                    self._plan_agreement(line, promised)
                    if common != promised:
                        self._plan_end(line, promised)

    def _plan_agreement(self, line: ParticipationLine, period: Period) -> None:
        code, year = line.participant.code, period.starts_on.year
        drafted_on = max(period.starts_on - timedelta(days=35), self.plan.founded_on)
        if line.ends_before is None:
            drafted_on = max(drafted_on, days.get_day(line.recorded_at) + timedelta(days=2))
        if (code, year) == (self.plan.waiting, 2014):
            drafted_on = date(2014, 2, 20)
            self.add(drafted_on, self._draft(code, period))
            self.add(date(2014, 3, 3), self._sign(code, year, Role.SSO_DIRECTOR))
            return
        sso_on = min(drafted_on + timedelta(days=16), period.starts_on - timedelta(days=3))
        own_on = min(drafted_on + timedelta(days=30), period.starts_on - timedelta(days=1))
        after_plus = self.plan.founded_on + timedelta(days=14)
        drafted_on, sso_on, own_on = (
            max(day, after_plus) for day in (drafted_on, sso_on, own_on)
        )
        self.add(drafted_on, self._draft(code, period))
        self.add(sso_on, self._sign(code, year, Role.SSO_DIRECTOR))
        self.add(own_on, self._sign(code, year, Role.SECRETARY))
        amended, on, service, quantity = self.plan.amended
        if code == amended and period.contains(on):
            self.add(on - timedelta(days=40), self._amend(code, period, service, quantity))

    def _plan_end(self, line: ParticipationLine, period: Period) -> None:
        def end(day: date) -> None:
            code = line.participant.code
            actions.end_agreement(
                agreement_id=self.ids[code, period.starts_on.year],
                ends_before=line.ends_before or day, reason=line.reason,
                actor=self._actor(Role.SECRETARY, code, day),
            )  # fmt: skip

        self.add(days.get_day(line.recorded_at) + timedelta(days=21), end)

    def _actor(self, role: Role, code: str, on: date) -> Actor:
        owner = code if role is Role.SECRETARY else None
        return self.world.actor(self.plan.slug, role, owner, on=on)  # type: ignore[no-any-return]

    def _draft(self, code: str, period: Period) -> Step:
        def draft(day: date) -> None:
            year = period.starts_on.year
            self.ids[code, year] = actions.draft_agreement(
                draft=AgreementDraft(
                    number=f"DVO-{code}-{year}", participant_code=code,
                    starts_on=period.starts_on, ends_before=period.ends_before,
                    choices=self._list_choices(code, period),
                    deviations=self._list_deviations(code, year),
                    notice="Een half jaar voor het einde van een kalenderjaar.", source=INVENTED,
                    is_assumption=True,
                ),
                drafted_on=day, actor=self._actor(Role.SSO_DIRECTOR, code, day),
            )  # fmt: skip

        return draft

    def _list_choices(self, code: str, period: Period) -> tuple[Choice, ...]:
        found = (_choose(plus, period) for plus in self.plan.plus.get(code, ()))
        return tuple(choice for choice in found if choice is not None)

    def _list_deviations(self, code: str, year: int) -> tuple[Deviation, ...]:
        charter = queries.find_charter(date(year, 1, 1))
        held = {found.norm.code: found.value for found in charter.norms} if charter else {}
        return tuple(
            Deviation(norm_code=plan.norm, value=Decimal(plan.value), reason=plan.reason)
            for plan in self.plan.deviations
            if plan.participant == code and plan.first <= year
            and held.get(plan.norm, Decimal(plan.value)) != Decimal(plan.value)
        )  # fmt: skip

    def _sign(self, code: str, year: int, role: Role) -> Step:
        def sign(day: date) -> None:
            actions.sign_agreement(
                agreement_id=self.ids[code, year], signed_on=day,
                actor=self._actor(role, code, day),
            )  # fmt: skip

        return sign

    def _amend(self, code: str, period: Period, service: str, quantity: int) -> Step:
        def amend(day: date) -> None:
            _, on, _, _ = self.plan.amended
            rest = Period(on, period.ends_before)
            extra = Choice(
                service_code=service, unit=Unit.ACCOUNT, quantity=quantity, starts_on=on
            )
            agreement_id = actions.amend_agreement(
                agreement_id=self.ids[code, period.starts_on.year], starts_on=on,
                ends_before=period.ends_before, drafted_on=day,
                choices=(*self._list_choices(code, rest), extra),
                reason="De gemeente wil met een zaaksysteem gaan werken.",
                actor=self._actor(Role.ACCOUNT_MANAGER, code, day),
            )  # fmt: skip
            self.ids[code, on.year] = agreement_id
            for role, wait in ((Role.SSO_DIRECTOR, 6), (Role.SECRETARY, 20)):
                self._sign(code, on.year, role)(day + timedelta(days=wait))

        return amend


def _choose(plus: PlusPlan, period: Period) -> Choice | None:
    if plus.first > period.starts_on.year:  # Not yet offered when the agreement was drafted.
        return None
    wanted = Period(date(plus.first, 1, 1), date(min(plus.last, 9997) + 1, 1, 1))
    common = wanted.overlap(period)
    if common is None:
        return None
    return Choice(
        service_code=plus.service, unit=plus.unit, quantity=plus.quantity,
        starts_on=common.starts_on, ends_before=common.ends_before,
    )  # fmt: skip
