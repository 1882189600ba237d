# SPDX-License-Identifier: EUPL-1.2
"""What of finance can be shared with a guest: what a participant owes over a settled year."""

from datetime import date

from django.utils.translation import gettext, gettext_lazy

from bodemplaat.finance import queries
from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation.sharing import Choice, Content, Line, shareable

FINAL = SettlementKind.FINAL


def list_statements(on: date) -> tuple[Choice, ...]:
    """Return the final contributions, the last year first."""
    lines = queries.list_contributions(kind=FINAL, on=on)
    found = sorted(lines, key=lambda line: (-line.year, line.name))
    return tuple(Choice(f"{one.year}-{one.code}", f"{one.name} {one.year}") for one in found)


@shareable("finance.statement", word=gettext_lazy("Afrekening"), choices=list_statements)
def describe_statement(key: str, on: date) -> Content | None:
    """Return a final contribution with its lines and its VAT, to the cent."""
    held = {choice.key for choice in list_statements(on)}
    if key not in held:
        return None
    year, _, code = key.partition("-")
    settled = queries.get_settlement(year=int(year), kind=FINAL)
    found = next(one for one in settled.contributions if one.code == code)
    return Content(
        title=gettext("Afrekening %(year)s van %(name)s") % {"year": year, "name": found.name},
        answer=gettext("Wat %(name)s over %(year)s bijdraagt, met btw.")
        % {"year": year, "name": found.name},
        lines=(
            *(Line(label=line.name, cents=line.net_cents) for line in found.lines),
            Line(label=gettext("Btw"), cents=found.vat_cents),
            Line(label=gettext("Totaal"), cents=found.total_cents),
        ),
        url_name="finance:statement-detail", url_kwargs={"year": int(year), "code": code},
    )  # fmt: skip
