# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.urls import reverse

from bodemplaat.foundation import audit, events, search, sentences
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.events import ParticipantRenamed
from bodemplaat.organisations.models import Rename
from bodemplaat.organisations.tests import factories, visitors
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
DAY = date(2013, 7, 1)
BEFORE = date(2013, 6, 30)


@pytest.fixture
def made():
    """A partnership of Bolsward and Nijefurd, seen as its organisation sees it."""
    partnership = factories.make_partnership(codes=("0064", "0104"))
    with partnership.context():
        yield partnership


def rename(made, name="Boalsert", *, starts_on=DAY, year=2014, **more):
    values = {
        "participant_code": "0064", "name": name, "starts_on": starts_on,
        "source": "raadsbesluit", "actor": made.actor(at=factories.moment(year)),
    }
    return actions.record_name(**{**values, **more})


def name_on(day, **more):
    return queries.find_participant("0064", on=day, **more).name


class TestRename:
    @pytest.mark.feature("D004")
    def test_keeps_who_it_is_and_the_old_name_on_everything_of_before(self, made, monkeypatch):
        actions.record_fact(
            participant_code="0064", measure="inhabitants", reference_on=date(2010, 1, 1),
            value=9607, source="CBS", actor=made.actor(),
        )  # fmt: skip
        was = queries.get_participant("0064")
        told = []
        monkeypatch.setattr(events, "publish", told.append)

        rename(made)

        now = queries.get_participant("0064")
        assert (now.id, now.code, now.name) == (was.id, "0064", "Boalsert")
        assert (name_on(BEFORE), name_on(DAY)) == ("Bolsward", "Boalsert")
        (first, _) = queries.list_participants_on(on=BEFORE)
        assert first.name == "Bolsward"
        (fact,) = queries.list_all_facts()
        assert (fact.participant_name, fact.participant_code) == ("Bolsward", "0064")
        assert [type(event) for event in told] == [ParticipantRenamed]
        (line, *_) = audit.list_history(
            thing_type="organisations.participant", thing_id=now.id
        )
        assert line.code == "organisations.participant.renamed"
        assert audit.find_damage() == []

    def test_shows_what_was_known_and_keeps_every_name(self, made):
        rename(made)
        rename(made, "Bodelswert", starts_on=date(2014, 1, 1), year=2015)

        assert name_on(date(2014, 2, 1), known_at=factories.moment(2013)) == "Bolsward"
        assert name_on(date(2014, 2, 1), known_at=factories.moment(2014, 6)) == "Boalsert"
        assert name_on(date(2014, 2, 1)) == "Bodelswert"
        names = queries.list_names_of(queries.get_participant("0064").id)
        assert [line.name for line in names] == ["Boalsert", "Bodelswert"]

    def test_that_lies_ahead_shows_from_its_day_on(self, made):
        rename(made, starts_on=date(2016, 1, 1))
        assert queries.get_participant("0064").name == "Bolsward"

        machine = made.actor(None, at=factories.moment(2016))
        assert actions.start_names(on=date(2015, 12, 31), actor=machine) == 0
        assert actions.start_names(on=date(2016, 1, 1), actor=machine) == 1
        assert queries.get_participant("0064").name == "Boalsert"
        assert audit.find_damage() == []

    def test_is_corrected_for_a_reason(self, made):
        number = rename(made)
        actions.amend_name(
            rename_id=number, name="Boalsert", starts_on=date(2013, 1, 1), source="wet",
            reason="verkeerde dag", actor=made.actor(at=factories.moment(2015)),
        )  # fmt: skip

        assert name_on(BEFORE) == "Boalsert"
        assert name_on(BEFORE, known_at=factories.moment(2014, 6)) == "Bolsward"
        assert Rename.objects.count() == 2
        assert audit.find_damage() == []

    def test_that_never_was_is_taken_back(self, made):
        number = rename(made)
        later = made.actor(at=factories.moment(2015))
        actions.withdraw_name(rename_id=number, reason="ging niet door", actor=later)

        assert (name_on(DAY), queries.get_participant("0064").name) == ("Bolsward", "Bolsward")
        assert name_on(DAY, known_at=factories.moment(2014, 6)) == "Boalsert"
        with pytest.raises(actions.UnknownName):
            actions.withdraw_name(rename_id=number, reason="nogmaals", actor=later)

    @pytest.mark.parametrize(
        ("more", "refusal", "nl"),
        [
            ({"name": " "}, actions.NameMissing, "naam"),
            ({"name": "Bolsward"}, actions.NameUnchanged, "heet op 1 juli 2013 al Bolsward"),
            ({"actor_role": Role.SECRETARY}, actions.NotYourRole, "in deze rol"),
        ],
    )
    def test_is_refused(self, made, more, refusal, nl):
        role = more.pop("actor_role", None)
        if role:
            more["actor"] = made.actor(role, at=factories.moment(2014))
        with pytest.raises(refusal) as caught:
            rename(made, **more)
        assert nl in sentences.render(caught.value, "nl")
        assert not Rename.objects.exists()

    def test_gets_one_name_per_day(self, made):
        rename(made)
        with pytest.raises(actions.NamedThatDay):
            rename(made, "Bodelswert", year=2015)

    def test_is_found_by_the_old_and_by_the_new_name(self, made):
        rename(made)
        for text in ("Bolsward", "Boalsert"):
            assert [one.title for one in search.find(text)] == ["Boalsert"]


class TestNamePages:
    def test_lead_from_the_participant_to_its_names(self):
        made = factories.make_partnership(codes=("0064", "0104"))
        client = visitors.enter(made, Role.SSO_CONTROLLER)
        address = reverse("organisations:name-create", args=(made.slug, "0064"))
        sent = {"name": "Boalsert", "starts_on": "1-7-2011", "source": "raadsbesluit"}

        wrong = client.post(address, sent | {"name": "Bolsward"})
        assert wrong.status_code == 422
        assert "heet op 1 juli 2011 al Bolsward" in wrong.content.decode()
        done = client.post(address, sent)
        assert done.status_code == 302

        shown = client.get(done["Location"]).content.decode()
        assert "Boalsert" in shown
        assert "de naam bij het vastleggen" in shown
        old = client.get(f"{done['Location']}?peildatum=2010-01-01").content.decode()
        assert "Bolsward neemt deel" in old
