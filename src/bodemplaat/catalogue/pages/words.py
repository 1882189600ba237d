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
    Origin,
    PackageKind,
    Perspective,
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
SHARED: dict[str, Promise] = {**UNITS, **LEVELS}
