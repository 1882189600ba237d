# SPDX-License-Identifier: EUPL-1.2
"""Versions of who decides what; a new version ends the one before it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.governance import permissions, queries
from bodemplaat.governance import rules as governance_rules
from bodemplaat.governance.models import (
    Body,
    Composition,
    Rule,
    RuleSet,
    Setting,
    VoteWeight,
    WeightBand,
)
from bodemplaat.governance.values import (
    BandDraft,
    Basis,
    CompositionDraft,
    Represents,
    RuleDraft,
    SettingDraft,
)
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values

Part = Rule | Setting | Composition | WeightBand


class VersionExists(Refusal):
    """A version of the rules starts on that day or later."""

    code = "governance.version-exists"


class WeightExists(Refusal):
    """The table gives this participant votes from that day on, or later."""

    code = "governance.weight-exists"


@transaction.atomic
def set_rule_set(
    *,
    title: str,
    article_source: str,
    adopted_by: str,
    starts_on: date,
    rules: Iterable[RuleDraft],
    settings: Iterable[SettingDraft],
    compositions: Iterable[CompositionDraft] = (),
    bands: Iterable[BandDraft] = (),
    source: str = "",
    is_assumption: bool = False,
    reason: str = "",
    actor: organisations_values.Actor,
) -> int:
    """
    This function will let a new version of the rules start on a day and return its id.

    The version before it ends on that day. Raises MayNotArrange, NoArticle, NotForTheSso,
    VersionExists, UnknownBody, RecordedTooEarly.
    """
    permissions.require_can_arrange(actor)
    rules, settings, compositions = tuple(rules), tuple(settings), tuple(compositions)
    bands = tuple(bands)
    bodies = {body.code: body for body in Body.objects.all()}
    _check_drafts(rules, settings, compositions, bands, bodies)
    _end_version_before(starts_on, title=title, actor=actor)
    rule_set = RuleSet.objects.create(
        arrangement_id=actor.arrangement_id,
        title=title,
        article_source=article_source,
        adopted_by=adopted_by,
        starts_on=starts_on,
        source=source,
        is_assumption=is_assumption,
        recorded_at=actor.at,
        recorded_by=actor.name,
        reason=reason,
    )
    parts: list[Part] = [
        *(_rule(draft, bodies) for draft in rules),
        *(_setting(draft) for draft in settings),
        *(_composition(draft, bodies) for draft in compositions),
        *(WeightBand(**asdict(band)) for band in bands),
    ]
    for part in parts:
        part.rule_set, part.arrangement_id = rule_set, actor.arrangement_id
        part.save()
    after = {"title": title, "starts_on": starts_on, "rules": len(parts)}
    audit.record("governance.rule-set.started", rule_set, actor=actor, after=after)
    return rule_set.pk


def _check_drafts(
    rules: Iterable[RuleDraft],
    settings: Iterable[SettingDraft],
    compositions: Iterable[CompositionDraft],
    bands: Iterable[BandDraft],
    bodies: Mapping[str, Body],
) -> None:
    for rule in rules:
        governance_rules.check_article(rule.kind, rule.article)
        governance_rules.check_share(rule.kind, rule.voting)
        if rule.voting.reconvened is not None:
            governance_rules.check_article(rule.kind, rule.reconvening_article)
        body = _body(rule.body_code, bodies)
        if body is not None:
            governance_rules.check_primacy(rule.kind, body.name, Represents(body.represents))
    for setting in settings:
        governance_rules.check_article(setting.name, setting.article)
    for composition in compositions:
        governance_rules.check_article(composition.kind.value, composition.article)
    for band in bands:
        governance_rules.check_article(Basis.BANDS.value, band.article)


def _end_version_before(
    starts_on: date, *, title: str, actor: organisations_values.Actor
) -> None:
    last = RuleSet.objects.known().select_for_update(of=("self",)).order_by("starts_on").last()
    if last is None:
        return
    if last.starts_on >= starts_on:
        raise VersionExists(title=last.title, starts_on=last.starts_on, on=starts_on)
    governance_rules.check_record_order(thing=last.title, replaced_at=last.recorded_at, at=actor.at)
    old_id, parts = last.pk, _list_parts(last)
    last.set_superseded(at=actor.at)
    last.pk, last._state.adding = None, True
    last.replaces_id, last.recorded_before, last.ends_before = old_id, None, starts_on
    last.recorded_at, last.recorded_by = actor.at, actor.name
    last.reason = f"Opgevolgd door: {title}"
    last.save()
    for part in parts:
        part.pk, part._state.adding, part.rule_set = None, True, last
        part.save()
    before, after = {"ends_before": None}, {"ends_before": starts_on}
    audit.record("governance.rule-set.ended", last, actor=actor, before=before, after=after)


def _list_parts(rule_set: RuleSet) -> list[Part]:
    return [
        *rule_set.rules.all(),
        *rule_set.settings.all(),
        *rule_set.compositions.all(),
        *rule_set.bands.all(),
    ]


def _body(code: str, bodies: Mapping[str, Body]) -> Body | None:
    if not code:
        return None
    if code not in bodies:
        raise queries.UnknownBody(body=code)
    return bodies[code]


def _rule(draft: RuleDraft, bodies: Mapping[str, Body]) -> Rule:
    voting = draft.voting
    return Rule(
        kind=draft.kind,
        body=_body(draft.body_code, bodies),
        article=draft.article,
        majority=voting.majority.value,
        basis=draft.basis.value,
        quorum_numerator=voting.quorum.numerator,
        quorum_denominator=voting.quorum.denominator,
        is_quorum_strict=voting.is_quorum_strict,
        chair_breaks_ties=voting.chair_breaks_ties,
        advised_by=_body(draft.advised_by, bodies),
        needs_advice=draft.needs_advice,
        may_work_back=draft.may_work_back,
        is_open=draft.is_open,
        note=draft.note,
        share_numerator=voting.share.numerator if voting.share else None,
        share_denominator=voting.share.denominator if voting.share else None,
        reconvened_numerator=None if voting.reconvened is None else voting.reconvened.numerator,
        reconvened_denominator=None
        if voting.reconvened is None
        else voting.reconvened.denominator,
        reconvening_article=draft.reconvening_article,
    )


def _setting(draft: SettingDraft) -> Setting:
    return Setting(
        name=draft.name,
        value=draft.value,
        article=draft.article,
        is_open=draft.is_open,
        note=draft.note,
        target_on=draft.target_on,
    )


def _composition(draft: CompositionDraft, bodies: Mapping[str, Body]) -> Composition:
    return Composition(
        body=_body(draft.body_code, bodies),
        kind=draft.kind.value,
        other_body=_body(draft.other_body_code, bodies),
        article=draft.article,
        is_open=draft.is_open,
        note=draft.note,
        value=draft.value,
    )


@transaction.atomic
def set_vote_weight(
    *,
    participant_code: str,
    votes: int,
    starts_on: date,
    article: str,
    source: str = "",
    is_assumption: bool = False,
    reason: str = "",
    actor: organisations_values.Actor,
) -> int:
    """
    This function will give a participant a number of votes from a day on and return its row.

    The number before it ends on that day. Raises MayNotArrange, UnknownParticipant, NoArticle,
    WeightExists, RecordedTooEarly.
    """
    permissions.require_can_arrange(actor)
    participant = organisations_queries.get_participant(participant_code)
    governance_rules.check_article(Basis.TABLE.value, article)
    rows = VoteWeight.objects.known().select_for_update(of=("self",))
    last = rows.filter(participant_id=participant.id).order_by("starts_on").last()
    before = {"votes": last.votes} if last else None
    if last is not None:
        _end_weight(last, starts_on, participant.name, actor)
    row = VoteWeight.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant.id, votes=votes,
        article=article, source=source, is_assumption=is_assumption, starts_on=starts_on,
        recorded_at=actor.at, recorded_by=actor.name, reason=reason,
    )  # fmt: skip
    after = {"participant": participant_code, "votes": votes, "starts_on": starts_on}
    audit.record("governance.vote-weight.set", row, actor=actor, before=before, after=after)
    return row.pk


def _end_weight(
    last: VoteWeight, starts_on: date, name: str, actor: organisations_values.Actor
) -> None:
    if last.starts_on >= starts_on:
        raise WeightExists(participant=name, starts_on=last.starts_on, on=starts_on)
    governance_rules.check_record_order(thing=name, replaced_at=last.recorded_at, at=actor.at)
    old_id = last.pk
    last.set_superseded(at=actor.at)
    last.pk, last._state.adding = None, True
    last.replaces_id, last.recorded_before, last.ends_before = old_id, None, starts_on
    last.recorded_at, last.recorded_by = actor.at, actor.name
    last.save()
    audit.record(
        "governance.vote-weight.ended", last, actor=actor, after={"ends_before": starts_on}
    )
