# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about the machinery itself, and about who no longer takes part."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bodemplaat.accountability import queries
from bodemplaat.accountability.values import CONDITION_FAILED
from bodemplaat.foundation import jobs
from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.kernel import days
from bodemplaat.organisations.values import Role

AHEAD = timedelta(days=91)


@watchpoint(
    "accountability.mail-not-taken", severity=Severity.WARNING, role=Role.SSO_DIRECTOR
)
def find_mails_not_taken(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every mail that a mail server would not take, for the office alone."""
    for number, name, about_on in queries.list_failed(known_at=known_at):
        values = {"name": name, "on": about_on}
        yield Finding(
            key=str(number), values=values, is_for_office=True, evidence=(Evidence(values),)
        )


@watchpoint(CONDITION_FAILED, severity=Severity.ALARM, role=Role.SSO_DIRECTOR)
def find_failed_conditions(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every condition that could not be looked at today; it is looked at last."""
    del known_at
    for code, error in queries.list_failed_conditions(on=on):
        values = {"condition": code, "error": error}
        yield Finding(key=code, values=values, is_for_office=True, evidence=(Evidence(values),))


@watchpoint("accountability.job-stuck", severity=Severity.ALARM, role=Role.SSO_DIRECTOR)
def find_stuck_jobs(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every piece of work that nobody does although somebody should."""
    del on
    for line in jobs.list_stuck(known_at=known_at):
        values = {"number": line.id, "on": days.get_day(line.asked_at)}
        place = {"url_name": "work-detail", "url_kwargs": {"pk": line.id}}
        yield Finding(
            key=str(line.id), values=values, is_for_office=True, **place,
            evidence=(Evidence(values, **place),),
        )  # fmt: skip


@watchpoint(
    "accountability.still-hangs",
    severity=Severity.WARNING, role=Role.ACCOUNT_MANAGER, feature="D106",
)  # fmt: skip
def find_hanging(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give who leaves within three months, or left, while something of it runs on."""
    for leaver in queries.list_leavers(known_at):
        if leaver.from_on > on + AHEAD:
            continue
        found = queries.list_hanging(leaver, on=on, known_at=known_at)
        if not found:
            continue
        place = {"url_name": "accountability:leaver-detail", "url_kwargs": {"code": leaver.code}}
        yield Finding(
            key=leaver.code, is_for_office=True, due_on=leaver.from_on, **place,
            values={"name": leaver.name, "from_on": leaver.from_on, "count": len(found)},
            evidence=tuple(
                Evidence({"kind": one.kind.value, "title": one.title}, one.url_name,
                         dict(one.url_kwargs))
                for one in found
            ),
        )  # fmt: skip
