# SPDX-License-Identifier: EUPL-1.2
"""Guests, what is shared with them, and what a guest itself reads."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import csv_response, guest_page, page
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, guests
from bodemplaat.organisations.values import GuestLine, ShareDetail


@require_safe
@guest_page
def shared_list(request: HttpRequest) -> HttpResponse:
    """Show a guest what was shared with it, and nothing else."""
    rows = guests.list_share_rows(queries.list_shares(), request.today)
    context = {"guest": request.guest, "rows": rows}
    if request.GET.get("vorm") == "csv":
        header = ["zaak", "soort", "vanaf", "tot", "gedeeld door", "reden"]
        lines = ([row.line.title, row.kind, row.line.starts_on, row.line.ends_before,
                  row.line.shared_by, row.line.reason] for row in rows)  # fmt: skip
        return csv_response(f"gedeeld-{request.guest.slug}.csv", header, lines)
    return render(request, "organisations/shared/list.html", context)


@require_safe
@guest_page
def shared_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a guest one thing that was shared with it, as it was then."""
    share = _get_share(pk)
    return _show_share(request, share, {"guest": request.guest, "can_withdraw": False})


def _get_share(pk: int) -> ShareDetail:
    found = queries.find_share(pk)
    if found is None:
        raise Http404
    return found


def _show_share(
    request: HttpRequest, share: ShareDetail, context: dict[str, Any]
) -> HttpResponse:
    if request.GET.get("vorm") == "csv":
        header = ["onderdeel", "regel", "tekst", "bedrag"]
        rows = ([line.group, line.label, line.text,
                 None if line.cents is None else Cents(line.cents)]
                for line in share.lines)  # fmt: skip
        return csv_response(f"gedeeld-{share.id}.csv", header, rows)
    (row,) = guests.list_share_rows([share], request.today)
    context = {"row": row, "groups": guests.group_lines(share.lines), **context}
    return render(request, "organisations/share/detail.html", context)


@require_safe
@page()
def guest_list(request: HttpRequest) -> HttpResponse:
    """Show which organisations outside the arrangement read something."""
    rows = guests.list_guest_rows(queries.list_guests(), queries.list_shares(), request.as_of)
    context = {
        "current": [row for row in rows if row.state == "in-force"],
        "can_keep": request.actor.role in permissions.GUEST_KEEPERS,
    }
    return guests.Guests(request, rows).respond("organisations/guest/list.html", context)


@require_safe
@page()
def guest_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one guest: why, until when, who reads for it, and what."""
    guest = _get_guest(pk)
    shares = [line for line in queries.list_shares() if line.guest_id == pk]
    accounts = queries.list_guest_accounts(request.arrangement.id) if request.actor.is_sso else ()
    context = {
        "guest": guest,
        "state": guest.tell_state(request.as_of).value,
        "rows": guests.list_share_rows(shares, request.as_of),
        "accounts": [
            (line, line.is_over(request.today)) for line in accounts if line.guest_id == pk
        ],
        "can_keep": request.actor.role in permissions.GUEST_KEEPERS and guest.revoked_at is None,
        "can_share": request.actor.role in permissions.SHARERS and guest.revoked_at is None,
    }
    return render(request, "organisations/guest/detail.html", context)


def _get_guest(pk: int) -> GuestLine:
    found = queries.find_guest(pk)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.GUEST_KEEPERS)
def guest_create(request: HttpRequest) -> HttpResponse:
    """Let an organisation be a guest."""
    form = forms.Guest(request.POST or None, initial={"period": Period(request.today, None)})
    said = gettext_lazy("De gast is toegelaten. Deel iets, en stel een lezer voor.")
    return _answer(
        request, form, lambda: actions.register_guest(actor=request.actor, **form.get_values()),
        said, "organisations/guest/form.html", {},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.GUEST_KEEPERS)
def guest_propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a person who reads for a guest."""
    guest = _get_guest(pk)
    first = max(request.today, guest.starts_on)
    is_over = guest.ends_before is not None and guest.ends_before <= first
    initial = {} if is_over else {"period": Period(first, guest.ends_before)}
    form = forms.GuestPerson(request.POST or None, initial=initial)
    drafts.restore(request, form)
    said = gettext_lazy("Het voorstel wacht op een tweede persoon, bij Mensen en rechten.")
    return _answer(
        request, form,
        lambda: actions.propose_guest(guest_id=pk, actor=request.actor, **form.get_values()),
        said, "organisations/guest/propose.html", {"guest": guest},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.GUEST_KEEPERS)
