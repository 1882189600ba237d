# SPDX-License-Identifier: EUPL-1.2
"""The words on screen for the codes of this package."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.accountability.values import HangingKind, NoteKind, PointState, RetentionKind
from bodemplaat.foundation import formats, sentences
from bodemplaat.foundation.registries import Direction, Norm, Reading, Severity

SEVERITIES: dict[str, Promise] = {
    Severity.ALARM: gettext_lazy("ernstig"),
    Severity.WARNING: gettext_lazy("waarschuwing"),
    Severity.NOTICE: gettext_lazy("ter kennis"),
}
STATES: dict[str, Promise] = {
    PointState.OPEN: gettext_lazy("open"),
    PointState.TAKEN: gettext_lazy("in behandeling"),
    PointState.PAUSED: gettext_lazy("uitgesteld"),
    PointState.CLOSED: gettext_lazy("afgesloten"),
}
NOTES: dict[NoteKind, Promise] = {
    NoteKind.COMMENTED: gettext_lazy("schreef"),
    NoteKind.TAKEN: gettext_lazy("pakte het op"),
    NoteKind.RETURNED: gettext_lazy("gaf het terug"),
    NoteKind.PAUSED: gettext_lazy("stelde het uit"),
    NoteKind.RESUMED: gettext_lazy("nam het weer op"),
}
UNITS: dict[str, Promise] = {
    "fte": gettext_lazy("fte"),
    "inhabitants": gettext_lazy("inwoners"),
    "people": gettext_lazy("medewerkers"),
    "workplaces": gettext_lazy("werkplekken"),
    "days": gettext_lazy("dagen"),
    "cents": gettext_lazy("euro"),
    "percent": gettext_lazy("procent"),
    "services": gettext_lazy("diensten"),
    "choices": gettext_lazy("keuzes"),
}
DIRECTIONS: dict[Direction, Promise] = {
    Direction.UP: gettext_lazy("hoger is beter"),
    Direction.DOWN: gettext_lazy("lager is beter"),
    Direction.NONE: gettext_lazy("zegt hoe het is"),
}
# A sentence ends before a capital; "1.200" and "12 april 2010: Op" do not end one.
END = re.compile(r"(?<=[.?!]) (?=[A-Z«“])")


def say(code: str, values: Mapping[str, Any]) -> str:
    """Return the sentence of a code; what no package declares any more is shown as it was kept."""
    if sentences.is_known(code):
        return sentences.write(code, values)
    kept = ", ".join(f"{name}: {value}" for name, value in values.items())
    return f"{code} ({kept})"


def split_sentence(text: str) -> tuple[str, str]:
    """
    Return what is the matter, and the way out.

    >>> split_sentence("Het jaar 2012 is niet afgerekend. Stel de eindafrekening voor.")
    ('Het jaar 2012 is niet afgerekend', 'Stel de eindafrekening voor.')
    """
    first, _, rest = END.sub("\n", text, count=1).partition("\n")
    return first.removesuffix("."), rest


def write_value(value: int | Fraction, unit: str) -> str:
    """
    Return a reading with its unit.

    >>> write_value(1500, "days").replace(formats.NO_BREAK, "_")
    '1.500 dagen'
    """
    if unit == "cents":
        exact = Fraction(value)
        return formats.amount((2 * exact.numerator + exact.denominator) // (2 * exact.denominator))
    if unit == "percent":
        return formats.percent(value, 1)
    word = UNITS.get(unit, unit)
    exact = Fraction(value)
    places = None if exact.denominator == 1 else 1
    return f"{formats.number(exact, places)} {word}"


def write_norm(norm: Norm | None, unit: str) -> str:
    """Return a norm in words, with who set it; empty without one."""
    if norm is None:
        return ""
    bounds = []
    if norm.least is not None:
        bounds.append(gettext("minstens %(value)s") % {"value": write_value(norm.least, unit)})
    if norm.most is not None:
        bounds.append(gettext("hoogstens %(value)s") % {"value": write_value(norm.most, unit)})
    return f"{', '.join(bounds)} ({norm.source})"


def write_time(reading: Reading, on: date) -> str:
    """Return over which time or on which day a reading is."""
    if reading.period is not None:
        first, before = reading.period.starts_on, reading.period.ends_before
        if (first.month, first.day) == (1, 1) and before == date(first.year + 1, 1, 1):
            return str(first.year)
        return gettext("vanaf %(first)s") % {"first": formats.day_short(first)}
    return formats.day_short(reading.measured_on or on)


RETENTION: dict[RetentionKind, Promise] = {
    RetentionKind.API_ANSWERS: gettext_lazy("Antwoorden aan programma's"),
    RetentionKind.DRAFTS: gettext_lazy("Concepten van formulieren"),
    RetentionKind.INVITATIONS: gettext_lazy("Verlopen uitnodigingen"),
    RetentionKind.JOBS: gettext_lazy("Wat werk vroeg en opleverde"),
    RetentionKind.MAILS: gettext_lazy("Verstuurde berichten"),
    RetentionKind.PERSONS: gettext_lazy("Mensen zonder plek"),
    RetentionKind.PREFERENCES: gettext_lazy("Voorkeuren van wie weg is"),
    RetentionKind.SESSIONS: gettext_lazy("Oude aanmeldingen"),
}
GROUNDS: dict[RetentionKind, Promise] = {
    RetentionKind.API_ANSWERS: gettext_lazy(
        "Zo lang mag een programma een verzoek herhalen zonder dat het twee keer telt."
    ),
    RetentionKind.DRAFTS: gettext_lazy("Wie een formulier zo lang laat liggen, begint opnieuw."),
    RetentionKind.INVITATIONS: gettext_lazy(
        "De link werkt een week; daarna is nog na te gaan wie is uitgenodigd."
    ),
    RetentionKind.JOBS: gettext_lazy("Een jaar later is de uitkomst verwerkt in de boeken."),
    RetentionKind.MAILS: gettext_lazy("Een jaar is na te gaan of iemand is gewaarschuwd."),
    RetentionKind.PERSONS: gettext_lazy(
        "Zeven jaar na de laatste termijn is na te gaan wie namens een deelnemer sprak."
    ),
    RetentionKind.PREFERENCES: gettext_lazy(
        "Wie kort na zijn laatste rol terugkomt, vindt zijn instellingen nog."
    ),
    RetentionKind.SESSIONS: gettext_lazy(
        "Zo lang is na te gaan waar iemand was ingelogd, voor onderzoek na een inbraak."
    ),
}
HAPPENS: dict[RetentionKind, Promise] = {
    RetentionKind.API_ANSWERS: gettext_lazy("het bewaarde antwoord en de sleutel verdwijnen"),
    RetentionKind.DRAFTS: gettext_lazy("het concept verdwijnt"),
    RetentionKind.INVITATIONS: gettext_lazy("de uitnodiging verdwijnt; het recht blijft"),
    RetentionKind.JOBS: gettext_lazy(
        "wie het vroeg en wat eruit kwam verdwijnen; dat het gedaan is, blijft"
    ),
    RetentionKind.MAILS: gettext_lazy("de verzending verdwijnt; het aandachtspunt blijft"),
    RetentionKind.PERSONS: gettext_lazy(
        "naam, adres en nummer verdwijnen, ook uit het logboek; plek en termijn blijven"
    ),
    RetentionKind.PREFERENCES: gettext_lazy("de voorkeur verdwijnt"),
    RetentionKind.SESSIONS: gettext_lazy("plaats, apparaat en sessie verdwijnen"),
}

HANGING = {
    HangingKind.AGREEMENT: gettext_lazy("overeenkomst"),
    HangingKind.ORDER: gettext_lazy("bestelling"),
    HangingKind.OWN_ITEM: gettext_lazy("eigen wens"),
    HangingKind.SEAT: gettext_lazy("zetel"),
    HangingKind.VOTES: gettext_lazy("stemmen"),
    HangingKind.MANDATE: gettext_lazy("mandaat"),
    HangingKind.TERM: gettext_lazy("plek"),
    HangingKind.TALK: gettext_lazy("gesprek"),
}
SHARED: Mapping[str, Promise] = {kind.value: word for kind, word in HANGING.items()}
# What one does on the page behind it.
ENDS = {
    HangingKind.AGREEMENT: gettext_lazy("Open de overeenkomst"),
    HangingKind.ORDER: gettext_lazy("Rond de bestelling af"),
    HangingKind.OWN_ITEM: gettext_lazy("Sluit de wens"),
    HangingKind.SEAT: gettext_lazy("Open het bestuursorgaan"),
    HangingKind.VOTES: gettext_lazy("Open het stemgewicht"),
    HangingKind.MANDATE: gettext_lazy("Beëindig het mandaat"),
    HangingKind.TERM: gettext_lazy("Beëindig de termijn"),
    HangingKind.TALK: gettext_lazy("Zeg het gesprek af"),
}
