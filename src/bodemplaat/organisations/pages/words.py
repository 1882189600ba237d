# SPDX-License-Identifier: EUPL-1.2
"""The words on screen for codes."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.organisations.values import (
    AccessKind,
    AccessState,
    LegalForm,
    Level,
    MeasureLine,
    OrganisationKind,
    PostKind,
    RegisterSource,
    Relation,
    Role,
)

RELATIONS: dict[Relation, Promise] = {
    Relation.OWNER: gettext_lazy("eigenaar"),
    Relation.CUSTOMER: gettext_lazy("klant"),
    Relation.CHAIN_PARTNER: gettext_lazy("ketenpartner zonder stem"),
}
KINDS: dict[OrganisationKind, Promise] = {
    OrganisationKind.MUNICIPALITY: gettext_lazy("gemeente"),
    OrganisationKind.PROVINCE: gettext_lazy("provincie"),
    OrganisationKind.ARRANGEMENT: gettext_lazy("ander samenwerkingsverband"),
    OrganisationKind.OTHER: gettext_lazy("andere organisatie"),
}
LEGAL_FORMS: dict[LegalForm, Promise] = {
    LegalForm.JOINT_ARRANGEMENT: gettext_lazy("gemeenschappelijke regeling"),
    LegalForm.LIGHT_ARRANGEMENT: gettext_lazy("lichte regeling"),
    LegalForm.HOST_MUNICIPALITY: gettext_lazy("centrumgemeente"),
    LegalForm.OPERATIONS_ORGANISATION: gettext_lazy("bedrijfsvoeringsorganisatie"),
    LegalForm.COOPERATIVE: gettext_lazy("coöperatie"),
}
SOURCES: dict[str, Promise] = {
    RegisterSource.RVIG: gettext_lazy("landelijke tabel 33 (RvIG)"),
    RegisterSource.CBS: gettext_lazy("CBS"),
}
POINTS: dict[str, Promise] = {
    "presence": gettext_lazy("staat in één bron"),
    "name": gettext_lazy("naam"),
    "starts_on": gettext_lazy("eerste dag"),
    "ends_before": gettext_lazy("dag van opheffing"),
    "successors": gettext_lazy("opvolgers"),
}
MEASURES: dict[str, Promise] = {
    "inhabitants": gettext_lazy("inwoners"),
    "workplaces": gettext_lazy("werkplekken"),
    "own-participation": gettext_lazy("eigen deelname aan investeringen"),
    "fte": gettext_lazy("formatie in fte"),
    "headcount": gettext_lazy("aantal medewerkers"),
}
ROLES: dict[str, Promise] = {
    Role.SSO_DIRECTOR: gettext_lazy("directeur"),
    Role.SSO_CONTROLLER: gettext_lazy("controller"),
    Role.ACCOUNT_MANAGER: gettext_lazy("accountmanager"),
    Role.CONTRACT_MANAGER: gettext_lazy("contractmanager"),
    Role.SECRETARY: gettext_lazy("gemeentesecretaris"),
    Role.ALDERMAN: gettext_lazy("wethouder"),
    Role.MUNICIPAL_CONTROLLER: gettext_lazy("controller"),
}
ACCESS: dict[AccessKind, Promise] = {
    AccessKind.ROLE: gettext_lazy("rol"),
    AccessKind.SECOND_FACTOR: gettext_lazy("tweede stap herstellen"),
    AccessKind.GUEST: gettext_lazy("lezen als gast"),
}
ACCESS_STATES: dict[AccessState, Promise] = {
    AccessState.PROPOSED: gettext_lazy("wacht op een tweede persoon"),
    AccessState.APPROVED: gettext_lazy("goedgekeurd"),
    AccessState.REJECTED: gettext_lazy("afgewezen"),
    AccessState.WITHDRAWN: gettext_lazy("ingetrokken"),
}
CLAIMS: dict[str, Promise] = {
    "sub": gettext_lazy("hieraan herkennen wij de persoon"),
    "nonce": gettext_lazy("hieraan zien wij dat het antwoord bij deze poging hoort"),
    "iss": gettext_lazy("moet het adres van de dienst zijn"),
    "aud": gettext_lazy("moet het client-id zijn"),
    "exp": gettext_lazy("daarna is het antwoord verlopen"),
    "email": gettext_lazy("wordt niet gebruikt: een adres kan van een ander worden"),
    "name": gettext_lazy("wordt niet gebruikt: een account heeft zijn eigen naam"),
}
# Pairs of colours that stand on each other, as the verdict over an identity names them.
CONTRASTS: dict[str, Promise] = {
    "contrast-header": gettext_lazy("Tekst in de kop"),
    "contrast-button": gettext_lazy("Tekst op de hoofdknop"),
    "contrast-button-edge": gettext_lazy("De hoofdknop op de pagina"),
    "contrast-link": gettext_lazy("Links en tweede knoppen"),
    "contrast-link-soft": gettext_lazy("Links op de zachte kleur"),
    "contrast-heading": gettext_lazy("Koppen"),
    "contrast-text-soft": gettext_lazy("Tekst op de zachte kleur"),
    "contrast-meaning-soft": gettext_lazy("Tekens als «te laat» op de zachte kleur"),
    "contrast-border": gettext_lazy("Randen van knoppen en tekens in grafieken"),
    "contrast-focus": gettext_lazy("De ring om wat u met het toetsenbord kiest"),
}
PALETTE: dict[str, Promise] = {
    "brand": gettext_lazy("kop"),
    "on_brand": gettext_lazy("tekst in de kop"),
    "button": gettext_lazy("hoofdknop"),
    "on_button": gettext_lazy("tekst op de hoofdknop"),
    "link": gettext_lazy("links"),
    "heading": gettext_lazy("koppen"),
    "soft": gettext_lazy("zachte kleur"),
    "accent": gettext_lazy("tweede kleur"),
    "radius": gettext_lazy("hoeken, in beeldpunten"),
}
ORIGINS: dict[str, Promise] = {
    "": gettext_lazy("zonder bron"),
    "colour": gettext_lazy("merkkleur"),
    "tokens": gettext_lazy("bestand met design tokens"),
    "mended": gettext_lazy("hersteld op contrast"),
    "logo": gettext_lazy("ander logo"),
    "no-logo": gettext_lazy("zonder logo"),
}
LEVELS: dict[Level, Promise] = {
    Level.OWNER: gettext_lazy("eigenaar"),
    Level.PRINCIPAL: gettext_lazy("opdrachtgever"),
    Level.CUSTOMER: gettext_lazy("klant"),
    Level.USER: gettext_lazy("eindgebruiker"),
}
# Under what a post stands on a page: one of the four levels, or beside them.
SIDES: dict[str, Promise] = {
    **LEVELS,
    "demand": gettext_lazy("coördineert de vraag"),
    "office": gettext_lazy("van de uitvoeringsorganisatie"),
}
POSTS: dict[str, Promise] = {
    PostKind.PORTFOLIO_HOLDER: gettext_lazy("portefeuillehouder I&A"),
    PostKind.SECRETARY_DIRECTOR: gettext_lazy("secretaris-directeur"),
    PostKind.CONTRACT_MANAGER: gettext_lazy("contractmanager"),
    PostKind.INFORMATION_MANAGER: gettext_lazy("informatiemanager"),
    PostKind.FUNCTIONAL_MANAGER: gettext_lazy("functioneel beheerder"),
    PostKind.ADVISER: gettext_lazy("adviseur informatiemanagement"),
    PostKind.ACCOUNT_MANAGER: gettext_lazy("accountmanager"),
}
GUEST: dict[str, Promise] = {"guest": gettext_lazy("gast")}
SHARED = GUEST | (
    MEASURES | ROLES | SOURCES | POINTS | CONTRASTS | LEVELS | POSTS
    | {one.value: KINDS[one] for one in KINDS}
    | {one.value: RELATIONS[one] for one in RELATIONS}
)


def get_side(kind: PostKind) -> str:
    """Return under what a kind of post stands on a page."""
    return kind.level or ("office" if kind.is_sso else "demand")


def describe_role(role: Role) -> str:
    """Return a role with its side, for a list in which both sides have a controller."""
    side = gettext("uitvoeringsorganisatie") if role.is_sso else gettext("gemeente")
    return f"{ROLES[role]} ({side})"


def sort_measures(measures: Iterable[MeasureLine]) -> list[MeasureLine]:
    """Return measures in the order in which people look for them, their own ones last."""
    order = {code: place for place, code in enumerate(MEASURES)}
    return sorted(measures, key=lambda one: (order.get(one.code, len(order)), one.code))


def get_measure_name(measure: MeasureLine) -> Promise | str:
    """Return the name of a measure; one of an arrangement's own keeps the name it was given."""
    return MEASURES.get(measure.code, measure.name)
