# SPDX-License-Identifier: EUPL-1.2
"""The statement on paper: PDF/UA-1 with our own font, the same amounts as on screen."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from bodemplaat.finance import queries
from bodemplaat.finance.pages import drawings, words
from bodemplaat.finance.pages.tables import payers
from bodemplaat.finance.pages.tables.statements import Statement
from bodemplaat.finance.values import RunState
from bodemplaat.foundation import charts, formats, papers

FOLDER = Path(__file__).resolve().parent.parent / "documents"


def write_statement(
    statement: Statement, shown: queries.Shown, *, title: str, head: papers.Letterhead
) -> bytes:
    """Return the statement of one participant as PDF; the same statement gives the same bytes."""
    content = describe_statement(statement, shown, title=title)
    bridge = drawings.draw_bridge(statement)
    content["chart"] = charts.describe_chart(bridge, head.palette) if bridge else None
    template = FOLDER / "statement.typ"
    return papers.write_paper(template, content, head=head, moment=_get_moment(shown))


def _get_moment(shown: queries.Shown) -> datetime:
    """Return the moment of the figures, never that of printing."""
    given = shown.settlement.input
    if shown.run is not None and not shown.is_recomputed:
        return shown.run.known_at
    return given.known_at or datetime.combine(given.as_of, time(12), UTC)


def describe_statement(
    statement: Statement, shown: queries.Shown, *, title: str
) -> dict[str, Any]:
    """Return every text and amount of the paper."""
    given, contribution = statement.settlement.input, statement.contribution
    plain = formats.amount_plain
    return {
        "title": title, "author": given.arrangement_name, "answer": statement.answer,
        "state": _write_state(shown), "notes": _list_notes(statement, shown),
        "words": {
            "lines": gettext("Opbouw"), "vat": gettext("Btw"), "pay": gettext("Te betalen"),
            "parts": gettext("Delen van het jaar"), "method": gettext("Zo is gerekend"),
            "digest": gettext("Controlegetal van deze afrekening:"),
        },
        "head_row": [
            gettext("Onderdeel"), gettext("Verdeeld naar"), gettext("Alle deelnemers, €"),
            gettext("Aandeel"), gettext("Netto, €"), gettext("Btw, €"), gettext("Totaal, €"),
        ],
        "rows": [
            [
                str(line.name), str(line.basis), plain(line.all_cents),
                "" if line.share is None else formats.percent(line.share),
                plain(line.net_cents), plain(line.vat_cents), plain(line.total_cents),
            ]
            for line in statement.lines
        ],
        "total": [
            gettext("Totaal"), "", "", "", plain(contribution.net_cents),
            plain(contribution.vat_cents), plain(contribution.total_cents),
        ],
        **_describe_vat(statement), **_describe_parts(statement),
        "pay": formats.amount(contribution.total_cents),
        "payer": gettext("door %(payer)s") % {"payer": contribution.payer_name},
        "method": _list_method(statement, shown), "digest": statement.settlement.digest,
    }


def _describe_vat(statement: Statement) -> dict[str, Any]:
    rows = [
        [
            gettext("%(rate)s %% over %(base)s, %(from)s tot %(until)s")
            % {
                "rate": formats.number(share.percentage), "base": formats.amount(share.base_cents),
                "from": formats.day_short(share.starts_on),
                "until": formats.day_short(share.ends_before),
            },
            formats.amount_plain(share.vat_cents),
        ]
        for share in statement.vat
    ]
    if statement.passed_vat_cents or not rows:
        name = gettext("doorgegeven btw op ingekochte kosten")
        rows.append([name, formats.amount_plain(statement.passed_vat_cents)])
    total = formats.amount_plain(statement.contribution.vat_cents)
    return {
        "vat_head": [gettext("Tarief"), gettext("Btw, €")], "vat_rows": rows,
        "vat_total": [gettext("Btw samen"), total],
    }


def _describe_parts(statement: Statement) -> dict[str, Any]:
    rows = [
        [
            str(line.name), segment.name or gettext("het hele jaar"),
            formats.amount_plain(segment.amount_cents), segment.ratio,
            formats.amount_plain(segment.net_cents),
        ]
        for line in statement.lines
        for segment in line.segments
    ]
    return {
        "parts": rows if statement.has_segments else [],
        "parts_head": [
            gettext("Onderdeel"), gettext("Deel van het jaar"), gettext("Te verdelen, €"),
            gettext("Aandeel"), gettext("Netto, €"),
        ],
    }


def _write_state(shown: queries.Shown) -> str:
    if shown.is_recomputed or shown.run is None:
        return gettext("berekend, niet vastgesteld")
    if shown.decision is not None and shown.run.state == RunState.ADOPTED:
        named = {"reference": shown.decision.reference, "body": shown.decision.body_name}
        return gettext("vastgesteld: %(body)s, %(reference)s") % named
    return gettext("voorgesteld, nog niet vastgesteld")


def _list_notes(statement: Statement, shown: queries.Shown) -> list[str]:
    notes = []
    contribution = statement.contribution
    if contribution.payers:
        notes += payers.list_notes(contribution)
    elif statement.has_other_payer:
        named = {"name": contribution.name, "payer": contribution.payer_name}
        sentence = gettext("De rekening gaat naar %(payer)s, de opvolger van %(name)s.")
        notes.append(sentence % named)
    if any(source.is_synthetic for source in statement.settlement.input.sources):
        notes.append(gettext("De kosten in dit stuk zijn verzonnen voor een demonstratie."))
    return notes


def _list_method(statement: Statement, shown: queries.Shown) -> list[tuple[str, str]]:
    given = statement.settlement.input
    within = words.WITHIN_YEAR[given.within_year_method]
    name, sentence = words.ROUNDING.get(given.rounding_rule, (given.rounding_rule, ""))
    found = [
        (gettext("Binnen het jaar"), f"{within[0]}. {within[1]}"),
        (gettext("Afronding"), f"{name}. {sentence}"),
        (gettext("Regels van"), formats.day(given.as_of)),
    ]
    if shown.run is not None and not shown.is_recomputed:
        found.append((gettext("Zoals bekend op"), formats.day(shown.run.known_at)))
    if shown.decision is not None and shown.run is not None and not shown.is_recomputed:
        named = {
            "reference": shown.decision.reference, "body": shown.decision.body_name,
            "on": formats.day(shown.decision.decided_on),
        }
        found.append((gettext("Besluit"), gettext("%(reference)s, %(body)s, %(on)s") % named))
    return found
