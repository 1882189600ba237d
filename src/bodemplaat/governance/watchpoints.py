# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about proposals, bodies and the rules that they decide by."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.governance import queries
from bodemplaat.organisations.values import Role

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
