# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.foundation import sentences
from bodemplaat.governance import watchpoints
from bodemplaat.governance.tests import factories
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.tests import factories as organisation_factories
from bodemplaat.organisations.values import PostKind

pytestmark = pytest.mark.django_db
ON = date(2011, 6, 1)


@pytest.fixture
def made():
    """Two participants of which «Lid 0064» and «Lid 0104» sit in the advisory committee."""
    made = organisation_factories.make_partnership(codes=("0064", "0104"))
    factories.make_governance(made, ("0064", "0104"))
    with made.context():
        yield made


def name_principal(made, code, name, note=""):
    post_id = organisation_actions.register_post(
        participant_code=code, kind=PostKind.SECRETARY_DIRECTOR, actor=made.actor()
    )
    return organisation_actions.seat_person(
        post_id=post_id, name=name, note=note, starts_on=date(2010, 1, 1), actor=made.actor()
    )


def find(on=ON):
    return list(watchpoints.find_other_principals(on=on, known_at=None))


class TestPrincipal:
    @pytest.mark.feature("D329")
    def test_is_who_advises_at_the_top_or_says_why_not(self, made):
        name_principal(made, "0064", "Lid 0064")
        term_id = name_principal(made, "0104", "Elske Dijkstra")

        (found,) = find()
        assert find(date(2009, 12, 31)) == []
        assert (found.key, [one.values["body"] for one in found.evidence]) == ("0104", ["AC"])
        assert "Elske" not in str(found) and "Lid 0104" not in str(found)
        text = sentences.write("governance.other-principal", dict(found.values), "nl")
        assert text.startswith("De opdrachtgever van Nijefurd is sinds 1 januari 2010 iemand")

        organisation_actions.replace_holder(
            tenure_id=term_id, name="Wim Nauta", starts_on=date(2011, 1, 1), reason="Vertrek",
            note="In de commissie zit de locosecretaris.",
            actor=made.actor(at=organisation_factories.moment(2013)),
        )  # fmt: skip
        assert find() == []
