# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import documents, forms, tables, words
from bodemplaat.catalogue.pages.forms.fields import get_end
from bodemplaat.catalogue.pages.views.packages import list_prices_by_service
from bodemplaat.catalogue.values import (
    AgreementDraft,
    AgreementLine,
    AgreementState,
    PackageKind,
)
from bodemplaat.foundation import drafts, papers
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Role


@require_GET
@page()
def agreement_list(request: HttpRequest) -> HttpResponse:
    """Show what is in force, what waits for a signature, and what came before or after."""
    lines = [
        line
        for line in queries.list_all_agreements(request.known_at)
        if line.drafted_on <= request.as_of
    ]
    rows = [_get_row(request, line) for line in lines]
    context = {
        "waiting": [row for row in rows if row.state == "draft"],
        "in_force_count": sum(row.state == "in-force" for row in rows),
        "can_draft": permissions.can_propose(request.actor, "agreement"),
    }
    participants = {line.participant_code: line.participant_name for line in lines}
    found = tables.Agreements(request, rows, {"deelnemer": participants})
    return found.respond("catalogue/agreement/list.html", context)


def _get_row(request: Any, line: AgreementLine) -> tables.AgreementRow:
    return tables.get_agreement_row(
        line, actor=request.actor, sso_name=request.arrangement.sso_name, on=request.as_of
    )


@require_GET
@page()
def agreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one agreement: what is taken, who signed, and the button for who still has to."""
    form = forms.SignForm(initial={"signed_on": request.today})
    return _show(request, pk, form, status=200)


def _show(request: Any, pk: int, form: forms.SignForm, *, status: int) -> HttpResponse:
    on, known_at = request.as_of, request.known_at
    line = _get_line(pk, known_at)
    versions = queries.list_package_versions(on, known_at)
    taken = tables.list_taken_rows(line.taken, list_prices_by_service(request), on)
    context = {
        "row": _get_row(request, line),
        "taken": taken,
        "taken_cents": sum(row.yearly_cents or 0 for row in taken if row.holds),
        "base": next((found for found in versions if found.kind is PackageKind.BASE), None),
        "charter": queries.find_charter(on, known_at),
        "versions": [
            _get_row(request, found)
            for found in queries.list_versions_of_agreement(line.number, known_at)
        ],
        "deviations": tables.list_deviation_rows(line.deviations),
        "texts": [
            (label, getattr(line, name)) for name, label in words.AGREEMENT_TEXTS.items()
            if getattr(line, name)
        ],
        **_list_acts(request, line),
        "form": form,
    }
    return render(request, "catalogue/agreement/detail.html", context, status=status)


def _list_acts(request: Any, line: AgreementLine) -> dict[str, bool]:
    """Return what the reader may do with an agreement besides signing it."""
    may_draft = permissions.can_propose(request.actor, "agreement")
    is_signed = line.state is AgreementState.SIGNED
    side = permissions.find_side(request.actor, line.participant_id)
    return {
        "can_amend": is_signed and may_draft,
        "can_end": is_signed and side is not None,
        "can_withdraw": line.state is AgreementState.DRAFT and may_draft,
    }


def _get_line(pk: int, known_at: Any) -> AgreementLine:
    try:
        return queries.get_agreement(pk, known_at)
    except queries.UnknownAgreement as refusal:
        raise Http404 from refusal


@require_GET
@page()
def agreement_print(request: HttpRequest, pk: int) -> HttpResponse:
    """Return an agreement as a PDF, with all that it promises on the day of its term."""
    known_at = request.known_at
    line = _get_line(pk, known_at)
    on = rules.nearest_day(Period(line.starts_on, line.ends_before), request.as_of)
    versions = queries.list_package_versions(on, known_at)
    prices = tables.list_price_rows(queries.list_prices_on(on, known_at), {}, on)
    agreed = documents.Agreed(
        row=_get_row(request, line), on=on,
        base=next((found for found in versions if found.kind is PackageKind.BASE), None),
        taken=tables.list_taken_rows(line.taken, tables.group_prices(prices), on),
        norms=rules.list_norms_in_force(queries.find_charter(on, known_at), line, on),
    )  # fmt: skip
    head = organisations_queries.get_letterhead(request.identity)
    written = documents.write_agreement(agreed, author=request.arrangement.sso_name, head=head)
    return papers.pdf_response(f"{request.arrangement.slug}-{line.number}.pdf", written)


@require_POST
@page(roles=(Role.SSO_DIRECTOR, Role.SECRETARY))
def agreement_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign an agreement for the side of the reader."""
    _get_line(pk, None)
    form = forms.SignForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, form, status=422)
    try:
        is_complete = actions.sign_agreement(
            agreement_id=pk, signed_on=form.cleaned_data["signed_on"], actor=request.actor
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, pk, form, status=422)
    said = gettext("U heeft getekend; de overeenkomst is van kracht.")
    if not is_complete:
        said = gettext("U heeft getekend; de andere kant moet nog tekenen.")
    return _redirect_to_line(request, pk, said)


