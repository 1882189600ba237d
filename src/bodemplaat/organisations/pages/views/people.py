# SPDX-License-Identifier: EUPL-1.2
"""Who sits where for which participant, and the talks with its adviser."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, lists, people_rows, words
from bodemplaat.organisations.values import (
    ParticipantLine,
    PersonLine,
    PostKind,
    PostLine,
    TalkLine,
    TenureLine,
)


@require_safe
@page()
def contact_list(request: HttpRequest) -> HttpResponse:
    """Show on which levels somebody is there, per participant, and who holds each post."""
    on, known_at = request.as_of, request.known_at
    seating = queries.get_seating(on=on, known_at=known_at)
    rows = people_rows.list_post_rows(seating.posts)
    context = {
        "contacts": people_rows.group_levels(seating.levels, seating.pairs),
        "levels": tuple(words.LEVELS.values()),
        "vacant": sum(line.is_vacant for line in seating.levels),
        "number": len(seating.levels),
    }
    names = {pair.participant_code: pair.participant_name for pair in seating.pairs}
    choices = {"deelnemer": names}
    return lists.Posts(request, rows, choices).respond("organisations/contact/list.html", context)


@require_safe
@page()
def contact_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show who sits where for one participant, who sat there before, and its talks."""
    participant = _get_participant(request, code)
    on, known_at, actor = request.as_of, request.known_at, request.actor
    seated = queries.list_seated(on=on, known_at=known_at, participant_id=participant.id)
    tenures = queries.list_tenures(known_at=known_at, participant_id=participant.id)
    talks = queries.list_talks(participant_id=participant.id, known_at=known_at)
    ours = [kind for kind in PostKind if permissions.can_arrange(actor, participant.id, kind)]
    everybody = queries.list_participants_on(on=on, known_at=known_at)
    context = {
        "participant": participant,
        "takes_part": participant.id in {line.id for line in everybody},
        "is_invented": any(term.person.is_synthetic for term in tenures),
        "groups": people_rows.list_post_groups(seated, ours),
        "seated": seated,
        "vacant": people_rows.list_vacant_levels(seated),
        "ended": people_rows.list_ended(tenures, on),
        "coming": people_rows.list_coming(tenures, on),
        "talks": talks,
        "next_talk": next((t for t in talks if t.is_open and t.planned_on >= on), None),
        "can_arrange": bool(ours),
        "can_plan": permissions.can_plan_talks(actor, participant.id),
        "may_read_talks": actor.is_sso or actor.participant_id == participant.id,
    }
    return render(request, "organisations/contact/detail.html", context)


