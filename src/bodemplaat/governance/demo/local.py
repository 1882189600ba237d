# SPDX-License-Identifier: EUPL-1.2
"""Exceptions and rankings of both partnerships: decided, over, and waiting; all invented."""

from dataclasses import dataclass
from datetime import date

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import actions, queries
from bodemplaat.governance.demo.gate import SOURCE, Gate
from bodemplaat.governance.values import ExceptionDraft
from bodemplaat.organisations.values import Role


@dataclass(frozen=True)
class ExceptionPlan:
    """An exception with the day on which the body allowed it; without one it waits."""

    draft: ExceptionDraft
    proposed_on: date
    decided_on: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class RankingPlan:
    """A ranking with the day on which the body adopted it; without one it waits."""

    title: str
    items: tuple[str, ...]
    starts_on: date
    proposed_on: date
    decided_on: date | None = None
    reference: str = ""


def _draft(code: str, procedure: str, title: str, text: str, starts_on: date, ends_before: date,
           departs_from: str = "way_of_working") -> ExceptionDraft:  # fmt: skip
    return ExceptionDraft(
        participant_code=code, departs_from=departs_from, procedure=procedure, title=title,
        text=text, starts_on=starts_on, ends_before=ends_before, source=SOURCE,
        is_synthetic=True,
    )  # fmt: skip


EXCEPTIONS = {
    "iszf": (
        ExceptionPlan(
            _draft("0140", "storingen melden bij de servicedesk", "Eigen telefooncentrale",
                   "De oude centrale blijft tot haar contract afloopt; storingen gaan rechtstreeks "
                   "naar de leverancier.", date(2010, 1, 1), date(2011, 1, 1)),
            date(2009, 9, 14), date(2009, 10, 22), "DB 2009-10 telefooncentrale",
        ),
        ExceptionPlan(
            _draft("0072", "apparatuur bestellen via de catalogus", "Eigen inkoop van tablets",
                   "De raad vergadert al papierloos; de gemeente koopt de tablets voor de raad "
                   "zelf, tot de catalogus ze aanbiedt.", date(2013, 9, 1), date(2014, 9, 1)),
            date(2013, 5, 13), date(2013, 6, 20), "DB 2013-06 tablets",
        ),
        ExceptionPlan(
            _draft("0072", "wijzigingen alleen in het onderhoudsvenster",
                   "Wijzigingen overdag tijdens de verkiezingen",
                   "In de week van de verkiezingen moet een wijziging in het stembureausysteem ook "
                   "overdag kunnen.", date(2014, 5, 19), date(2014, 5, 26)),
            date(2014, 3, 3),
        ),
    ),
    "equalit": (
        ExceptionPlan(
            _draft("0826", "één aanvraagformulier voor autorisaties",
                   "Autorisaties van de brandweer",
                   "De brandweer gaat over naar de veiligheidsregio; tot dan regelt zij haar "
                   "autorisaties zelf.", date(2013, 7, 1), date(2014, 7, 1)),
            date(2013, 5, 6), date(2013, 6, 4), "EIG 2013-06 autorisaties",
        ),
    ),
}  # fmt: skip
RANKINGS = {
    "iszf": (
        RankingPlan(
            "Prioriteiten voor 2013",
            ("Uittreding van twee deelnemers afronden", "Basisregistratie personen",
             "Vernieuwing van de werkplek"),
            date(2013, 1, 1), date(2012, 10, 8), date(2012, 11, 15), "AC 2012-11 prioriteiten",
        ),
        RankingPlan(
            "Prioriteiten voor 2014",
            ("Zaakgericht werken", "Aansluiting op de basisregistratie grootschalige topografie",
             "Uitwijk van de servicedesk", "Gezamenlijke intranetomgeving"),
            date(2014, 1, 1), date(2013, 10, 7), date(2013, 11, 14), "AC 2013-11 prioriteiten",
        ),
    ),
    "equalit": (
        RankingPlan(
            "Prioriteiten voor het tweede halfjaar van 2014",
            ("Eén werkplek voor alle gemeenten", "Eén set applicaties voor burgerzaken",
             "Draadloos netwerk in de gemeentehuizen"),
            date(2014, 7, 1), date(2014, 3, 3),
        ),
    ),
}  # fmt: skip


def tell(world: DemoWorld, gate: Gate, slug: str) -> int:
    """Propose and decide exceptions and rankings of one arrangement; return the last ranking."""
    for plan in EXCEPTIONS[slug]:
        with tenancy.context(world.arrangements[slug]):
            proposal_id = actions.propose_exception(
                draft=plan.draft, proposed_on=plan.proposed_on,
                actor=world.actor(slug, Role.SSO_DIRECTOR, on=plan.proposed_on),
            )  # fmt: skip
        if plan.decided_on is not None:
            gate.decide_proposal(slug, proposal_id, plan.decided_on, plan.reference)
    for ranking in RANKINGS[slug]:
        _rank(world, gate, slug, ranking)
    with tenancy.context(world.arrangements[slug]):
        return queries.list_rankings(on=date.max)[0].id


def _rank(world: DemoWorld, gate: Gate, slug: str, plan: RankingPlan) -> None:
    with tenancy.context(world.arrangements[slug]):
        proposal_id = actions.propose_ranking(
            title=plan.title, items=plan.items, starts_on=plan.starts_on,
            text="Opgesteld uit de wensen van de deelnemers en de termijnen van de wet.",
            proposed_on=plan.proposed_on, source=SOURCE, is_synthetic=True,
            actor=world.actor(slug, Role.SSO_DIRECTOR, on=plan.proposed_on),
        )  # fmt: skip
    if plan.decided_on is not None:
        gate.decide_proposal(slug, proposal_id, plan.decided_on, plan.reference)