def _get_agreement_form(request: Any, amended: AgreementLine | None = None) -> Any:
    on, known_at = request.as_of, request.known_at
    plus = queries.list_plus_codes(on)
    form = forms.AgreementForm(
        request.POST or None,
        participants=[
            (line.code, line.name)
            for line in organisations_queries.list_participants_on(on=on, known_at=known_at)
        ],
        prices=[
            line for line in queries.list_prices_on(on, known_at) if line.service_code in plus
        ],
        charter=queries.find_charter(on, known_at),
        amended=amended,
        initial={"participant": request.GET.get("deelnemer", "")},
    )
    drafts.restore(request, form)
    return form


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["agreement"])
def agreement_create(request: HttpRequest) -> HttpResponse:
    """Draft an agreement: what is taken besides the base, and where it deviates."""
    form = _get_agreement_form(request)
    if form.is_valid():
        data = form.cleaned_data
        draft = AgreementDraft(
            number=data["number"], participant_code=data["participant"], **form.get_texts(),
            **form.get_terms(),
        )
        try:
            pk = actions.draft_agreement(
                draft=draft, drafted_on=request.today, actor=request.actor
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _redirect_to_draft(request, pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/agreement/form.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["agreement"])
def agreement_amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the next version of an agreement, from what it holds now."""
    line = _get_line(pk, None)
    form = _get_agreement_form(request, line)
    if form.is_valid():
        try:
            new = actions.amend_agreement(
                agreement_id=pk, reason=form.cleaned_data["reason"], drafted_on=request.today,
                actor=request.actor, texts=form.get_texts(), **form.get_terms(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _redirect_to_draft(request, new)
    context = {"form": form, "line": line}
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/agreement/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SIGNERS)
def agreement_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an agreement for the side of the reader, after a last day."""
    line, form = _get_line(pk, None), forms.AgreementEndForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end_agreement(
                agreement_id=pk, ends_before=get_end(form.cleaned_data["last_on"]),
                reason=form.cleaned_data["reason"], actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            said = gettext("De overeenkomst eindigt; wat zij beloofde, blijft te lezen.")
            return _redirect_to_line(request, pk, said)
    return _show_close(request, "end", line, form)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["agreement"])
def agreement_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a draft that not both sides have signed."""
    line, form = _get_line(pk, None), forms.AgreementWithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_agreement(
                agreement_id=pk, reason=form.cleaned_data["reason"], actor=request.actor
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _redirect_to_line(request, pk, gettext("Het concept is ingetrokken."))
    return _show_close(request, "withdraw", line, form)


def _show_close(request: Any, page_name: str, line: AgreementLine, form: Any) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "line": line}
    return render(request, f"catalogue/agreement/{page_name}.html", context, status=status)


def _redirect_to_draft(request: Any, pk: int) -> HttpResponse:
    said = gettext("Het concept staat klaar; beide kanten moeten tekenen.")
    return _redirect_to_line(request, pk, said)


def _redirect_to_line(request: Any, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("catalogue:agreement-detail", arrangement=request.arrangement.slug, pk=pk)
