# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about proposals, bodies and the rules that they decide by."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.governance import queries
from bodemplaat.governance.values import CompositionKind, Level
from bodemplaat.kernel.names import get_sort_key
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import PostKind, Role

# A body that meets every six weeks has had its turn by then.
LONG = timedelta(weeks=6)


@watchpoint(
    "governance.proposal-waits",
    severity=Severity.WARNING, role=Role.SSO_DIRECTOR, feature="D226",
)  # fmt: skip
def find_waiting_proposals(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every proposal that has waited longer than six weeks for who may decide."""
    for line in queries.list_open_proposals(on=on, known_at=known_at):
        if on - line.proposed_on <= LONG or line.is_open:
            continue  # who may decide is not settled: `find_undecided_rules` says that
        place = "governance:proposal-detail", {"pk": line.id}
        yield Finding(
            key=str(line.id),
            values={"title": line.title, "body": line.body_name, "since": line.proposed_on},
            due_on=line.effective_on,
            url_name=place[0], url_kwargs=place[1],
            evidence=(
                Evidence(
                    {"body": line.body_name, "article": line.article,
                     "effective_on": line.effective_on},
                    "governance:body-detail", {"code": line.body_code},
                ),
            ),
        )  # fmt: skip


@watchpoint(
    "governance.body-without-mandate",
    severity=Severity.NOTICE, role=Role.SSO_DIRECTOR, feature="D268",
)  # fmt: skip
def find_bodies_without_mandate(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """
    Give every body that no settled rule lets decide, though it is there to decide.

    So is a body that an open rule names: what it may say there is what nobody wrote down.
    """
    rule_set = queries.find_rule_set(on=on, known_at=known_at)
    if rule_set is None:
        return
    settled = {rule.body_code for rule in rule_set.rules if not rule.is_open}
    unsettled = {rule.advised_by for rule in rule_set.rules if rule.is_open}
    for body in queries.list_bodies(on, known_at=known_at):
        if body.code not in settled and (body.is_deciding or body.code in unsettled):
            yield Finding(
                key=body.code,
                values={"body": body.name, "rule_set": rule_set.title},
                url_name="governance:body-detail", url_kwargs={"code": body.code},
                evidence=(
                    Evidence({"purpose": body.purpose, "source": body.source},
                             "governance:rule-set-list"),
                ),
            )  # fmt: skip


@watchpoint(
    "governance.rule-undecided",
    severity=Severity.WARNING, role=Role.SSO_DIRECTOR, feature="D266",
)  # fmt: skip
def find_undecided_rules(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every kind of decision of which the arrangement has not settled who takes it."""
    rule_set = queries.find_rule_set(on=on, known_at=known_at)
    for rule in rule_set.rules if rule_set else ():
        if rule.is_open:
            yield Finding(
                key=rule.kind,
                values={"kind": rule.kind, "rule_set": rule.rule_set_title},
                url_name="governance:rule-set-list",
                evidence=(
                    Evidence({"article": rule.article, "note": rule.note},
                             "governance:rule-set-list"),
                ),
            )  # fmt: skip


@watchpoint(
    "governance.composition-broken",
    severity=Severity.WARNING, role=Role.SSO_DIRECTOR, feature="D090",
)  # fmt: skip
def find_broken_compositions(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every body that is not composed, or not chaired, as the rules of the day ask."""
    names = {body.code: body.name for body in queries.list_bodies(on, known_at=known_at)}
    for line in queries.list_compositions(on=on, known_at=known_at):
        if line.state != "broken":
            continue
        place = "governance:body-detail", {"code": line.body_code}
        yield Finding(
            key=f"{line.body_code} {line.kind.value} {line.other_body_code}".strip(),
            values={"body": names[line.body_code], "kind": line.kind.value},
            url_name=place[0], url_kwargs=place[1],
            evidence=(
                Evidence(
                    {"members": line.members, "of": line.of, "article": line.article,
                     "note": line.note},
                    *place,
                ),
            ),
        )  # fmt: skip


@watchpoint(
    "governance.no-chair-rule",
    severity=Severity.NOTICE, role=Role.SSO_DIRECTOR, feature="D101",
)  # fmt: skip
def find_bodies_without_chair_rule(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every body of which no rule of the day says who chairs it."""
    rule_set = queries.find_rule_set(on=on, known_at=known_at)
    if rule_set is None:
        return
    ruled = {
        one.body_code
        for one in rule_set.compositions
        if one.kind in (CompositionKind.CHAIR_SIDE, CompositionKind.CHAIR_OFFICE)
    }
    for body in queries.list_bodies(on, known_at=known_at):
        if body.code in ruled:
            continue
        place = "governance:body-detail", {"code": body.code}
        yield Finding(
            key=body.code,
            values={"body": body.name, "rule_set": rule_set.title},
            url_name=place[0], url_kwargs=place[1],
            evidence=(
                Evidence({"composition": body.composition, "source": body.source}, *place),
            ),
        )  # fmt: skip


@watchpoint(
    "governance.target-late",
    severity=Severity.WARNING, role=Role.SSO_DIRECTOR, feature="D261",
)  # fmt: skip
def find_late_targets(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every part of a target that was to be there before this day, and is not."""
    for line in queries.list_target_parts(on=on):
        if line.target_on >= on or line.is_reached(on):
            continue
        yield Finding(
            key=str(line.id),
            values={"name": line.name, "setting": line.setting, "target_on": line.target_on},
            due_on=line.target_on,
            url_name="governance:target-list",
            evidence=(Evidence({"source": line.source}, "governance:target-list"),),
        )


@watchpoint(
    "governance.other-principal",
    severity=Severity.NOTICE, role=Role.ACCOUNT_MANAGER, feature="D329",
)  # fmt: skip
def find_other_principals(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """
    Give every principal who is another person than who advises at the top for the participant.

    A note at the term of the principal explains why, and is enough. Names are compared as an index
    sorts them, and do not stand in the finding: what is stored of it is not erased.
    """
    advising = [body.code for body in queries.list_bodies(on, known_at=known_at)
                if not body.is_deciding and body.level is Level.STRATEGIC]  # fmt: skip
    seats = [seat for code in advising
             for seat in queries.list_seats(code, on, known_at=known_at)]  # fmt: skip
    kind = PostKind.SECRETARY_DIRECTOR
    for one in organisation_queries.list_seated(on=on, known_at=known_at):
        if one.post.kind is not kind or one.holder is None or one.holder.note.strip():
            continue
        own = [seat for seat in seats if seat.participant_id == one.post.participant_id]
        names = {get_sort_key(seat.person_name) for seat in own}
        if own and get_sort_key(one.holder.person.name) not in names:
            place = "organisations:contact-detail", {"code": one.post.participant_code}
            named = {"name": one.post.participant_name, "starts_on": one.holder.starts_on}
            yield Finding(
                key=one.post.participant_code, participant_id=one.post.participant_id,
                values=named, url_name=place[0], url_kwargs=place[1],
                evidence=tuple(
                    Evidence({"body": seat.body_code, "starts_on": seat.starts_on},
                             "governance:body-detail", {"code": seat.body_code})
                    for seat in own
                ),
            )  # fmt: skip


@watchpoint(
    "governance.mandate-ended",
    severity=Severity.WARNING, role=Role.SSO_DIRECTOR, feature="D122",
)  # fmt: skip
def find_ended_mandates(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every mandate that has ended while its holder has no other for the same act."""
    in_force = {(one.act, one.holder_name) for one in queries.list_mandates(on=on)}
    for line in queries.list_mandates(known_at=known_at):
        has_ended = line.ends_before is not None and line.ends_before <= on
        if not has_ended or (line.act, line.holder_name) in in_force:
            continue
        place = "governance:mandate-detail", {"code": line.code}
        yield Finding(
            key=line.code,
            values={"mandate": line.code, "holder": line.holder_name, "act": line.act,
                    "giver": line.giver_name, "ends_before": line.ends_before},
            url_name=place[0], url_kwargs=place[1],
            evidence=(Evidence({"article": line.article, "starts_on": line.starts_on}, *place),),
        )  # fmt: skip
