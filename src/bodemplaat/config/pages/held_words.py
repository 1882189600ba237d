# SPDX-License-Identifier: EUPL-1.2
"""The words for what a record of the trail holds: the names of its values."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import sentences

FIELDS: dict[str, Promise] = {
    "account": gettext_lazy("account"),
    "advised_on": gettext_lazy("geadviseerd op"),
    "amount_cents": gettext_lazy("bedrag in centen"),
    "attended": gettext_lazy("aanwezig"),
    "before": gettext_lazy("tot"),
    "body": gettext_lazy("orgaan"),
    "cents": gettext_lazy("bedrag in centen"),
    "closed_on": gettext_lazy("gesloten op"),
    "code": gettext_lazy("code"),
    "count": gettext_lazy("aantal"),
    "days": gettext_lazy("dagen"),
    "decided_on": gettext_lazy("besloten op"),
    "decision": gettext_lazy("besluit"),
    "department": gettext_lazy("afdeling"),
    "digest": gettext_lazy("controlegetal"),
    "effective_on": gettext_lazy("gaat in op"),
    "ends_before": gettext_lazy("tot"),
    "guest": gettext_lazy("gast"),
    "held_on": gettext_lazy("gehouden op"),
    "highest": gettext_lazy("hoogste"),
    "is_assumption": gettext_lazy("aanname"),
    "is_deciding": gettext_lazy("beslist"),
    "issuer": gettext_lazy("adres van de dienst"),
    "key": gettext_lazy("sleutel"),
    "kind": gettext_lazy("soort"),
    "legal_form": gettext_lazy("vorm"),
    "lowest": gettext_lazy("laagste"),
    "mandate": gettext_lazy("mandaat"),
    "measure": gettext_lazy("maatstaf"),
    "met_on": gettext_lazy("vergaderd op"),
    "most_cents": gettext_lazy("hoogstens, in centen"),
    "name": gettext_lazy("naam"),
    "net_cents": gettext_lazy("netto in centen"),
    "note": gettext_lazy("toelichting"),
    "number": gettext_lazy("nummer"),
    "offering": gettext_lazy("niveau of variant"),
    "on": gettext_lazy("op"),
    "opinion": gettext_lazy("oordeel"),
    "outcome": gettext_lazy("uitkomst"),
    "package": gettext_lazy("pakket"),
    "participant": gettext_lazy("deelnemer"),
    "participant_id": gettext_lazy("deelnemer"),
    "perspective": gettext_lazy("perspectief"),
    "planned_on": gettext_lazy("gepland op"),
    "points": gettext_lazy("punten"),
    "present": gettext_lazy("aanwezig"),
    "principal": gettext_lazy("opdrachtgever"),
    "processes": gettext_lazy("processen"),
    "profile": gettext_lazy("inrichting"),
    "purpose": gettext_lazy("doel"),
    "quantity": gettext_lazy("aantal"),
    "question": gettext_lazy("vraag"),
    "rank": gettext_lazy("plaats"),
    "reached_on": gettext_lazy("bereikt op"),
    "reason": gettext_lazy("reden"),
    "reference": gettext_lazy("aanduiding"),
    "reference_on": gettext_lazy("peildatum"),
    "role": gettext_lazy("rol"),
    "rows": gettext_lazy("regels"),
    "rules": gettext_lazy("regels"),
    "scopes": gettext_lazy("rechten"),
    "seq": gettext_lazy("nummer"),
    "service": gettext_lazy("dienst"),
    "setting": gettext_lazy("keuze"),
    "source": gettext_lazy("bron"),
    "starts_on": gettext_lazy("vanaf"),
    "state": gettext_lazy("stand"),
    "subject": gettext_lazy("onderwerp"),
    "target_on": gettext_lazy("streefdatum"),
    "text": gettext_lazy("tekst"),
    "title": gettext_lazy("titel"),
    "unit": gettext_lazy("eenheid"),
    "until": gettext_lazy("tot"),
    "value": gettext_lazy("waarde"),
    "version": gettext_lazy("versie"),
    "votes": gettext_lazy("stemmen"),
    "watchpoint": gettext_lazy("aandachtspunt"),
    "withdrawn_on": gettext_lazy("ingetrokken op"),
    "year": gettext_lazy("jaar"),
}


def name_field(code: str) -> str:
    """
    Return the name of a value; one that nobody named is said as it stands in the code.

    >>> name_field("digest"), name_field("starts_on"), name_field("x-y")
    ('controlegetal', 'vanaf', 'x-y')
    """
    return str(FIELDS.get(code) or sentences.word(code))
