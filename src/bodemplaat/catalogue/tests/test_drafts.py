# SPDX-License-Identifier: EUPL-1.2
"""A draft of a form, on the page where a price is proposed."""

import re
from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone

from bodemplaat.catalogue.tests import factories, test_pages
from bodemplaat.foundation import drafts, tenancy
from bodemplaat.foundation.forms import Form, PeriodField
from bodemplaat.foundation.personal import Draft
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
FIELDS = test_pages.TestPriceProposal.fields
SAVE, REMOVE = "/proef/concept/", "/proef/concept/weg/"


@pytest.fixture
def made():
    return factories.make_partnership()


def visit(made):
    client = test_pages.enter(made, Role.SSO_CONTROLLER)
    return client, test_pages.address(made, "price-propose")


def get_token(page: str) -> str:
    (token,) = re.findall(r'name="concept" value="([^"]+)"', page)
    return token


def begin(client, url: str, **values: str) -> str:
    token = get_token(client.get(url).content.decode())
    answer = client.post(SAVE, {"concept": token, "text": "Half af", "vreemd": "x", **values})
    assert re.fullmatch(r"concept bewaard \d\d:\d\d", answer.content.decode())
    return token


class TestDraft:
    def test_is_kept_for_its_writer_alone_and_shown_again_with_its_moment(self, made):
        client, url = visit(made)
        begin(client, url, price="12,50")

        page = client.get(url).content.decode()
        other = test_pages.enter(made, Role.SSO_DIRECTOR).get(url).content.decode()

        assert "U gaat verder met uw concept van" in page
        assert "Half af" in page and 'value="12,50"' in page
        assert "Half af" not in other and "uw concept" not in other

    def test_holds_only_what_the_form_asks(self, made):
        client = test_pages.enter(made, Role.SSO_CONTROLLER)
        begin(client, test_pages.address(made, "price-propose"))

        person_id = int(client.session["_auth_user_id"])
        with tenancy.context(made.id, person_id=person_id):
            (row,) = Draft.objects.all()
        assert row.values == {"text": ["Half af"]}

    def test_is_gone_once_the_form_is_sent(self, made):
        client, url = visit(made)
        token = begin(client, url)

        refused = client.post(url, FIELDS | {"price": "", "concept": token})
        kept = client.get(url).content.decode()
        sent = client.post(url, FIELDS | {"concept": token})

        assert (refused.status_code, sent.status_code) == (422, 302)
        assert "uw concept" in kept
        assert "uw concept" not in client.get(url).content.decode()

    def test_is_thrown_away_when_its_writer_says_so(self, made):
        client, url = visit(made)
        token = begin(client, url)

        answer = client.post(REMOVE, {"concept": token})

        assert answer["Location"] == url
        assert "uw concept" not in client.get(url).content.decode()

    def test_is_gone_after_thirty_days(self, made, monkeypatch):
        client, url = visit(made)
        begin(client, url)
        later = timezone.now() + drafts.LIFE + timedelta(minutes=1)

        monkeypatch.setattr(drafts.timezone, "now", lambda: later)

        assert "uw concept" not in client.get(url).content.decode()

    @pytest.mark.parametrize("token", ["", "verzonnen", "eyJ:x:y"])
    def test_takes_no_token_that_is_not_ours(self, made, token):
        client = test_pages.enter(made, Role.SSO_CONTROLLER)

        assert client.post(SAVE, {"concept": token, "text": "x"}).status_code == 400
        assert client.post(REMOVE, {"concept": token}).status_code == 400

    def test_never_holds_a_password_a_file_or_a_hidden_field(self):
        class Secret(Form):
            name = forms.CharField()
            password = forms.CharField(widget=forms.PasswordInput)
            file = forms.FileField()
            token = forms.CharField(widget=forms.HiddenInput)
            term = PeriodField()

        assert drafts.list_fields(Secret()) == ["name", "term_van", "term_tm"]
