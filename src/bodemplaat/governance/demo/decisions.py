# SPDX-License-Identifier: EUPL-1.2
"""Decisions about policy and membership, and what waits or was taken back on the demo's today."""

from datetime import date, timedelta

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import actions, queries
from bodemplaat.governance.demo.gate import Gate
from bodemplaat.governance.values import Choice, DecisionKind, SubjectReference
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import ParticipationLine, Role

POLICY, MEMBERSHIP = DecisionKind.POLICY, DecisionKind.MEMBERSHIP
RESULT = DecisionKind.RESULT_DESTINATION


def tell(world: DemoWorld, gate: Gate, slug: str) -> dict[str, int]:
    """Take the decisions of one arrangement, and return the ids of some proposals by name."""
    subject = SubjectReference("organisations.arrangement", world.arrangements[slug])
    with tenancy.context(world.arrangements[slug]):
        participations = organisations_queries.list_all_participations()
        successions = organisations_queries.list_successions()
        starts_on = min(line.starts_on for line in participations)
    dissolved = {(one.participant_code, one.takes_effect_on) for one in successions}
    for line in participations:
        if line.starts_on > starts_on:
            _join(gate, slug, line)
        is_dissolved = (line.participant.code, line.ends_before) in dissolved
        if line.ends_before is not None and not is_dissolved:
            _leave(gate, slug, line)
    return _tell_iszf(world, gate, subject) if slug == "iszf" else _tell_equalit(gate, subject)


def _join(gate: Gate, slug: str, line: ParticipationLine) -> None:
    name = line.participant.name
    proposal_id = gate.propose(
        slug,
        MEMBERSHIP,
        SubjectReference("organisations.participation", line.id),
        f"Toetreding van {name}",
        f"Voorgesteld wordt {name} te laten toetreden. Bron van de deelname: {line.source}.",
        line.starts_on - timedelta(days=75),
        line.starts_on,
        "De toetreding komt uit de genoemde bron; de dag van het besluit is een aanname.",
    )
    body = "AB" if slug == "iszf" else "EIG"
    decided_on = line.starts_on - timedelta(days=40)
    reference = f"{body} {decided_on:%Y-%m} toetreding {name}"
    gate.decide_proposal(slug, proposal_id, decided_on, reference)


def _leave(gate: Gate, slug: str, line: ParticipationLine) -> None:
    assert line.ends_before is not None
    name, decided_on = line.participant.name, line.ends_before - timedelta(days=40)
    proposal_id = gate.propose(
        slug,
        MEMBERSHIP,
        SubjectReference("organisations.participation", line.id),
        f"Gevolgen van de uittreding van {name}",
        f"{name} treedt uit. Uittreden is een recht van de deelnemer; het bestuur regelt de "
        f"gevolgen (Wgr artikel 9). Bron: {line.end_source}.",
        decided_on - timedelta(days=35),
        line.ends_before,
        "De uittreding komt uit de genoemde bron; de dag van het besluit is een aanname.",
    )
    gate.decide_proposal(
        slug, proposal_id, decided_on, f"AB {decided_on:%Y-%m} uittreding {name}"
    )


def _tell_iszf(world: DemoWorld, gate: Gate, subject: SubjectReference) -> dict[str, int]:
    gate.decide(
        "iszf",
        POLICY,
        subject,
        "Gezamenlijk ICT-beleid 2005 tot en met 2008",
        "Het beleid legt vast dat de deelnemers één architectuur en één manier van werken volgen.",
        date(2004, 9, 6),
        date(2004, 11, 18),
        date(2005, 1, 1),
        "AB 2004-11 beleid",
    )
    adopted = gate.propose(
        "iszf",
        POLICY,
        subject,
        "Gezamenlijk ICT-beleid 2009 tot en met 2012",
        "Het beleid bereidt voor op de basisregistraties en op aanvullende deelnemers.",
        date(2008, 9, 8),
        date(2009, 1, 1),
    )
    choices = (Choice.FOR, Choice.FOR, Choice.ABSTAIN, Choice.AGAINST)
    gate.vote("iszf", adopted, date(2008, 11, 20), "AB 2008-11 beleid", choices)
    rejected = gate.propose(
        "iszf",
        POLICY,
        subject,
        "Eigen serverruimte per gemeente",
        "Het voorstel laat iedere gemeente een eigen serverruimte houden naast de centrale.",
        date(2009, 9, 7),
        date(2010, 1, 1),
    )
    votes = (Choice.FOR, Choice.FOR, Choice.FOR, *[Choice.AGAINST] * 4)
    gate.vote("iszf", rejected, date(2009, 11, 19), "AB 2009-11 serverruimte", votes)
    reconvened = _tell_reconvened(gate, subject)
    waiting, withdrawn = _tell_iszf_lately(world, gate, subject)
    return {
        "waiting": waiting, "adopted": adopted, "rejected": rejected, "withdrawn": withdrawn,
        "reconvened": reconvened,
    }  # fmt: skip


