# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about the mails of this package itself."""

from collections.abc import Iterator
from datetime import date, datetime

from bodemplaat.accountability import queries
from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.organisations.values import Role


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
