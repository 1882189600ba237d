# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth import get_user_model

from bodemplaat.foundation import audit, sentences
from bodemplaat.organisations import actions, indicators, queries, watchpoints
from bodemplaat.organisations.models import MeasuredFact, SourceValue
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
ON = date(2010, 1, 1)
OF = {"participant_code": "0064", "measure": "inhabitants", "reference_on": ON}


@pytest.fixture
def made():
    """A partnership of which CBS counted Bolsward, seen as its organisation sees it."""
    partnership = factories.make_partnership(codes=("0064", "0104"))
    with partnership.context():
        actions.record_fact(**OF, value=9_843, source="CBS", actor=partnership.actor())
        yield partnership


def add(made, value=9_850, source="gemeente", *, year=2013, **more):
    return actions.record_source_value(
        **{**OF, **more}, value=value, source=source,
        actor=made.actor(at=factories.moment(year)),
    )  # fmt: skip


def choose(made, source, *, year=2014, reason="zo afgesproken"):
    return actions.set_leading_value(
        **OF, source=source, reason=reason, actor=made.actor(at=factories.moment(year))
    )


def say(refusal, language="nl"):
    return sentences.render(refusal.value, language)


class TestSecondSource:
    @pytest.mark.feature("D006")
    def test_is_shown_beside_the_first_and_warns_with_both(self, made):
        add(made)

        (line,) = queries.list_contests()
        assert [(one.value, one.source, one.is_leading) for one in line.values] == [
            (9_843, "CBS", True), (9_850, "gemeente", False),
        ]
        assert line.is_open
        (found,) = watchpoints.find_differing_sources(on=ON, known_at=None)
        said = sentences.write("organisations.sources-differ", found.values, "nl")
        assert said.startswith(
            "Twee bronnen noemen een andere waarde van Bolsward voor inwoners op 1 januari 2010: "
            "9.843 en 9.850."
        )
        assert [row.values["source"] for row in found.evidence] == ["CBS", "gemeente"]
        assert list(watchpoints.find_differing_sources(on=date(2009, 1, 1), known_at=None)) == []

    def test_that_says_the_same_contests_nothing(self, made):
        add(made, 9_843)

        assert queries.list_contests() == ()

    def test_was_not_known_before_it_was_recorded(self, made):
        add(made)

        assert queries.list_contests(known_at=factories.moment(2012, 6)) == ()

    def test_is_corrected_with_a_reason(self, made):
        add(made)
        with pytest.raises(actions.CorrectionWithoutReason):
            add(made, 9_860, year=2014)
        with pytest.raises(actions.FactUnchanged):
            add(made, year=2014, reason="nog eens")
        add(made, 9_860, year=2014, reason="herteld")

        (line,) = queries.list_contests()
        assert [one.value for one in line.values] == [9_843, 9_860]
        assert SourceValue.objects.count() == 2

    def test_refuses_what_cannot_be_and_says_the_way_out(self, made):
        with pytest.raises(actions.NoValueYet) as early:
            add(made, participant_code="0104")
        with pytest.raises(actions.SourceIsTheSame) as same:
            add(made, source="CBS")
        with pytest.raises(actions.NegativeValue):
            add(made, -1)
        with pytest.raises(actions.ValueNotWhole):
            add(made, Fraction(1, 2))
        with pytest.raises(actions.NotYourRole):
            actions.record_source_value(
                **OF, value=1, source="x", actor=made.actor(Role.SSO_DIRECTOR)
            )

        assert say(early).startswith("Van Nijefurd is op 1 januari 2010 nog geen waarde voor")
        assert "Corrigeer het feit" in say(same)
        assert SourceValue.objects.count() == 0


