# SPDX-License-Identifier: EUPL-1.2
"""Levels, variants, limits, choices and processes of both arrangements; all invented."""

from datetime import date

from bodemplaat.catalogue.demo.plans import (
    BASIC,
    EXTENDED,
    STANDARD,
    ChosenPlan,
    LimitPlan,
    OfferingPlan,
    ProcessPlan,
    TermsPlan,
)
from bodemplaat.catalogue.values import Unit

OFFERINGS = (
    OfferingPlan(
        code="werkplek-eenvoudig", name="Werkplek eenvoudig", service="werkplek", level=BASIC,
        unit=Unit.WORKPLACE, description="Een gedeelde werkplek zonder eigen beeldscherm.",
        terms=(TermsPlan(year=2010, euros="-180,00", days=5),),
    ),
    OfferingPlan(
        code="werkplek-standaard", name="Werkplek standaard", service="werkplek", level=STANDARD,
        unit=Unit.WORKPLACE, description="Een vaste werkplek met één beeldscherm.",
        terms=(TermsPlan(year=2010, euros="0,00", days=10),),
    ),
    OfferingPlan(
        code="werkplek-uitgebreid", name="Werkplek uitgebreid", service="werkplek",
        level=EXTENDED, unit=Unit.WORKPLACE,
        description="Twee beeldschermen en een snellere computer, binnen twee uur hersteld.",
        terms=(
            TermsPlan(year=2010, euros="264,00", days=10, norms={"herstel-groot": "2"}),
            TermsPlan(year=2013, euros="240,00", days=8, norms={"herstel-groot": "2"}),
        ),
    ),
    OfferingPlan(
        code="eigen-mailprogramma", name="Eigen mailprogramma", service="e-mail", level=None,
        unit=Unit.PARTICIPANT, description="Het mailprogramma van vóór de samenwerking blijft.",
        terms=(TermsPlan(year=2010, euros="7.450,00", days=30),),
    ),
    OfferingPlan(
        code="eigen-afdrukbeheer", name="Eigen afdrukbeheer", service="printen", level=None,
        unit=Unit.SITE, description="Eigen apparaten op de gang, met een eigen beheerprogramma.",
        terms=(TermsPlan(year=2010, euros="1.260,00", days=21),),
    ),
    OfferingPlan(
        code="eigen-afdrukkleur", name="Afdrukken in eigen huiskleur", service="printen",
        level=None, unit=Unit.SITE, description="Eigen papier en eigen kleurprofielen per locatie.",
        terms=(TermsPlan(year=2010, euros="385,00", days=14),),
    ),
    OfferingPlan(
        code="mobiel-standaard", name="Tablet met beheer", service="mobiel-werken",
        level=STANDARD, unit=Unit.DEVICE, description="Een tablet met post en agenda.",
        terms=(TermsPlan(year=2012, euros="0,00", days=15),),
    ),
    OfferingPlan(
        code="mobiel-uitgebreid", name="Tablet met toetsenbord", service="mobiel-werken",
        level=EXTENDED, unit=Unit.DEVICE,
        description="Een tablet met toetsenbord en eigen verbinding.",
        terms=(TermsPlan(year=2012, euros="96,00", days=20),),
    ),
)  # fmt: skip
LIMITS = (
    LimitPlan(service="werkplek", year=2010, variants=0, euros="20.000,00"),
    LimitPlan(service="e-mail", year=2010, variants=1, euros="8.000,00"),
    LimitPlan(service="printen", year=2010, variants=1, euros="5.000,00"),
)
ISZF = (
    ChosenPlan(participant="0653", offering="eigen-mailprogramma", quantity=1,
               on=date(2010, 3, 1), until=date(2012, 1, 1)),
    ChosenPlan(participant="1900", offering="werkplek-uitgebreid", quantity=60,
               on=date(2011, 2, 1)),
    ChosenPlan(participant="0072", offering="werkplek-eenvoudig", quantity=25,
               on=date(2011, 5, 1)),
    ChosenPlan(participant="0072", offering="eigen-afdrukbeheer", quantity=2,
               on=date(2011, 9, 1)),
    ChosenPlan(participant="0072", offering="eigen-afdrukkleur", quantity=2,
               on=date(2012, 6, 1)),
    ChosenPlan(participant="1900", offering="eigen-afdrukbeheer", quantity=6,
               on=date(2014, 7, 1), waits=True),
)  # fmt: skip
EQUALIT = (
    ChosenPlan(participant="0826", offering="werkplek-uitgebreid", quantity=72,
               on=date(2010, 4, 1)),
    ChosenPlan(participant="0879", offering="eigen-afdrukbeheer", quantity=3,
               on=date(2010, 7, 1)),
    ChosenPlan(participant="0824", offering="eigen-mailprogramma", quantity=1,
               on=date(2010, 9, 1), until=date(2013, 1, 1)),
    ChosenPlan(participant="0809", offering="werkplek-uitgebreid", quantity=90,
               on=date(2012, 3, 1)),
    ChosenPlan(participant="0798", offering="eigen-afdrukkleur", quantity=1,
               on=date(2013, 2, 1)),
    ChosenPlan(participant="0824", offering="eigen-afdrukbeheer", quantity=5,
               on=date(2014, 6, 1), waits=True),
)  # fmt: skip
PROCESSES = (
    ProcessPlan("paspoort-uitgeven", "Paspoort of rijbewijs uitgeven", "Burgerzaken",
                ("werkplek", "basisregistraties", "netwerk")),
    ProcessPlan("verhuizing-verwerken", "Verhuizing verwerken", "Burgerzaken",
                ("basisregistraties", "webomgeving")),
    ProcessPlan("vergunning-verlenen", "Omgevingsvergunning verlenen", "Ruimte",
                ("zaaksysteem", "geo-informatie", "basisregistraties")),
    ProcessPlan("handhaven", "Toezicht en handhaving", "Ruimte",
                ("mobiel-werken", "geo-informatie")),
    ProcessPlan("uitkering-verstrekken", "Uitkering verstrekken", "Sociale zaken",
                ("werkplek", "beveiliging", "zaaksysteem")),
    ProcessPlan("belasting-heffen", "Belasting heffen", "Financiën",
                ("basisregistraties", "printen")),
    ProcessPlan("factuur-betalen", "Factuur betalen", "Financiën",
                ("kantoorautomatisering", "printen")),
    ProcessPlan("raad-ondersteunen", "De raad ondersteunen", "Griffie",
                ("raadsinformatie", "webomgeving")),
    ProcessPlan("vragen-beantwoorden", "Vragen van inwoners beantwoorden",
                "Klantcontactcentrum", ("telefonie", "e-mail", "webomgeving")),
    ProcessPlan("personeel-beheren", "Personeel aannemen en begeleiden", "Personeelszaken",
                ("werkplek", "e-mail", "kantoorautomatisering")),
    ProcessPlan("openbare-ruimte", "Openbare ruimte onderhouden", "Beheer",
                ("geo-informatie", "mobiel-werken")),
    ProcessPlan("archief-bewaren", "Archief bewaren", "Informatiebeheer", ()),
)  # fmt: skip
