# SPDX-License-Identifier: EUPL-1.2
"""Bodies, seats and rules of one arrangement, recorded in the order of the days."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import pairwise

from django.conf import settings

from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import actions
from bodemplaat.governance.demo.plans import (
    INVENTED,
    TERMS,
    BodyPlan,
    GovernancePlan,
    SeatPlan,
    TargetPlan,
    VersionPlan,
)
from bodemplaat.governance.values import Office, SeatRole
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor, ParticipationLine, Role

Step = Callable[[], object]


class Seating:
    """The steps of one plan, sorted by the day on which they were recorded."""

    def __init__(self, world: DemoWorld, plan: GovernancePlan) -> None:
        self.world, self.plan = world, plan
        self.steps: list[tuple[date, int, Step]] = []
        self.seats: dict[tuple[str, str], int] = {}
        self.targets: list[int] = []

    def tell(self) -> None:
        """Register the bodies, then take every step in order."""
        for body in self.plan.bodies:
            self._register(body)
        for version in self.plan.versions:
            self._add(version.recorded_on, partial(self._set_rules, version))
        for seat in self.plan.seats:
            self._add(self.plan.founded_on, partial(self._seat_own, seat))
        participations = organisations_queries.list_all_participations()
        self._plan_weights(participations)
        for body in self.plan.bodies:
            self._plan_officers(body)
            if body.member_role is not None:
                for line in participations:
                    if not line.participant.is_chain_partner:
                        self._plan_member(body, line)
        for target in self.plan.targets:
            self._add(target.recorded_on, partial(self._aim, target))
        if self.plan.published_on is not None:
            self._add(self.plan.published_on, partial(self._publish, self.plan.published_on))
        for _, _, step in sorted(self.steps, key=lambda item: item[:2]):
            step()

    def _add(self, day: date, step: Step) -> None:
        self.steps.append((day, len(self.steps), step))

    def _director(self, on: date) -> Actor:
        actor: Actor = self.world.actor(self.plan.slug, Role.SSO_DIRECTOR, on=on)
        return actor

    def _register(self, body: BodyPlan) -> None:
        actions.register_body(
            code=body.code,
            name=body.name,
            kind=body.kind,
            is_deciding=body.is_deciding,
            level=body.level,
            purpose=body.purpose,
            composition=body.composition,
            chair_rule=body.chair_rule,
            source=body.source,
            is_assumption=body.is_assumption,
            represents=body.represents,
            forum=body.forum,
            secretary=body.secretary,
            meetings_a_year=body.meetings_a_year,
            actor=self._director(self.plan.founded_on),
        )

    def _set_rules(self, version: VersionPlan) -> None:
        actions.set_rule_set(
            title=version.title,
            article_source=version.article_source,
            adopted_by=version.adopted_by,
            starts_on=version.starts_on,
            rules=version.rules,
            settings=version.settings,
            compositions=version.compositions,
            bands=version.bands,
            source=version.source,
            is_assumption=True,
            reason=version.reason,
            actor=self._director(version.recorded_on),
        )

    def _plan_weights(self, participations: Iterable[ParticipationLine]) -> None:
        for line in participations:
            votes = (self.plan.weights or {}).get(line.participant.code)
            if votes is not None:
                on = line.starts_on
                if on == self.plan.starts_on:
                    on = self.plan.founded_on
                self._add(on, partial(self._weigh, line.participant.code, votes, on))

    def _weigh(self, code: str, votes: int, on: date) -> None:
        actions.set_vote_weight(
            participant_code=code, votes=votes, starts_on=on, article="artikel 18 (aanname)",
            source="Bedacht voor de demo; de bron noemt geen stemgewicht.", is_assumption=True,
            actor=self._director(on),
        )  # fmt: skip

    def _aim(self, target: TargetPlan) -> None:
        part_id = actions.set_target_part(
            setting=target.setting, name=target.name, target_on=target.target_on,
            source=target.source, is_assumption=True, actor=self._director(target.recorded_on),
        )  # fmt: skip
        if target.reached_on is not None:
            actions.record_target_reached(
                part_id=part_id, reached_on=target.reached_on,
                actor=self._director(target.reached_on),
            )  # fmt: skip
        self.targets.append(part_id)

    def _publish(self, on: date) -> None:
        actions.publish_rule_sets(published_on=on, actor=self._director(on))

    def _seat_own(self, seat: SeatPlan) -> None:
        founded_on, name = self.plan.founded_on, seat.person_name
        if name.startswith("@"):
            office, code = Role(name[1:]), seat.participant_code
            name = self.world.actor(self.plan.slug, office, code, on=founded_on).name
        role = SeatRole.CHAIR if seat.is_chair else SeatRole.MEMBER
        self._seat(
            seat.body_code, name, SeatRole.SECRETARY if seat.is_secretary else role,
            founded_on, code=seat.participant_code, portfolio=seat.portfolio, office=seat.office,
        )  # fmt: skip

    def _seat(
        self,
        body_code: str,
        person_name: str,
        role: SeatRole,
        starts_on: date,
        *,
        code: str | None = None,
        ends_before: date | None = None,
        portfolio: str = "",
        office: Office | None = None,
    ) -> int:
        return actions.seat_member(
            body_code=body_code,
            person_name=person_name,
            role=role,
            starts_on=starts_on,
            ends_before=ends_before,
            participant_code=code,
            portfolio=portfolio,
            office=office,
            source=INVENTED,
            is_synthetic=True,
            actor=self._director(starts_on),
        )

    def _plan_officers(self, body: BodyPlan) -> None:
        founded_on = self.plan.founded_on
        director = self._director(founded_on).name
        if body.sso_secretary:
            self._add(
                founded_on,
                lambda: self._seat(
                    body.code, director, SeatRole.SECRETARY, founded_on,
                    portfolio=body.sso_secretary, office=Office.SSO_HEAD,
                ),
            )  # fmt: skip
        if body.sso_chair:
            manager = self.world.actor(self.plan.slug, Role.ACCOUNT_MANAGER, on=founded_on).name
            is_head = body.sso_chair.startswith("Hoofd")
            name = director if is_head else manager
            office = Office.SSO_HEAD if is_head else Office.SSO_ADVISER
            self._add(
                founded_on,
                lambda: self._seat(
                    body.code, name, SeatRole.CHAIR, founded_on, portfolio=body.sso_chair,
                    office=office,
                ),
            )  # fmt: skip

    def _plan_member(self, body: BodyPlan, line: ParticipationLine) -> None:
        starts_on = line.starts_on
        if starts_on == self.plan.starts_on:
            starts_on = self.plan.founded_on
        days = self._list_days(body, line, starts_on)
        for first, following in zip(days, [*days[1:], None], strict=True):
            self._add(first, self._sit(body, line, first, following))
        if line.ends_before is not None and line.ends_before <= settings.DEMO_TODAY:
            self._add(line.ends_before, lambda: self._end(body, line))

    def _list_days(self, body: BodyPlan, line: ParticipationLine, starts_on: date) -> list[date]:
        """Return when a seat starts anew: a term, or another chair; no term ends near a merger."""
        is_merging = line.successor_code is not None and line.successor_code != ""
        code = line.participant.code
        turns = [
            day
            for (_, before), (day, after) in pairwise(body.chairs)
            if before != after and code in (before, after)
        ]
        terms = TERMS if body.has_terms else ()
        found = {starts_on, *turns, *(terms[:1] if is_merging else terms)}
        return sorted(
            day
            for day in found
            if day >= starts_on and (line.ends_before is None or day < line.ends_before)
        )

    def _sit(
        self, body: BodyPlan, line: ParticipationLine, first: date, following: date | None
    ) -> Step:
        code = line.participant.code

        def step() -> None:
            assert body.member_role is not None
            person = self.world.actor(self.plan.slug, body.member_role, code, on=first)
            self.seats[body.code, code] = self._seat(
                body.code, person.name, self._get_role(body, code, first), first,
                code=code, ends_before=following, portfolio=self.plan.portfolios.get(code, "")
                if body.code == "DB" else "",
                office=body.chair_office if body.chairs_each else body.member_office,
            )  # fmt: skip

        return step

    def _end(self, body: BodyPlan, line: ParticipationLine) -> None:
        assert line.ends_before is not None
        actions.end_seat(
            seat_id=self.seats[body.code, line.participant.code],
            ends_before=line.ends_before,
            reason=line.reason or "Einde van de deelname",
            actor=self._director(line.ends_before),
        )

    def _get_role(self, body: BodyPlan, code: str, on: date) -> SeatRole:
        if body.chairs_each:
            return SeatRole.CHAIR
        chair = [found for day, found in body.chairs if day <= on][-1:]
        return SeatRole.CHAIR if chair == [code] else SeatRole.MEMBER