class TestLeading:
    @pytest.mark.feature("D006")
    def test_is_chosen_by_somebody_with_a_reason_and_both_stay(self, made):
        add(made)
        chosen = choose(made, "gemeente")

        (line,) = queries.list_contests()
        assert (line.fact_id, line.is_open, line.chosen_by, line.reason) == (
            chosen, False, "Test", "zo afgesproken",
        )
        assert [(one.value, one.source, one.is_leading) for one in line.values] == [
            (9_850, "gemeente", True), (9_843, "CBS", False),
        ]
        (fact,) = queries.list_measured(measure="inhabitants", reference_on=ON)
        assert (fact.value, fact.source) == (9_850, "gemeente")
        assert list(watchpoints.find_differing_sources(on=ON, known_at=None)) == []
        (then,) = queries.list_contests(known_at=factories.moment(2013, 6))
        assert then.is_open and then.leading.source == "CBS"
        assert audit.find_damage() == []

    def test_may_stay_the_first_one_and_go_back_and_forth(self, made):
        add(made)
        for year, source in ((2014, "CBS"), (2015, "gemeente"), (2016, "CBS")):
            choose(made, source, year=year)

            (line,) = queries.list_contests()
            assert (line.leading.source, line.is_open, len(line.values)) == (source, False, 2)

    def test_is_asked_again_when_a_source_says_something_new(self, made):
        add(made)
        choose(made, "CBS")
        add(made, 9_900, source="jaarverslag", year=2015)

        (line,) = queries.list_contests()
        assert line.is_open and len(line.values) == 3

    def test_refuses_without_reason_without_choice_and_an_unknown_source(self, made):
        with pytest.raises(actions.NothingToChoose) as nothing:
            choose(made, "CBS")
        add(made)
        with pytest.raises(actions.CorrectionWithoutReason):
            choose(made, "gemeente", reason="")
        with pytest.raises(actions.UnknownSource) as unknown:
            choose(made, "krant")
        with pytest.raises(actions.RecordedEarlier):
            choose(made, "gemeente", year=2012)

        assert "heeft één bron" in say(nothing)
        assert "Kies een bron uit de lijst." in say(unknown)
        assert MeasuredFact.objects.count() == 1


class TestStatements:
    @pytest.mark.feature("D006")
    def test_that_differ_for_the_whole_organisation_warn_with_each_source(self, made):
        for value, source in ((85_000, "sheet 2"), (91_000, "sheet 5"), (91_000, "krant")):
            actions.record_stated_total(
                measure="inhabitants", reference_on=ON, value=value, source=source,
                actor=made.actor(),
            )

        (found,) = watchpoints.find_differing_statements(on=ON, known_at=None)

        said = sentences.write("organisations.statements-differ", found.values, "nl")
        assert "85.000 en 91.000" in said
        assert len(found.evidence) == 3


class TestHeadcount:
    @pytest.mark.feature("D002")
    def test_is_kept_apart_from_fte_per_organisation_and_day_with_its_source(self, made):
        actor = made.actor()
        for code, name, is_whole in (("headcount", "medewerkers", True), ("fte", "fte", False)):
            actions.register_measure(
                code=code, name=name, unit=name, is_whole=is_whole, actor=actor
            )
        for measure, value in (("headcount", 30), ("fte", Fraction(47, 2))):
            actions.record_fact(
                **OF | {"measure": measure}, value=value, source="jaarverslag", actor=actor
            )
            actions.record_stated_total(
                measure=measure, reference_on=ON, value=value + 1, source="deck", actor=actor
            )

        (people, *_) = indicators.list_headcount(on=ON, known_at=None)
        (fte, *_) = indicators.list_fte(on=ON, known_at=None)
        assert (people.value, fte.value) == (30, Fraction(47, 2))
        assert people.is_explained and fte.measured_on == ON
        stated = {line.measure: line.value for line in queries.list_stated_totals()}
        assert stated == {"headcount": 31, "fte": Fraction(49, 2)}
        with pytest.raises(actions.ValueNotWhole):
            actions.record_fact(
                **OF | {"measure": "headcount"}, value=Fraction(1, 2), source="x", actor=actor
            )


