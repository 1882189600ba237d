# SPDX-License-Identifier: EUPL-1.2
"""The words for what was done: a code of the trail names a package, a thing and a deed."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation.audit import HistoryLine

THINGS = {
    "access": gettext_lazy("Toegang"),
    "advice": gettext_lazy("Advies"),
    "agreement": gettext_lazy("Overeenkomst"),
    "arrangement": gettext_lazy("Samenwerkingsverband"),
    "body": gettext_lazy("Orgaan"),
    "budget": gettext_lazy("Begroting"),
    "charter": gettext_lazy("Handvest"),
    "choice": gettext_lazy("Keuze"),
    "decision": gettext_lazy("Besluit"),
    "erasure": gettext_lazy("Wissing"),
    "fact": gettext_lazy("Feit"),
    "identity": gettext_lazy("Huisstijl"),
    "journal": gettext_lazy("Boekstuk"),
    "key": gettext_lazy("Verdeelsleutel"),
    "limit": gettext_lazy("Grens"),
    "measure": gettext_lazy("Maatstaf"),
    "norm": gettext_lazy("Norm"),
    "offering": gettext_lazy("Aanbod"),
    "order": gettext_lazy("Bestelling"),
    "order-limit": gettext_lazy("Bestelgrens"),
    "own-item": gettext_lazy("Eigen plusdienst"),
    "package": gettext_lazy("Pakket"),
    "participant": gettext_lazy("Deelnemer"),
    "participation": gettext_lazy("Deelname"),
    "personal-data": gettext_lazy("Persoonsgegevens"),
    "price": gettext_lazy("Prijs"),
    "process": gettext_lazy("Proces"),
    "proposal": gettext_lazy("Voorstel"),
    "provider": gettext_lazy("Inlogdienst"),
    "publication": gettext_lazy("Publicatie"),
    "question": gettext_lazy("Open vraag"),
    "role": gettext_lazy("Rol"),
    "root": gettext_lazy("Controlegetal"),
    "rule-set": gettext_lazy("Spelregels"),
    "range": gettext_lazy("Bandbreedte"),
    "seat": gettext_lazy("Zetel"),
    "service": gettext_lazy("Dienst"),
    "settlement": gettext_lazy("Afrekening"),
    "stand-in": gettext_lazy("Meekijken"),
    "source-value": gettext_lazy("Waarde van een tweede bron"),
    "standard": gettext_lazy("Standaard"),
    "succession": gettext_lazy("Opvolging"),
    "task": gettext_lazy("Taak"),
    "term": gettext_lazy("Bewaartermijn"),
    "terms": gettext_lazy("Voorwaarden"),
    "token": gettext_lazy("API-token"),
    "total": gettext_lazy("Opgegeven totaal"),
    "watchpoint": gettext_lazy("Aandachtspunt"),
    "year": gettext_lazy("Jaar"),
    "account": gettext_lazy("Rekening"),
    "category": gettext_lazy("Kostensoort"),
    "pool": gettext_lazy("Kostenplaats"),
    "agreementterm": gettext_lazy("Looptijd van een overeenkomst"),
    "offeringterms": gettext_lazy("Voorwaarden van een aanbod"),
    "serviceprocess": gettext_lazy("Proces bij een dienst"),
    "milestone": gettext_lazy("Mijlpaal"),
    "membership": gettext_lazy("Deelname elders"),
    "memberships": gettext_lazy("Openbare deelnames"),
    "guest": gettext_lazy("Gast"),
    "share": gettext_lazy("Gedeeld met een gast"),
    "post": gettext_lazy("Plek"),
    "person": gettext_lazy("Persoon"),
    "tenure": gettext_lazy("Termijn"),
    "talk": gettext_lazy("Gesprek"),
    "target-part": gettext_lazy("Onderdeel met een streefdatum"),
    "failed-meeting": gettext_lazy("Vergadering zonder quorum"),
    "vote-weight": gettext_lazy("Stemgewicht"),
    "exception": gettext_lazy("Afwijking"),
    "ranking": gettext_lazy("Prioriteitstelling"),
    "matter": gettext_lazy("Onderwerp van een voorstel"),
    "mandate": gettext_lazy("Mandaat"),
    "mandate-act": gettext_lazy("Besluit in mandaat"),
}
DEEDS = {
    "chosen": gettext_lazy("gekozen als leidend"),
    "adopted": gettext_lazy("vastgesteld"),
    "amended": gettext_lazy("gewijzigd"),
    "approved": gettext_lazy("goedgekeurd"),
    "assigned": gettext_lazy("toegekend"),
    "cancelled": gettext_lazy("geannuleerd"),
    "closed": gettext_lazy("afgesloten"),
    "corrected": gettext_lazy("gecorrigeerd"),
    "drafted": gettext_lazy("opgesteld"),
    "ended": gettext_lazy("beëindigd"),
    "erased": gettext_lazy("gewist"),
    "made": gettext_lazy("gemaakt"),
    "posted": gettext_lazy("geboekt"),
    "principal-set": gettext_lazy("opdrachtgever aangewezen"),
    "principal-set-back": gettext_lazy("opdrachtgever teruggezet"),
    "processes-set": gettext_lazy("processen gekoppeld"),
    "proposed": gettext_lazy("voorgesteld"),
    "published": gettext_lazy("gepubliceerd"),
    "ranked": gettext_lazy("gerangschikt"),
    "recorded": gettext_lazy("vastgelegd"),
    "registered": gettext_lazy("geregistreerd"),
    "rejected": gettext_lazy("afgewezen"),
    "replaced": gettext_lazy("vervangen"),
    "revoked": gettext_lazy("ingetrokken"),
    "set": gettext_lazy("ingesteld"),
    "signed": gettext_lazy("ondertekend"),
    "started": gettext_lazy("begonnen"),
    "submitted": gettext_lazy("ingediend"),
    "superseded": gettext_lazy("vervangen door een nieuwe"),
    "withdrawn": gettext_lazy("ingetrokken"),
    "delivered": gettext_lazy("geleverd"),
    "priced": gettext_lazy("geprijsd"),
    "requested": gettext_lazy("gevraagd"),
    "kept": gettext_lazy("behouden na een correctie"),
    "asked": gettext_lazy("gevraagd"),
    "opened": gettext_lazy("geopend"),
    "sent": gettext_lazy("gedeeld"),
    "account-given": gettext_lazy("lezer toegelaten"),
    "account-ended": gettext_lazy("lezer beëindigd"),
    "held": gettext_lazy("gehouden"),
    "reached": gettext_lazy("bereikt"),
    "changed": gettext_lazy("gewijzigd"),
    "renamed": gettext_lazy("nieuwe naam"),
    "name-corrected": gettext_lazy("naam verbeterd"),
    "name-withdrawn": gettext_lazy("naam ingetrokken"),
    "name-started": gettext_lazy("nieuwe naam ingegaan"),
}


def say(line: HistoryLine) -> str:
    """
    Return what was done in words; a part that nobody named is said as it stands in the code.

    >>> from types import SimpleNamespace
    >>> say(SimpleNamespace(code="finance.journal.posted"))
    'Boekstuk: geboekt'
    """
    thing, deed = list_parts(line.code)
    return f"{THINGS.get(thing, thing)}: {DEEDS.get(deed, deed)}"


def list_parts(code: str) -> tuple[str, str]:
    """Return thing and deed; the proposal or version of a thing is that thing for a reader."""
    _, thing, deed = code.split(".", 2)
    for ending in ("-proposal", "version"):
        thing = thing.removesuffix(ending)
    return thing, deed
