# SPDX-License-Identifier: EUPL-1.2
"""Who decides what, by which version of the rules."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from bodemplaat.governance import rules
from bodemplaat.governance.models import (
    Composition,
    Rule,
    RuleSet,
    Setting,
    VoteWeight,
    WeightBand,
)
from bodemplaat.governance.queries.bodies import list_bodies, list_seats_by_body
from bodemplaat.governance.values import (
    BandDraft,
    Basis,
    CompositionDraft,
    CompositionKind,
    CompositionLine,
    DecisionKind,
    Majority,
    RuleLine,
    RuleSetLine,
    SettingDraft,
    VoteWeightLine,
    Weight,
)
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries

SEATED = (
    CompositionKind.CHAIR_SIDE, CompositionKind.CHAIR_OFFICE, CompositionKind.MEMBER_OFFICE,
)  # fmt: skip


class ContestedWeight(Refusal):
    """Sources contest the value by which a participant votes, and nobody chose one."""

    code = "governance.contested-weight"


class NotYetInForce(Refusal):
    """No rule set holds on that day yet."""

    code = "governance.not-yet-in-force"


class NoRuleSet(Refusal):
    """The arrangement has no rules at all."""

    code = "governance.no-rule-set"


class NoRule(Refusal):
    """The rule set in force says nothing about this kind."""

    code = "governance.no-rule"


class NoSetting(Refusal):
    """The rule set in force does not name this setting."""

    code = "governance.no-setting"


class SettingIsOpen(Refusal):
    """The arrangement has not settled this setting."""

    code = "governance.setting-is-open"


def list_rule_sets(*, known_at: datetime | None = None) -> tuple[RuleSetLine, ...]:
    """Return the versions of the rules with everything in them, newest first."""
    found = RuleSet.objects.known(known_at).order_by("-starts_on")
    return tuple(_rule_set_line(rule_set) for rule_set in _with_parts(found))


def _with_parts(found: Any) -> Any:
    parts = (
        Prefetch("rules", Rule.objects.select_related("body", "advised_by").order_by("kind")),
        Prefetch("settings", Setting.objects.order_by("name")),
        Prefetch("bands", WeightBand.objects.order_by("measure", "at_least")),
        Prefetch(
            "compositions",
            Composition.objects.select_related("body", "other_body").order_by("body__code", "id"),
        ),
    )
    return found.prefetch_related(*parts)


def _rule_set_line(rule_set: RuleSet) -> RuleSetLine:
    return RuleSetLine(
        id=rule_set.pk,
        title=rule_set.title,
        article_source=rule_set.article_source,
        adopted_by=rule_set.adopted_by,
        starts_on=rule_set.starts_on,
        ends_before=rule_set.ends_before,
        source=rule_set.source,
        is_assumption=rule_set.is_assumption,
        rules=tuple(get_rule_line(rule, rule_set) for rule in rule_set.rules.all()),
        settings=tuple(_setting_draft(setting) for setting in rule_set.settings.all()),
        compositions=tuple(_composition_draft(item) for item in rule_set.compositions.all()),
        bands=tuple(
            BandDraft(band.measure, band.at_least, band.votes, band.article)
            for band in rule_set.bands.all()
        ),
    )


def get_rule_line(rule: Rule, rule_set: RuleSet) -> RuleLine:
    """Return a rule with its body and the version it stands in."""
    return RuleLine(
        kind=rule.kind,
        body_code=rule.body.code if rule.body else "",
        body_name=rule.body.name if rule.body else "",
        article=rule.article,
        majority=Majority(rule.majority),
        quorum=rule.quorum,
        is_open=rule.is_open,
        basis=Basis(rule.basis),
        is_quorum_strict=rule.is_quorum_strict,
        chair_breaks_ties=rule.chair_breaks_ties,
        advised_by=rule.advised_by.code if rule.advised_by else "",
        needs_advice=rule.needs_advice,
        may_work_back=rule.may_work_back,
        note=rule.note,
        id=rule.pk,
        rule_set_id=rule_set.pk,
        rule_set_title=rule_set.title,
        share=rule.share,
        reconvened=rule.reconvened,
        reconvening_article=rule.reconvening_article,
    )


def _setting_draft(setting: Setting) -> SettingDraft:
    return SettingDraft(
        setting.name, setting.value, setting.article, setting.is_open, setting.note,
        setting.target_on,
    )


def _composition_draft(item: Composition) -> CompositionDraft:
    other = item.other_body.code if item.other_body else ""
    kind = CompositionKind(item.kind)
    return CompositionDraft(
        item.body.code, kind, item.article, other, item.is_open, item.note, item.value
    )


def find_rule_set(*, on: date, known_at: datetime | None = None) -> RuleSetLine | None:
    """Return the rules in force on a day, or None before the first version."""
    found = list(_with_parts(RuleSet.objects.holding(on).known(known_at))[:1])
    return _rule_set_line(found[0]) if found else None


def get_rule_set(*, on: date, known_at: datetime | None = None) -> RuleSetLine:
    """Return the rules in force on a day, or raise NotYetInForce or NoRuleSet."""
    found = find_rule_set(on=on, known_at=known_at)
    if found is None:
        first = RuleSet.objects.known(known_at).order_by("starts_on").first()
        if first is None:
            raise NoRuleSet(on=on)
        raise NotYetInForce(on=on, rule_set=first.title, starts_on=first.starts_on)
    return found


def find_rule(
    *, kind: DecisionKind | str, on: date, known_at: datetime | None = None
) -> RuleLine | None:
    """Return who decides a kind on a day, or None where no rules hold or none is about it."""
    rule_set = find_rule_set(on=on, known_at=known_at)
    lines = rule_set.rules if rule_set else ()
    return next((line for line in lines if line.kind == kind), None)


def get_rule(
    *, kind: DecisionKind | str, on: date, known_at: datetime | None = None
) -> RuleLine:
    """Return who decides a kind on a day, also where that is open; raise NoRule without one."""
    rule_set = get_rule_set(on=on, known_at=known_at)
    for line in rule_set.rules:
        if line.kind == kind:
            return line
    raise NoRule(kind=str(kind), rule_set=rule_set.title, on=on)


def get_setting(*, name: str, on: date, known_at: datetime | None = None) -> str:
    """Return the value of a setting on a day; raise NoSetting or SettingIsOpen."""
    return list_settings(names=[name], on=on, known_at=known_at)[name]


def list_settings(
    *, names: Collection[str], on: date, known_at: datetime | None = None
) -> dict[str, str]:
    """Return the values of settings on a day; raise NoSetting or SettingIsOpen."""
    rule_set = get_rule_set(on=on, known_at=known_at)
    known = {line.name: line for line in rule_set.settings}
    for name in names:
        if name not in known:
            raise NoSetting(name=name, rule_set=rule_set.title, on=on)
        if known[name].is_open:
            article = known[name].article
            raise SettingIsOpen(name=name, rule_set=rule_set.title, article=article)
    return {name: known[name].value for name in names}


def list_vote_weights(
    *, on: date | None = None, known_at: datetime | None = None
) -> tuple[VoteWeightLine, ...]:
    """Return the table of votes, of a day or through time, in order of participant and start."""
    rows = VoteWeight.objects.known(known_at).select_related("participant")
    found = rows.holding(on) if on else rows
    return tuple(
        VoteWeightLine(
            row.pk, row.participant_id, row.participant.code, row.participant.name, row.votes,
            row.article, row.starts_on, row.ends_before, row.source, row.is_assumption,
        )
        for row in found.order_by("participant__code", "starts_on")
    )  # fmt: skip


def list_weights(
    basis: Basis, *, on: date, known_at: datetime | None = None
) -> dict[str, Weight]:
    """
    Return the votes per participant on a day: by the table, or by a measured fact in bands.

    A fact is the latest one about a day up to this one.
    """
    if basis is Basis.TABLE:
        table = list_vote_weights(on=on, known_at=known_at)
        return {line.participant_code: Weight(line.votes) for line in table}
    if basis is not Basis.BANDS:
        return {}
    rule_set = find_rule_set(on=on, known_at=known_at)
    bands = rule_set.bands if rule_set else ()
    measures = {band.measure for band in bands}
    found: dict[str, Weight] = {}
    for fact in organisations_queries.list_all_facts(known_at):
        if fact.measure not in measures or fact.reference_on > on:
            continue
        before = found.get(fact.participant_code)
        if before and before.measured_on and before.measured_on > fact.reference_on:
            continue
        measured = int(fact.value)
        votes = rules.find_band_votes([b for b in bands if b.measure == fact.measure], measured)
        if votes is not None:
            found[fact.participant_code] = Weight(votes, measured, fact.reference_on)
    return found


def get_uncontested(
    weights: Mapping[str, Weight], voters: Collection[str], *, on: date
) -> Mapping[str, Weight]:
    """Return the votes; raise ContestedWeight where sources contest a value that gives them."""
    days = {code: weights[code].measured_on for code in voters if code in weights}
    wanted = {day for day in days.values() if day is not None}
    rule_set = find_rule_set(on=on) if wanted else None
    measures = {band.measure for band in rule_set.bands} if rule_set else set()
    for line in organisations_queries.list_open_contests(measures=measures, days=wanted):
        if days.get(line.participant_code) == line.reference_on:
            said = sorted(line.values, key=lambda one: not one.is_leading)
            other = next(one for one in said if one.value != said[0].value)
            raise ContestedWeight(
                name=line.participant_name, measure=line.measure, on=line.reference_on,
                one=said[0].value, one_source=said[0].source, other=other.value,
                other_source=other.source,
            )  # fmt: skip
    return weights


def list_compositions(
    *, on: date, known_at: datetime | None = None
) -> tuple[CompositionLine, ...]:
    """Return what the rules in force ask of the members of bodies, counted on a day."""
    rule_set = find_rule_set(on=on, known_at=known_at)
    if rule_set is None:
        return ()
    counts = {body.code: body.seat_count for body in list_bodies(on, known_at=known_at)}
    seats = list_seats_by_body(on, known_at=known_at)
    participants = organisations_queries.list_participants_on(on=on, known_at=known_at)
    owners = sum(line.is_owner for line in participants)
    found = []
    for draft in rule_set.compositions:
        if draft.kind in SEATED:
            members, of = rules.count_fitting(draft.kind, draft.value, seats[draft.body_code])
        else:
            of = counts.get(draft.other_body_code, owners)
            members = counts[draft.body_code]
        state = rules.judge_composition(draft.kind, members=members, of=of, is_open=draft.is_open)
        found.append(
            CompositionLine(
                draft.body_code, draft.kind, draft.article, draft.other_body_code, draft.note,
                members, of, state, draft.value,
            )
        )  # fmt: skip
    return tuple(found)
