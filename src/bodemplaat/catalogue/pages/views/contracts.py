# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.pages import tables, words
from bodemplaat.catalogue.values import AgreementLine, NormInForce
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import ParticipantLine


@require_GET
@page()
def contract_list(request: HttpRequest) -> HttpResponse:
    """Show the tree: one arrangement, one charter, an agreement only where it deviates."""
    on, known_at = request.as_of, request.known_at
    agreements = {
        line.participant_code: line for line in queries.list_agreements(on, known_at)
    }
    charter = queries.find_charter(on, known_at)
    rows = [
        tables.ContractRow(
            participant=participant, agreement=agreements.get(participant.code),
            deviations=_count_deviations(charter, agreements.get(participant.code), on),
            is_shown=permissions.can_read_agreement(request.actor, participant.id),
        )
        for participant in organisations_queries.list_participants_on(on=on, known_at=known_at)
    ]  # fmt: skip
    context = {
        "charter": charter,
        "rows": rows,
        "shown": [row for row in rows if row.is_shown],
        "deviating": sum(bool(row.deviations) for row in rows),
    }
    return render(request, "catalogue/contract/list.html", context)


def _count_deviations(charter: Any, agreement: AgreementLine | None, on: Any) -> int:
    return rules.count_deviations(rules.list_norms_in_force(charter, agreement, on))


@require_GET
@page()
def contract_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show every norm that one participant has, what it inherits, and what deviates and why."""
    participant, agreement, norms = _get_norms(request, code)
    decisions = queries.list_decisions_behind(
        norm.decision_id for norm in norms if norm.decision_id
    )
    context = {
        "participant": participant,
        "agreement": agreement,
        "is_away": not _takes_part(request, participant.id),
        "charter": queries.find_charter(request.as_of, request.known_at),
        "rows": tables.list_norm_rows(norms, decisions),
        "deviating": rules.count_deviations(norms),
    }
    return render(request, "catalogue/contract/detail.html", context)


@require_GET
@page()
def contract_export(request: HttpRequest, code: str) -> HttpResponse:
    """Return the norms of one participant with their origin."""
    participant, _, norms = _get_norms(request, code)
    header = [
        gettext("norm"), gettext("waarde"), gettext("eenheid"), gettext("herkomst"),
        gettext("waarde in het handvest"), gettext("overeenkomst"), gettext("reden"),
        gettext("sinds"),
    ]  # fmt: skip
    rows = (
        [
            norm.norm.name, norm.value, words.NORM_UNITS[norm.norm.unit],
            words.ORIGINS[norm.origin],
            norm.charter_value,
            norm.agreement_number, norm.reason, norm.since.isoformat(),
        ]
        for norm in norms
    )  # fmt: skip
    name = f"normen-{request.arrangement.slug}-{participant.code}.csv"
    return csv_response(name, header, rows)


def _takes_part(request: Any, participant_id: int) -> bool:
    here = organisations_queries.list_participants_on(on=request.as_of, known_at=request.known_at)
    return any(one.id == participant_id for one in here)


def _get_norms(
    request: Any, code: str
) -> tuple[ParticipantLine, AgreementLine | None, tuple[NormInForce, ...]]:
    participant = organisations_queries.find_participant(code)
    if participant is None or not permissions.can_read_agreement(request.actor, participant.id):
        raise Http404
    on, known_at = request.as_of, request.known_at
    agreement = queries.find_agreement_on(participant_code=code, on=on, known_at=known_at)
    charter = None
    if _takes_part(request, participant.id):
        charter = queries.find_charter(on, known_at)
    norms = rules.list_norms_in_force(charter, agreement, on)
    return participant, agreement, norms

