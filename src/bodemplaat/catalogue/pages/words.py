# SPDX-License-Identifier: EUPL-1.2
"""The words on screen for the codes of this package."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.values import (
    Direction,
    Exceeded,
    Level,
    NormUnit,
    OfferingKind,
    OrderState,
    OrderStep,
    Origin,
    OwnItemState,
    PackageKind,
    Perspective,
    Side,
    Unit,
)

PACKAGE_KINDS: dict[PackageKind, Promise] = {
    PackageKind.BASE: gettext_lazy("basispakket"),
    PackageKind.PLUS: gettext_lazy("pluspakket"),
}
LEVELS: dict[Level, Promise] = {
    Level.BASIC: gettext_lazy("eenvoudig"),
    Level.STANDARD: gettext_lazy("standaard"),
    Level.EXTENDED: gettext_lazy("uitgebreid"),
}
UNITS: dict[str, Promise] = {
    Unit.WORKPLACE: gettext_lazy("werkplek"),
    Unit.ACCOUNT: gettext_lazy("account"),
    Unit.DEVICE: gettext_lazy("apparaat"),
    Unit.CONNECTION: gettext_lazy("aansluiting"),
    Unit.APPLICATION: gettext_lazy("applicatie"),
    Unit.SITE: gettext_lazy("locatie"),
    Unit.PARTICIPANT: gettext_lazy("deelnemer"),
}
AGREEMENT_TEXTS: dict[str, Promise] = {
    "notice": gettext_lazy("Opzegtermijn"),
}
AGREEMENT_EXAMPLES: dict[str, Promise] = {
    "notice": gettext_lazy("Bijvoorbeeld: een half jaar voor het einde van een jaar."),
}
NORM_UNITS: dict[NormUnit, Promise] = {
    NormUnit.PERCENT: gettext_lazy("procent"),
    NormUnit.SECOND: gettext_lazy("seconden"),
    NormUnit.MINUTE: gettext_lazy("minuten"),
    NormUnit.HOUR: gettext_lazy("uur"),
    NormUnit.WORKING_DAY: gettext_lazy("werkdagen"),
}
DIRECTIONS: dict[Direction, Promise] = {
    Direction.HIGHER: gettext_lazy("hoger"),
    Direction.LOWER: gettext_lazy("lager"),
}
ORIGINS: dict[Origin, Promise] = {
    Origin.CHARTER: gettext_lazy("handvest"),
    Origin.AGREEMENT: gettext_lazy("eigen overeenkomst"),
}
PERSPECTIVES: dict[Perspective, Promise] = {
    Perspective.MAINTENANCE: gettext_lazy("instandhouding"),
    Perspective.RENEWAL: gettext_lazy("vernieuwing"),
    Perspective.SUPPORT: gettext_lazy("ondersteuning"),
}
OFFERING_KINDS: dict[OfferingKind, Promise] = {
    OfferingKind.LEVEL: gettext_lazy("niveau"),
    OfferingKind.VARIANT: gettext_lazy("variant"),
}
EXCEEDED: dict[Exceeded, Promise] = {
    Exceeded.NO_LIMIT: gettext_lazy("voor deze dienst is geen ruimte voor afwijking vastgesteld"),
    Exceeded.VARIANTS: gettext_lazy("het zijn meer varianten dan een deelnemer zelf mag kiezen"),
    Exceeded.EXTRA: gettext_lazy("het kost meer dan een deelnemer zelf mag kiezen"),
}
ORDER_STATES: dict[OrderState, Promise] = {
    OrderState.DRAFT: gettext_lazy("concept"),
    OrderState.WAITING: gettext_lazy("wacht op goedkeuring"),
    OrderState.SUBMITTED: gettext_lazy("ingediend"),
    OrderState.ASSIGNED: gettext_lazy("in behandeling"),
    OrderState.DELIVERED: gettext_lazy("geleverd"),
    OrderState.CLOSED: gettext_lazy("afgesloten"),
    OrderState.REJECTED: gettext_lazy("afgekeurd"),
    OrderState.CANCELLED: gettext_lazy("geannuleerd"),
    OrderState.WITHDRAWN: gettext_lazy("ingetrokken"),
}
ORDER_STEPS: dict[OrderStep, Promise] = {
    OrderStep.DRAFTED: gettext_lazy("opgesteld"),
    OrderStep.SUBMITTED: gettext_lazy("ingediend"),
    OrderStep.APPROVED: gettext_lazy("goedgekeurd"),
    OrderStep.REJECTED: gettext_lazy("afgekeurd"),
    OrderStep.ASSIGNED: gettext_lazy("toegewezen"),
    OrderStep.DELIVERED: gettext_lazy("geleverd"),
    OrderStep.CLOSED: gettext_lazy("afgesloten"),
    OrderStep.CANCELLED: gettext_lazy("geannuleerd"),
    OrderStep.WITHDRAWN: gettext_lazy("ingetrokken"),
}
STEP_BUTTONS: dict[OrderStep, Promise] = {
    OrderStep.SUBMITTED: gettext_lazy("Dien de bestelling in"),
    OrderStep.APPROVED: gettext_lazy("Keur de bestelling goed"),
    OrderStep.REJECTED: gettext_lazy("Keur de bestelling af"),
    OrderStep.ASSIGNED: gettext_lazy("Wijs de bestelling toe"),
    OrderStep.DELIVERED: gettext_lazy("Leg de levering vast"),
    OrderStep.CLOSED: gettext_lazy("Neem de levering aan"),
    OrderStep.CANCELLED: gettext_lazy("Annuleer de bestelling"),
    OrderStep.WITHDRAWN: gettext_lazy("Trek de bestelling in"),
}
OWN_STATES: dict[OwnItemState, Promise] = {
    OwnItemState.ASKED: gettext_lazy("gevraagd"),
    OwnItemState.PRICED: gettext_lazy("geprijsd"),
    OwnItemState.AGREED: gettext_lazy("afgesproken"),
    OwnItemState.REFUSED: gettext_lazy("niet geleverd"),
    OwnItemState.WITHDRAWN: gettext_lazy("ingetrokken"),
}
SIDES: dict[str, Promise] = {
    Side.SSO: gettext_lazy("uitvoeringsorganisatie"),
    "both-sides": gettext_lazy("beide kanten"),
}
MEASURED: dict[str, Promise] = {
    "services": gettext_lazy("diensten"),
    "choices": gettext_lazy("keuzes"),
}
SHARED: dict[str, Promise] = {
    **MEASURED, **UNITS, **LEVELS, **SIDES,
    **{f"order-{state}": said for state, said in ORDER_STATES.items()},
    **{f"step-{step}": said for step, said in ORDER_STEPS.items()},
    **{f"own-{state}": said for state, said in OWN_STATES.items()},
}  # fmt: skip
