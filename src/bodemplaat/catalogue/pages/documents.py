# SPDX-License-Identifier: EUPL-1.2
"""The agreement on paper: what the page says, with every norm that is promised, to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from bodemplaat.catalogue.pages import tables, words
from bodemplaat.catalogue.values import NormInForce, PackageVersionLine
from bodemplaat.foundation import formats, papers

FOLDER = Path(__file__).resolve().parent.parent / "documents"


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """An agreement with everything that it promises on a day."""

    row: tables.AgreementRow
    on: date
    base: PackageVersionLine | None
    taken: Sequence[tables.TakenRow]
    norms: Sequence[NormInForce]


def write_agreement(agreed: Agreed, *, author: str, head: papers.Letterhead) -> bytes:
    """Return an agreement as PDF; the same agreement gives the same bytes."""
    moment = datetime.combine(agreed.on, time(12), UTC)
    content = describe_agreement(agreed, author=author)
    return papers.write_paper(FOLDER / "agreement.typ", content, head=head, moment=moment)


def describe_agreement(agreed: Agreed, *, author: str) -> dict[str, Any]:
    """Return every text and amount of the paper."""
    line = agreed.row.line
    named = {"number": line.number, "name": line.participant_name, "sso": author}
    return {
        "author": author, "state": _write_state(agreed.row),
        "title": gettext("Overeenkomst %(number)s van %(name)s") % named,
        "answer": gettext("Wat %(sso)s belooft aan %(name)s, en wat %(name)s afneemt.") % named,
        "notes": [gettext("Deze overeenkomst is verzonnen voor een demonstratie.")]
        if line.is_assumption else [],
        "words": {
            "terms": gettext("De overeenkomst"), "base": gettext("Basispakket"),
            "taken": gettext("Plusdiensten"), "norms": gettext("Normen"),
            "signatures": gettext("Handtekeningen"), "to_sign": gettext("naam, dag, handtekening"),
            "no_base": gettext("Op deze dag was er geen basispakket vastgesteld."),
            "no_taken": gettext("Geen plusdiensten."),
            "no_norms": gettext("Op deze dag is er geen norm van kracht."),
        },
        "terms": _list_terms(agreed),
        **_describe_base(agreed), **_describe_taken(agreed), **_describe_norms(agreed),
        "sides": [_describe_side(side) for side in agreed.row.sides],
    }  # fmt: skip


def _write_state(row: tables.AgreementRow) -> str:
    texts = {
        "draft": gettext("concept, nog niet door beide kanten getekend"),
        "signed": gettext("getekend, nog niet ingegaan"), "in-force": gettext("van kracht"),
        "withdrawn": gettext("ingetrokken"), "superseded": gettext("vervangen voor zij inging"),
    }
    return texts.get(row.state, gettext("geëindigd"))


def _list_terms(agreed: Agreed) -> list[tuple[str, str]]:
    line = agreed.row.line
    term = gettext("vanaf %(on)s, tot nader order") % {"on": formats.day(line.starts_on)}
    if line.ends_before:
        named = {"on": formats.day(line.starts_on), "until": formats.day(line.ends_before)}
        term = gettext("van %(on)s tot %(until)s") % named
    found = [
        (gettext("Versie"), str(line.version)), (gettext("Looptijd"), term),
        (gettext("Opgesteld"), formats.day(line.drafted_on)),
    ]
    found += [
        (str(label), getattr(line, name)) for name, label in words.AGREEMENT_TEXTS.items()
        if getattr(line, name)
    ]
    if line.charter_number:
        charter = gettext("%(title)s, versie %(number)s")
        named = {"title": line.charter_title, "number": str(line.charter_number)}
        found.append((gettext("Handvest"), charter % named))
    return found


def _describe_base(agreed: Agreed) -> dict[str, Any]:
    base = agreed.base
    said = gettext("%(name)s, versie %(number)s, zoals het geldt op %(on)s.")
    return {
        "base_head": [gettext("Dienst"), gettext("Niveau")],
        "base_said": said % {
            "name": base.package_name, "number": base.number, "on": formats.day(agreed.on),
        } if base else "",
        "base": [
            [one.service_name, str(words.LEVELS[one.level])]
            for one in sorted(base.contents, key=lambda one: one.service_name)
        ] if base else [],
    }  # fmt: skip


def _describe_taken(agreed: Agreed) -> dict[str, Any]:
    plain = formats.amount_plain
    total = sum(row.yearly_cents or 0 for row in agreed.taken if row.holds)
    on = formats.day_short(agreed.on)
    return {
        "taken_head": [
            gettext("Plusdienst"), gettext("Eenheid"), gettext("Aantal"), gettext("Prijs, €"),
            gettext("Per jaar zonder btw, €"), gettext("Afgenomen"),
        ],
        "taken": [
            [
                row.line.service_name, str(row.unit), formats.number(row.line.quantity),
                "" if row.price is None else plain(row.price.cents_per_unit),
                "" if row.yearly_cents is None else plain(row.yearly_cents),
                _write_period(row.line.starts_on, row.line.ends_before),
            ]
            for row in agreed.taken
        ],
        "taken_total": [
            gettext("Samen, prijzen van %(on)s") % {"on": on}, "", "", "", plain(total), "",
        ],
    }  # fmt: skip


def _write_period(starts_on: date, ends_before: date | None) -> str:
    named = {"on": formats.day_short(starts_on)}
    if ends_before is None:
        return gettext("vanaf %(on)s") % named
    return gettext("van %(on)s tot %(until)s") % {
        **named, "until": formats.day_short(ends_before)
    }


def _describe_norms(agreed: Agreed) -> dict[str, Any]:
    said = gettext("Zoals zij gelden op %(on)s; wat niet afwijkt, is voor iedereen hetzelfde.")
    return {
        "norms_said": said % {"on": formats.day(agreed.on)},
        "norms_head": [
            gettext("Norm"), gettext("Waarde"), gettext("Eenheid"), gettext("Voor iedereen"),
            gettext("Herkomst"),
        ],
        "norms": [
            [
                one.norm.name, formats.number(one.value), str(words.NORM_UNITS[one.norm.unit]),
                "" if one.charter_value is None else formats.number(one.charter_value),
                ": ".join(filter(None, (str(words.ORIGINS[one.origin]), one.reason))),
            ]
            for one in agreed.norms
        ],
    }  # fmt: skip


def _describe_side(side: tables.SideRow) -> dict[str, str]:
    signed = ""
    if side.signature:
        signed = gettext("Getekend door %(name)s op %(on)s") % {
            "name": side.signature.name, "on": formats.day(side.signature.signed_on),
        }  # fmt: skip
    return {"name": side.name, "role": str(side.signed_role or side.role), "signed": signed}
