# SPDX-License-Identifier: EUPL-1.2
"""A partnership in which nothing is yet: no page errs, and every list says what belongs there."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from bodemplaat.foundation.models import Account
from bodemplaat.organisations import actions
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role
from tests.isolation import routes

# A page of guests is not there for anybody else.
PLACES = [
    one
    for one in routes.list_routes()
    if not one.parameters and not one.is_api and not getattr(one.view, "is_for_guests", False)
]
# Lists that hold something as soon as there is a partnership, with the reason.
NEVER_EMPTY = {
    "accountability:indicator-list": "The measures are declared in the code.",
    "accountability:retention-list": "The terms are declared in the code.",
    "catalogue:contract-list": "The tree begins with the arrangement.",
    "organisations:register-list": "The national register belongs to no partnership.",
    "organisations:right-list": "The administrator has a right.",
    "organisations:identity-list": "The office has an identity.",
    "governance:gate-list": "The kinds of change are declared in the code.",
    "record-list": "That the partnership began was recorded.",
    "search-list": "It shows what one may begin.",
}
HEAD = re.compile(r'<div class="bp-head">.*?<div class="bp-page">', re.DOTALL)
ANSWER = re.compile(r'<p class="bp-answer">(.*?)</p>', re.DOTALL)
ACTIONS = re.compile(r'<div class="bp-actions">(.*)', re.DOTALL)
# Addresses that refuse in a sentence as long as nothing is there, with the reason.
REFUSED = {"catalogue:comparison-export": "A file of two catalogues asks for two of them."}


@pytest.fixture
def administrator(db):
    """A fresh partnership without anybody but its director, and the browser of that person."""
    made = factories.make_partnership("leeg")
    account = actions.register_account(username="baas", first_name="Sjoerd", last_name="Bos")
    with made.context():
        actions.assign_role(
            account_id=account, role=Role.SSO_DIRECTOR, participant_code=None,
            starts_on=factories.STARTS_ON, actor=made.actor(),
        )  # fmt: skip
    client = Client()
    client.force_login(Account.objects.get(pk=account))
    return made, client


class TestEmptyPartnership:
    def test_shows_every_page_without_an_error(self, administrator):
        made, client = administrator

        answers = {place.name: client.get(place.write(made.slug, {})) for place in PLACES}
        wrong = {
            name: answer.status_code
            for name, answer in answers.items()
            if answer.status_code not in (200, 302, 403, 405) and name not in REFUSED
        }
        assert wrong == {}
        assert len(answers) > 40

    def test_answers_on_every_page_in_its_first_line_with_one_main_button(self, administrator):
        made, client = administrator

        wrong = {}
        for place in PLACES:
            page = client.get(place.write(made.slug, {})).content.decode(errors="replace")
            head = HEAD.search(page)
            if head:
                answer = ANSWER.search(head[0])
                has_answer = answer is not None and bool(strip_tags(answer[1]).strip())
                buttons = ACTIONS.search(head[0])[1].count("bp-button--primary")
                if not has_answer or buttons > 1:
                    wrong[place.name] = has_answer, buttons
        assert wrong == {}

    @pytest.mark.parametrize(
        "place", [one for one in PLACES if one.name.endswith("-list")], ids=lambda one: one.name
    )
    def test_says_in_every_list_what_belongs_there(self, administrator, place):
        made, client = administrator

        page = client.get(place.write(made.slug, {})).content.decode()
        assert ('class="bp-empty"' in page) is (place.name not in NEVER_EMPTY)
