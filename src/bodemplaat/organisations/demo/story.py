# SPDX-License-Identifier: EUPL-1.2
"""One partnership, told in the order in which things were recorded."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.kernel import palettes
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.demo import figures, identities, people, posts
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.demo.partnerships import (
    DECK,
    RENAMED,
    Division,
    Joining,
    Partner,
    Plan,
    Second,
)
from bodemplaat.organisations.values import Actor, OrganisationKind, Relation, Role

LAST_YEAR = 2014
SECOND_ON = date(2014, 3, 3)
MEASURES = (
    ("inhabitants", "inwoners", "inwoner", True),
    ("workplaces", "werkplekken", "werkplek", True),
    ("own-participation", "eigen deelname aan investeringen", "deel", False),
    ("fte", "formatie", "fte", False),
    ("headcount", "aantal medewerkers", "medewerker", True),
)


class Story:
    """The steps of one plan, sorted by the day on which they were recorded."""

    def __init__(self, world: DemoWorld, plan: Plan, cast: Cast) -> None:
        self.world, self.plan, self.cast = world, plan, cast
        self.posts = posts.Posts(plan.slug, cast)
        self.steps: list[tuple[date, int, Callable[[date], None]]] = []

    def tell(self) -> None:
        """Register the arrangement and take every step in order."""
        plan, on = self.plan, self.plan.registered_on
        founder = Actor.system(0, self.world.moment(on), "Oprichting")
        self.world.arrangements[plan.slug] = actions.register_arrangement(
            slug=plan.slug,
            name=plan.name,
            sso_name=plan.sso_name,
            legal_form=plan.legal_form,
            profile=plan.slug,
            seat=plan.seat,
            owner_note=plan.owner_note,
            starts_on=plan.starts_on,
            source=plan.source,
            is_demo=True,
            actor=founder,
        )
        self.cast.participants[plan.slug] = {}
        with tenancy.context(self.world.arrangements[plan.slug]):
            self._open(on)
            self._plan_steps()
            for day, _, step in sorted(self.steps, key=lambda item: item[:2]):
                step(day)
            stayers = [joining.code for joining in plan.joinings if joining.ending is None]
            self.cast.seated[plan.slug] = posts.find_seated(stayers[0])

    def _machine(self, on: date) -> Actor:
        return Actor.system(self.world.arrangements[self.plan.slug], self.world.moment(on))

    def _controller(self, on: date) -> Actor:
        return self.cast.get_actor(self.plan.slug, Role.SSO_CONTROLLER, on=on)

    def _open(self, on: date) -> None:
        actor = self._machine(on)
        for role in people.SSO_ROLES:
            self.cast.add(self.plan.slug, role, None, on, actor)
        self._set_look(None, self.plan.sso_name, actor)
        for code, name, unit, is_whole in MEASURES:
            actions.register_measure(
                code=code, name=name, unit=unit, is_whole=is_whole, actor=actor
            )

    def _plan_steps(self) -> None:
        for joining in self.plan.joinings:
            self._add(joining.recorded_on, self._join(joining))
            if joining.ending:
                self._add(joining.ending.recorded_on, self._leave(joining))
            else:
                self._add(posts.TALKED_ON, self._talk(joining.code))
            for change in posts.list_changes(joining.code):
                self._add(change.on, self._change(change))
        for year in range(self.plan.starts_on.year - 1, LAST_YEAR + 1):
            for joining in self.plan.joinings:
                if _counts(joining, year):
                    day = max(date(year, 2, 15), joining.recorded_on)
                    self._add(day, self._measure(joining, year))
        for second in self.plan.seconds:
            self._add(SECOND_ON, self._contest(second))
        self._add(SECOND_ON, self._range)
        for partner in self.plan.partners:
            self._add(partner.recorded_on, self._connect(partner))
            self._add(partner.named_on, self._rename(partner))
            for year in partner.workplaces:
                day = max(date(year, 2, 15), partner.recorded_on)
                self._add(day, self._count(partner, year))
        for division in self.plan.divisions:
            self._add(division.recorded_on, self._divide(division))
        correction_on = date(2010, 4, 12)
        self._add(correction_on, self._correct)
        self._add(correction_on, self._state)

    def _add(self, day: date, step: Callable[[date], None]) -> None:
        self.steps.append((day, len(self.steps), step))

    def _join(self, joining: Joining) -> Callable[[date], None]:
        def step(day: date) -> None:
            slug, code, actor = self.plan.slug, joining.code, self._controller(day)
            participant_id = actions.register_participant(
                code=code, source=joining.source, actor=actor
            )
            self.cast.participants[slug][code] = participant_id
            actions.start_participation(
                participant_code=code,
                starts_on=joining.starts_on,
                relation=joining.relation,
                source=joining.source,
                is_assumption=joining.is_assumption,
                actor=actor,
            )
            for role in people.PARTICIPANT_ROLES:
                self.cast.add(slug, role, code, day, self._machine(day))
            self._set_look(code, queries.get_participant(code).name, actor)
            self.posts.fill(code, joining.starts_on, actor)

        return step

    def _leave(self, joining: Joining) -> Callable[[date], None]:
        ending = joining.ending
        assert ending is not None, joining.code

        def step(day: date) -> None:
            actions.end_participation(
                participant_code=joining.code,
                ends_before=ending.before,
                source=ending.source,
                is_assumption=ending.is_assumption,
                reason=ending.reason,
                successor_code=ending.successor_code,
                actor=self._controller(day),
            )
            self.posts.clear(
                joining.code, ending.before, ending.reason, self._controller(day)
            )

        return step

    def _contest(self, second: Second) -> Callable[[date], None]:
        def step(day: date) -> None:
            of = {
                "participant_code": second.code, "measure": second.measure,
                "reference_on": second.on,
            }  # fmt: skip
            value, source = second.first
            fact_id = actions.record_fact(
                **of, value=value, source=source, is_assumption=True,
                actor=self._controller(day),
            )
            value, source = second.second
            actions.record_source_value(
                **of, value=value, source=source, is_assumption=True,
                actor=self._controller(day + timedelta(days=1)),
            )
            if second.chosen:
                actions.set_leading_value(
                    **of, source=second.chosen, reason=second.reason,
                    actor=self._controller(day + timedelta(days=3)),
                )
            elif second.first[0] != second.second[0]:
                self.cast.contests[self.plan.slug] = fact_id

        return step

    def _range(self, day: date) -> None:
        for line in self.plan.ranges:
            actions.record_range(
                code=line.code, name=line.name, measure=line.measure, reference_on=line.on,
                lowest=line.lowest, highest=line.highest, source=line.source,
                actor=self._controller(day),
            )

    def _connect(self, partner: Partner) -> Callable[[date], None]:
        def step(day: date) -> None:
            slug, code, actor = self.plan.slug, partner.code, self._controller(day)
            self.cast.participants[slug][code] = actions.register_participant(
                code=code, kind=OrganisationKind.ARRANGEMENT, name=partner.first_name,
                source=partner.source, actor=actor,
            )
            actions.start_participation(
                participant_code=code, starts_on=partner.starts_on, source=partner.source,
                relation=Relation.CHAIN_PARTNER, is_assumption=True, actor=actor,
            )
            for role, name in people.PARTNERS.items():
                self.cast.add(slug, role, code, day, self._machine(day), name)
            self._set_look(code, partner.first_name, actor)
            self.posts.connect(code, partner.starts_on, actor)

        return step

    def _rename(self, partner: Partner) -> Callable[[date], None]:
        def step(day: date) -> None:
            actor = self._controller(day)
            self.cast.renames[self.plan.slug] = actions.record_name(
                participant_code=partner.code, name=partner.name, starts_on=day,
                source=RENAMED, actor=actor,
            )
            self._set_look(partner.code, partner.name, actor)

        return step

    def _count(self, partner: Partner, year: int) -> Callable[[date], None]:
        def step(day: date) -> None:
            source = "opgave van de ketenpartner (verzonnen)"
            figure = figures.Figure(Fraction(partner.workplaces[year]), source, True)
            self._record("workplaces", partner.code, year, figure, day)

        return step

    def _divide(self, division: Division) -> Callable[[date], None]:
        def step(day: date) -> None:
            actions.record_succession(
                participant_code=division.code,
                takes_effect_on=division.takes_effect_on,
                successors=[(code, None) for code in division.successors],
                source=division.source,
                reason=division.reason,
                actor=self._controller(day),
            )

        return step

    def _talk(self, code: str) -> Callable[[date], None]:
        def step(day: date) -> None:
            talk_id = self.posts.plan_talks(code, self._controller(day))
            self.cast.talks.setdefault(self.plan.slug, {})[code] = talk_id

        return step

    def _change(self, change: posts.Change) -> Callable[[date], None]:
        return lambda day: self.posts.change(change, self._controller(day))

    def _set_look(self, code: str | None, name: str, actor: Actor) -> None:
        key = self.plan.slug, code
        look = identities.LOOKS[key]
        who = {
            "participant_id": self.cast.participants[self.plan.slug][code] if code else None,
            "actor": actor,
        }  # fmt: skip
        named = {
            "name": f"Gemeente {name}" if code and code.isdigit() else name,
            "short_name": look.short_name, "initials": look.initials,
        }  # fmt: skip
        palette = palettes.complete(brand=look.primary, accent=look.accent)
        actions.set_identity(**who, **named, palette=palette, origin="colour")
        theme = identities.THEMED.get(key)
        if theme:
            taken = queries.find_palette(theme)
            assert taken is not None, theme
            actions.set_identity(**who, **named, palette=taken, origin=f"theme-{theme}")
        if key in identities.LOGOS:
            words, drawing = identities.LOGOS[key]
            actions.set_logo(**who, content=drawing.encode(), alternative=words)
            shown = queries.get_identity(who["participant_id"]).logo
            assert shown is not None, key
            self.cast.logos[self.plan.slug] = shown.digest

    def _measure(self, joining: Joining, year: int) -> Callable[[date], None]:
        def step(day: date) -> None:
            people_there = figures.get_inhabitants(joining.code, year)
            self._record("inhabitants", joining.code, year, people_there, day)
            workplaces = self._count_workplaces(joining.code, year)
            workplaces -= _slip(self.plan, joining, year)
            source = "totaal van de presentatie naar inwoners verdeeld"
            assumed = figures.Figure(Fraction(workplaces), source, True)
            self._record("workplaces", joining.code, year, assumed, day)
            if self.plan.slug == "iszf":
                part = figures.get_own_part(joining.code)
                source = "deelname aan de investeringsprojecten van het jaar"
                assumed = figures.Figure(part, source, True)
                self._record("own-participation", joining.code, year, assumed, day)

        return step

    def _record(
        self, measure: str, code: str, year: int, figure: figures.Figure, day: date
    ) -> None:
        actions.record_fact(
            participant_code=code,
            measure=measure,
            reference_on=date(year, 1, 1),
            value=figure.value,
            source=figure.source,
            is_assumption=figure.is_assumption,
            actor=self._controller(day),
        )

    def _count_workplaces(self, code: str, year: int) -> int:
        """Return the share of a participant; who is not yet in gets what its size would give."""
        sizes = {
            joining.code: int(figures.get_inhabitants(joining.code, year).value)
            for joining in self.plan.joinings
            if _counts(joining, year) and joining.starts_on <= date(year, 1, 1)
        }
        total = self.plan.workplaces[year]
        if code in sizes:
            return figures.split_workplaces(total, sizes)[code]
        size = int(figures.get_inhabitants(code, year).value)
        basis = sum(sizes.values())
        return round(Fraction(total * size, basis)) if basis else round(Fraction(size, 110))

    def _correct(self, day: date) -> None:
        first = self.plan.joinings[0]
        value = self._count_workplaces(first.code, 2010)
        self.cast.facts[self.plan.slug] = actions.record_fact(
            participant_code=first.code,
            measure="workplaces",
            reference_on=date(2010, 1, 1),
            value=value,
            source="totaal van de presentatie naar inwoners verdeeld, na controle",
            is_assumption=True,
            reason="Twee werkplekken van de buitendienst waren niet geteld",
            actor=self._controller(day),
        )

    def _state(self, day: date) -> None:
        actor = self._controller(day)
        for total in self.plan.totals:
            actions.record_stated_total(
                measure=total.measure,
                reference_on=total.on,
                value=total.value,
                source=total.source,
                actor=actor,
            )
        for question in self.plan.questions:
            actions.record_open_question(
                code=question.code,
                question=question.question,
                detail=question.detail,
                source=question.source or DECK,
                asked_on=day,
                actor=actor,
            )


def _counts(joining: Joining, year: int) -> bool:
    """Return whether 1 January lies in the participation or in the year before it."""
    day = date(year, 1, 1)
    first = joining.starts_on.replace(year=joining.starts_on.year - 1)
    return first <= day and (joining.ending is None or day < joining.ending.before)


def _slip(plan: Plan, joining: Joining, year: int) -> int:
    """Return how many workplaces were forgotten at first; the correction is part of the story."""
    return 2 if joining is plan.joinings[0] and year == 2010 else 0