class TestRange:
    WIDE = {
        "code": "groei", "name": "Groei", "measure": "inhabitants", "reference_on": ON,
        "lowest": 85_000, "highest": 140_000, "source": "deck",
    }

    @pytest.mark.feature("D005")
    def test_is_held_as_a_scenario_and_never_as_a_fact(self, made):
        actions.record_range(**self.WIDE, actor=made.actor())

        (line,) = queries.list_ranges()
        assert (line.lowest, line.highest, line.computed, line.holds_sum) == (
            85_000, 140_000, 9_843, False,
        )
        assert MeasuredFact.objects.count() == 1
        with pytest.raises(actions.UnknownMeasure):
            actions.record_fact(
                **OF | {"measure": "groei"}, value=85_000, source="x", actor=made.actor()
            )

    def test_keeps_fractions_exact(self, made):
        actor = made.actor()
        actions.register_measure(code="fte", name="fte", unit="fte", is_whole=False, actor=actor)
        bounds = {"measure": "fte", "lowest": Fraction(47, 2), "highest": Fraction(91, 3)}
        actions.record_range(**self.WIDE | bounds, actor=actor)

        (line,) = queries.list_ranges()
        assert (line.lowest, line.highest) == (Fraction(47, 2), Fraction(91, 3))

    @pytest.mark.parametrize(
        ("change", "refusal"),
        [
            ({"highest": 85_000}, actions.RangeIsEmpty),
            ({"lowest": -1}, actions.NegativeValue),
            ({"highest": Fraction(1, 2)}, actions.ValueNotWhole),
            ({"measure": "honden"}, actions.UnknownMeasure),
            ({"code": "inhabitants"}, actions.AlreadyRegistered),
        ],
    )
    def test_refuses_what_is_no_range(self, made, change, refusal):
        with pytest.raises(refusal):
            actions.record_range(**self.WIDE | change, actor=made.actor())

        assert queries.list_ranges() == ()


@pytest.fixture
def browser(client, made):
    """A browser of the controller."""
    account_id = actions.register_account(username="controller", first_name="A", last_name="B")
    actions.assign_role(
        account_id=account_id, role=Role.SSO_CONTROLLER, participant_code=None,
        starts_on=date(2004, 1, 1), actor=made.actor(),
    )
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client


class TestPages:
    def test_record_a_second_source_and_choose_one(self, browser, made):
        (fact,) = queries.list_all_facts()
        place = f"/proef/feiten/{fact.id}/bronnen/"

        alone = browser.get(place).content.decode()
        first = browser.post(f"{place}nieuw/", {"value": "9.850", "source": "gemeente"})
        waits = browser.get(place).content.decode()
        chosen = browser.post(f"{place}kiezen/", {"source": "gemeente", "reason": "afspraak"})
        after = browser.get(chosen["Location"]).content.decode()

        assert "Geen andere bron zegt iets anders." in alone
        assert (first.status_code, chosen.status_code) == (302, 302)
        assert "niemand koos welke leidt" in waits and "9.850" in waits
        assert "koos deze bron als leidend" in after and "afspraak" in after
        listed = browser.get("/proef/deelnemers/bronnen/?vorm=csv").content.decode()
        assert "9.843 (CBS)" in listed

    def test_hold_a_range(self, browser):
        filled = {
            "name": "Groei", "code": "groei", "measure": "inhabitants", "reference_on": "1-1-2010",
            "lowest": "85.000", "highest": "140.000", "source": "deck",
        }
        answer = browser.post("/proef/deelnemers/bandbreedtes/nieuw/", filled)
        wrong = browser.post(
            "/proef/deelnemers/bandbreedtes/nieuw/", filled | {"code": "b", "highest": "1"}
        )

        assert (answer.status_code, wrong.status_code) == (302, 422)
        assert "Vul een hoogste waarde in boven de laagste." in wrong.content.decode()
        page = browser.get("/proef/deelnemers/bandbreedtes/").content.decode()
        assert "een sleutel rekent er niet mee" in page and "140.000" in page

    @pytest.mark.parametrize(
        ("url", "filled", "sentence"),
        [
            ("nieuw/", {"value": "9.850", "source": "CBS"}, "is al de bron van"),
            ("nieuw/", {"value": "-1", "source": "x"}, "kleiner dan nul"),
            ("nieuw/", {"value": "veel", "source": "x"}, "is geen getal"),
        ],
    )
    def test_refuse_with_a_sentence(self, browser, url, filled, sentence):
        (fact,) = queries.list_all_facts()

        answer = browser.post(f"/proef/feiten/{fact.id}/bronnen/{url}", filled)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert browser.get(f"/proef/feiten/{fact.id}/bronnen/kiezen/").status_code == 404
