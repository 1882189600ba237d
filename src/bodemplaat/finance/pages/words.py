# SPDX-License-Identifier: EUPL-1.2
"""The words on screen for the codes of money."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.finance.values import KeyKind, LineKind, SettlementKind, VatRegime, WithinYear

Text = str | Promise
KINDS: Mapping[SettlementKind, Promise] = {
    SettlementKind.BUDGET: gettext_lazy("begroting"),
    SettlementKind.FINAL: gettext_lazy("eindafrekening"),
}
TITLES: Mapping[SettlementKind, Promise] = {
    SettlementKind.BUDGET: gettext_lazy("Bijdragen volgens de begroting"),
    SettlementKind.FINAL: gettext_lazy("Eindafrekening"),
}
WITHIN_YEAR: Mapping[WithinYear, tuple[Promise, Promise]] = {
    WithinYear.SEGMENTS_PER_DAY: (
        gettext_lazy("segmenten per dag"),
        gettext_lazy(
            "Verandert in het jaar wie meedoet of welke sleutel geldt, dan gaat een onderdeel "
            "eerst naar kalenderdagen over de delen van het jaar, en dan per deel over de "
            "deelnemers van dat deel."
        ),
    ),
    WithinYear.SEGMENTS_PER_MONTH: (
        gettext_lazy("segmenten per maand"),
        gettext_lazy(
            "Verandert in het jaar wie meedoet of welke sleutel geldt, dan telt elke maand even "
            "zwaar en hoort hij bij de stand van zijn eerste dag."
        ),
    ),
    WithinYear.TIME_WEIGHTED_KEY: (
        gettext_lazy("tijdgewogen sleutel"),
        gettext_lazy(
            "Het gewicht van een deelnemer is zijn waarde maal het aantal dagen dat hij "
            "meedeed; daarna wordt een onderdeel in één keer verdeeld."
        ),
    ),
}
ROUNDING: Mapping[str, tuple[Promise, Promise]] = {
    "largest-remainder": (
        gettext_lazy("grootste rest"),
        gettext_lazy(
            "Elk aandeel gaat eerst naar beneden op hele centen; de centen die overblijven gaan "
            "één voor één naar de grootste resten, zodat elk onderdeel precies sluit."
        ),
    ),
    "half-up-to-largest": (
        gettext_lazy("halve cent omhoog, verschil bij de grootste"),
        gettext_lazy(
            "Elk aandeel wordt op de dichtstbijzijnde cent afgerond; wat dan niet sluit, komt bij "
            "het grootste aandeel."
        ),
    ),
    "half-even-closing": (
        gettext_lazy("halve cent naar even, sluitend"),
        gettext_lazy(
            "Elk aandeel wordt op de dichtstbijzijnde cent afgerond, een halve naar de even cent; "
            "wat dan niet sluit, gaat cent voor cent naar de grootste resten."
        ),
    ),
}
LINE_KINDS: Mapping[LineKind, Promise] = {
    LineKind.ALLOCATED: gettext_lazy("verdeeld met een sleutel"),
    LineKind.TARIFF: gettext_lazy("prijs maal aantal"),
    LineKind.DIRECT: gettext_lazy("eigen bestellingen"),
}
VAT_REGIMES: Mapping[VatRegime, Promise] = {
    VatRegime.CHARGED: gettext_lazy("btw over de bijdrage, tegen het tarief van het moment"),
    VatRegime.TRANSPARENT: gettext_lazy("betaalde btw gaat met dezelfde sleutel mee"),
    VatRegime.EXEMPT_COST: gettext_lazy("betaalde btw hoort bij de kosten"),
}
KEY_KINDS: Mapping[KeyKind, Promise] = {
    KeyKind.MEASURED: gettext_lazy("naar gemeten waarden"),
    KeyKind.EQUAL: gettext_lazy("gelijke delen"),
    KeyKind.FIXED: gettext_lazy("vaste percentages"),
    KeyKind.PARTICIPATION: gettext_lazy("naar eigen deelname"),
}
RESULT = gettext_lazy("Resultaat bij de eigenaar")
# What evidence says of a year or an amount, besides the states of governance.
MARKS: Mapping[str, Promise] = {
    "booked": gettext_lazy("geboekt"),
    "not-settled": gettext_lazy("nog niet voorgesteld"),
    "superseded": gettext_lazy("vervangen"),
}
SHARED = {**KINDS, **MARKS}