@require_safe
@page()
def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what somebody does for whom, did and will do, and how to reach the person."""
    person = _get_person(pk)
    on, actor = request.as_of, request.actor
    tenures = queries.list_tenures(known_at=request.known_at, person_id=pk)
    context = {
        "person": person,
        "current": people_rows.list_current(tenures, on),
        "ended": people_rows.list_ended(tenures, on),
        "coming": people_rows.list_coming(tenures, on),
        "can_amend": person.erased_at is None and permissions.can_amend_person(actor, pk),
        "can_erase": person.erased_at is None and permissions.can_erase_person(actor, pk),
    }
    return render(request, "organisations/person/detail.html", context)


def _get_participant(request: HttpRequest, code: str) -> ParticipantLine:
    return _require(queries.find_participant(code, on=request.as_of, known_at=request.known_at))


def _get_person(pk: int) -> PersonLine:
    return _require(queries.find_person(pk))


def _get_post(pk: int) -> PostLine:
    return _require(queries.find_post(pk))


def _get_arranged(request: HttpRequest, pk: int) -> TenureLine:
    """Return a term of a post that the reader fills."""
    tenure = _require(queries.find_tenure(pk))
    post = tenure.post
    _allow(permissions.can_arrange(request.actor, post.participant_id, post.kind))
    return tenure


def _get_talk(pk: int) -> TalkLine:
    return _require(queries.find_talk(pk))


def _allow(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def _require(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def post_create(request: HttpRequest, code: str) -> HttpResponse:
    """Register a post of a participant."""
    participant = _get_participant(request, code)
    can = permissions.can_arrange
    kinds = [kind for kind in PostKind if can(request.actor, participant.id, kind)]
    _allow(bool(kinds))
    form = forms.Post(request.POST or None, kinds=kinds)

    def register(**values: Any) -> object:
        return actions.register_post(participant_code=code, actor=request.actor, **values)

    said = gettext_lazy("De plek is toegevoegd.")
    context = {"participant": participant}
    return _answer(request, form, register, said, "organisations/post/create.html", context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def post_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a post that nobody needs to hold any more."""
    post = _get_post(pk)
    _allow(permissions.can_arrange(request.actor, post.participant_id, post.kind))
    form = forms.Closing(request.POST or None, initial={"closed_on": request.today})

    def close(**values: Any) -> object:
        return actions.close_post(post_id=pk, actor=request.actor, **values)

    said = gettext_lazy("De plek is gesloten.")
    context = {"post": post, "word": words.POSTS[post.kind]}
    code = post.participant_code
    return _answer(request, form, close, said, "organisations/post/close.html", context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def tenure_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody hold a post, or stand in for who holds it."""
    post = _get_post(pk)
    _allow(permissions.can_arrange(request.actor, post.participant_id, post.kind))
    form = forms.Seat(request.POST or None)
    drafts.restore(request, form)

    def seat(**values: Any) -> object:
        return actions.seat_person(post_id=pk, actor=request.actor, **values)

    said = gettext_lazy("De plek is bezet.")
    context = {"post": post, "word": words.POSTS[post.kind]}
    code = post.participant_code
    return _answer(request, form, seat, said, "organisations/tenure/create.html", context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def tenure_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody take over a post."""
    tenure = _get_arranged(request, pk)
    form = forms.Replacement(request.POST or None, initial={"starts_on": request.today})
    drafts.restore(request, form)

    def replace(**values: Any) -> object:
        return actions.replace_holder(tenure_id=pk, actor=request.actor, **values)

    said = gettext_lazy("De plek is overgenomen.")
    context = {"tenure": tenure, "word": words.POSTS[tenure.post.kind]}
    code, place = tenure.post.participant_code, "organisations/tenure/replace.html"
    return _answer(request, form, replace, said, place, context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def tenure_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End the term of somebody."""
    tenure = _get_arranged(request, pk)
    form = forms.Ending(request.POST or None, initial={"last_on": request.today})

    def end(**values: Any) -> object:
        return actions.end_tenure(tenure_id=pk, actor=request.actor, **values)

    said = gettext_lazy("De termijn is beëindigd.")
    context = {"tenure": tenure, "word": words.POSTS[tenure.post.kind]}
    code, place = tenure.post.participant_code, "organisations/tenure/end.html"
    return _answer(request, form, end, said, place, context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the name or the addresses of a person."""
    person = _get_person(pk)
    _allow(permissions.can_amend_person(request.actor, pk))
    initial = {"name": person.name, "email": person.email, "phone": person.phone}
    form = forms.Person(request.POST or None, initial=initial)

    def amend(**values: Any) -> object:
        return actions.amend_person(person_id=pk, actor=request.actor, **values)

    said = gettext_lazy("De gegevens zijn gewijzigd.")
    return _answer(request, form, amend, said, "organisations/person/edit.html", {"person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.ERASERS)
def person_erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase who a person is."""
    person = _get_person(pk)
    _allow(permissions.can_erase_person(request.actor, pk))
    form = forms.Erasing(request.POST or None)

    def erase(**values: Any) -> object:
        return actions.erase_person(person_id=pk, actor=request.actor, **values)

    said = gettext_lazy("De persoon is gewist, ook in het logboek.")
    context = {"person": person}
    return _answer(request, form, erase, said, "organisations/person/erase.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def talk_create(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a talk of a participant with its adviser."""
    participant = _get_participant(request, code)
    _allow(permissions.can_plan_talks(request.actor, participant.id))
    form = forms.Talk(request.POST or None)

    def plan(**values: Any) -> object:
        return actions.register_talk(participant_code=code, actor=request.actor, **values)

    said = gettext_lazy("Het gesprek is gepland.")
    context = {"participant": participant}
    return _answer(request, form, plan, said, "organisations/talk/create.html", context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def talk_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a talk was held."""
    talk = _get_talk(pk)
    form = forms.Held(request.POST or None, initial={"held_on": talk.planned_on})

    def record(**values: Any) -> object:
        return actions.record_talk(talk_id=pk, actor=request.actor, **values)

    said, code = gettext_lazy("De uitkomst is vastgelegd."), talk.participant_code
    context = {"talk": talk}
    return _answer(request, form, record, said, "organisations/talk/record.html", context, code)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.SEATERS)
def talk_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a talk."""
    talk = _get_talk(pk)
    form = forms.Cancelling(request.POST or None)

    def cancel(**values: Any) -> object:
        return actions.cancel_talk(talk_id=pk, actor=request.actor, **values)

    said, code = gettext_lazy("Het gesprek is afgezegd."), talk.participant_code
    context = {"talk": talk}
    return _answer(request, form, cancel, said, "organisations/talk/cancel.html", context, code)


def _answer(
    request: HttpRequest, form: Any, act: Callable[..., object], said: Promise, template: str,
    context: dict[str, Any], code: str = "",
) -> HttpResponse:
    """Show a form, or do what it says and go to the people of a participant, or to the person."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.get_values())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            place = {"code": code} if code else {"pk": context["person"].id}
            name = "contact-detail" if code else "person-detail"
            slug = request.arrangement.slug
            return redirect(f"organisations:{name}", arrangement=slug, **place)
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"form": form, **context}, status=status)