def _tell_reconvened(gate: Gate, subject: SubjectReference) -> int:
    reconvened = gate.propose(
        "iszf",
        POLICY,
        subject,
        "Uitwijk van de centrale computerruimte",
        "Het voorstel legt vast dat de deelnemers elkaars ruimte als uitwijk gebruiken.",
        date(2011, 5, 9),
        date(2011, 9, 1),
    )
    gate.meet_without_quorum("iszf", reconvened, date(2011, 6, 23), present=1)
    gate.vote(
        "iszf", reconvened, date(2011, 7, 7), "AB 2011-07 uitwijk", present=1, is_reconvened=True
    )
    return reconvened


def _tell_iszf_lately(
    world: DemoWorld, gate: Gate, subject: SubjectReference
) -> tuple[int, int]:
    withdrawn = gate.propose(
        "iszf",
        POLICY,
        subject,
        "Ondersteuning in het weekend voor iedereen",
        "Het voorstel opent de servicedesk op zaterdag voor alle deelnemers.",
        date(2012, 5, 14),
        date(2013, 1, 1),
    )
    with tenancy.context(world.arrangements["iszf"]):
        actions.withdraw(
            proposal_id=withdrawn,
            reason="Twee deelnemers treden uit; eerst de gevolgen daarvan in beeld.",
            withdrawn_on=date(2012, 6, 20),
            actor=world.actor("iszf", Role.SSO_DIRECTOR, on=date(2012, 6, 20)),
        )
    waiting = gate.propose(
        "iszf",
        POLICY,
        subject,
        "Gezamenlijk ICT-beleid 2014 tot en met 2017",
        "Het beleid gaat uit van drie deelnemers, zaakgericht werken en minder eigen beheer.",
        date(2014, 2, 10),
        date(2014, 7, 1),
    )
    with tenancy.context(world.arrangements["iszf"]):
        rule = queries.get_rule(kind=POLICY, on=date(2014, 3, 6))
    gate.advise("iszf", waiting, rule, date(2014, 3, 6))
    return waiting, withdrawn


def _tell_equalit(gate: Gate, subject: SubjectReference) -> dict[str, int]:
    adopted = gate.propose(
        "equalit",
        DecisionKind.ENTRY_FEE,
        subject,
        "Frictiekosten bij toetreding",
        "Een nieuwe klant betaalt eenmalig de kosten van de overgang: inrichting, verhuizing en "
        "lopende contracten.",
        date(2007, 9, 3),
        date(2007, 11, 1),
    )
    choices = (Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.AGAINST, Choice.RECUSED)
    gate.vote("equalit", adopted, date(2007, 10, 9), "EIG 2007-10 frictiekosten", choices)
    waiting = gate.propose(
        "equalit",
        RESULT,
        subject,
        "Bestemming van het resultaat over 2013",
        "Voorgesteld wordt het voordelig resultaat terug te geven naar het aantal werkplekken. "
        "Welk orgaan hierover beslist, is niet geregeld.",
        date(2014, 2, 24),
        date(2014, 7, 1),
    )
    policy = gate.propose(
        "equalit",
        POLICY,
        subject,
        "Eén beveiligingsbeleid voor alle deelnemers",
        "Het voorstel vervangt het eigen beveiligingsbeleid van iedere gemeente door één beleid.",
        date(2013, 10, 7),
        date(2014, 7, 1),
    )
    return {"waiting": waiting, "adopted": adopted, "open": policy}