def guest_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a guest in no more."""
    guest = _get_guest(pk)
    form = forms.Withdrawal(request.POST or None)
    said = gettext_lazy("De gast leest niets meer.")
    return _answer(
        request, form,
        lambda: actions.end_guest(guest_id=pk, actor=request.actor, **form.cleaned_data),
        said, "organisations/guest/end.html", {"guest": guest},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.GUEST_KEEPERS)
def reader_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one person read no more for a guest; the guest stays."""
    readers = queries.list_guest_accounts(request.arrangement.id)
    line = next((one for one in readers if one.id == pk), None)
    if line is None:
        raise Http404
    form = forms.Withdrawal(request.POST or None)
    said = gettext_lazy("Deze lezer komt er niet meer in.")
    return _answer(
        request, form,
        lambda: actions.end_reader(reader_id=pk, actor=request.actor, **form.cleaned_data),
        said, "organisations/reader/end.html",
        {"line": line, "guest": _get_guest(line.guest_id)},
    )  # fmt: skip


@require_safe
@page()
def share_list(request: HttpRequest) -> HttpResponse:
    """Show everything that was shared with guests, as far as the reader may know."""
    rows = guests.list_share_rows(queries.list_shares(), request.as_of)
    context = {
        "current": [row for row in rows if row.state == "in-force"],
        "can_share": request.actor.role in permissions.SHARERS,
    }
    return guests.Shares(request, rows).respond("organisations/share/list.html", context)


@require_safe
@page()
def share_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one thing as a guest reads it, with period and reason."""
    share = _get_share(pk)
    can_withdraw = permissions.can_share(request.actor, share.participant_id)
    context = {
        "url": _find_url(request, share),
        "can_withdraw": can_withdraw and share.revoked_at is None,
    }
    return _show_share(request, share, context)


def _find_url(request: HttpRequest, share: ShareDetail) -> str:
    """Return the page of the thing itself; a package may have gone."""
    arguments = {"arrangement": request.arrangement.slug, **share.url_kwargs}
    try:
        return reverse(share.url_name, kwargs=arguments)
    except NoReverseMatch:
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SHARERS)
def share_create(request: HttpRequest) -> HttpResponse:
    """Share a thing with a guest."""
    held = [one for one in queries.list_guests() if one.tell_state(request.today) == "in-force"]
    asked = {name: request.GET[name] for name in ("guest_id", "thing") if name in request.GET}
    form = forms.Share(
        request.POST or None, initial={"period": Period(request.today, None), **asked},
        guests=held, choices=guests.list_choices(request.today),
    )  # fmt: skip
    drafts.restore(request, form)
    said = gettext_lazy("De gast leest het in de periode die u koos.")
    return _answer(
        request, form,
        lambda: actions.send_share(
            actor=request.actor, shown_on=request.today, **form.get_values()
        ),
        said, "organisations/share/form.html", {"has_guests": bool(held)}, to="share-list",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SHARERS)
def share_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was shared."""
    share = _get_share(pk)
    form = forms.Withdrawal(request.POST or None)
    said = gettext_lazy("De gast leest het niet meer.")
    return _answer(
        request, form,
        lambda: actions.withdraw_share(share_id=pk, actor=request.actor, **form.cleaned_data),
        said, "organisations/share/withdraw.html", {"share": share}, to="share-list",
    )  # fmt: skip


def _answer(
    request: HttpRequest, form: Any, act: Callable[[], object], said: Promise, template: str,
    context: dict[str, Any], to: str = "guest-list",
) -> HttpResponse:
    """Show a form, or do what it says and go to a list."""
    if form.is_valid():
        try:
            act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            return redirect(f"organisations:{to}", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"form": form, **context}, status=status)
