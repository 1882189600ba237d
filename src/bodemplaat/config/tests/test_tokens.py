# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django.utils import timezone

from bodemplaat.config.tests.test_trail import enter
from bodemplaat.foundation import audit, standing_in, tokens
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return factories.make_partnership(codes=("0064", "0104"))


def make(client, made):
    """Make a token on its page, and return its secret."""
    last = timezone.localdate() + timedelta(days=30)
    sent = {"name": "Begrotingspakket", "last_on": last.isoformat(), "right_finance": "read"}
    answer = client.post(f"/{made.slug}/tokens/maken/", sent)
    assert answer.status_code == 201, answer.content.decode()
    return answer.context["secret"]


def list_records(made):
    with made.context():
        rows = AuditRecord.objects.filter(code__startswith="foundation.token").order_by("seq")
        return list(rows)


class TestToken:
    def test_leaves_a_record_when_it_is_made_and_when_it_is_revoked(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        secret = make(client, made)
        line = tokens.find_token(secret, on=timezone.localdate())
        client.post(f"/{made.slug}/tokens/{line.id}/intrekken/")
        client.post(f"/{made.slug}/tokens/{line.id}/intrekken/")

        first, last = list_records(made)
        assert (first.code, last.code) == ("foundation.token.made", "foundation.token.revoked")
        assert first.thing_id == last.thing_id == line.id
        assert first.actor_id == last.actor_id == line.account_id
        assert first.after["scopes"] == ["finance:read"]
        assert secret not in str(first.after) and first.after["start"] == secret[:9]
        page = client.get(f"/{made.slug}/logboek/").content.decode()
        assert "API-token: gemaakt" in page and "API-token: ingetrokken" in page

    def test_that_is_used_is_still_what_was_recorded(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        line = tokens.find_token(make(client, made), on=timezone.localdate())

        tokens.count_use(line, at=timezone.now(), most=5)

        with made.context():
            assert audit.find_damage() == []
            tokens.ApiToken.objects.filter(pk=line.id).update(scopes=["finance:write"])
            (damage,) = audit.find_damage()
        assert str(line.id) in str(damage)

    def test_is_read_in_the_trail_by_the_participant_of_its_person_and_the_office(self, made):
        make(enter(made, Role.MUNICIPAL_CONTROLLER, "0064"), made)

        (record,) = list_records(made)
        assert record.participant_id is not None and not record.is_for_all
        other = enter(made, Role.MUNICIPAL_CONTROLLER, "0104")
        assert "API-token: " not in other.get(f"/{made.slug}/logboek/").content.decode()

    def test_is_neither_made_nor_revoked_in_another_ones_stead(self, made):
        actor = made.actor(Role.SECRETARY)
        object.__setattr__(actor, "stands_in_for", "Anke Proef")

        with made.context(), pytest.raises(standing_in.InOwnPersonOnly):
            tokens.revoke_token(token_id=1, actor=actor)
        with made.context(), pytest.raises(standing_in.InOwnPersonOnly):
            tokens.make_token(
                name="x", scopes=["finance:read"], ends_before=date(2012, 2, 2),
                today=date(2012, 1, 2), actor=actor,
            )  # fmt: skip
