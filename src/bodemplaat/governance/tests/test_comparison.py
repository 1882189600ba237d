# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.foundation import audit, sentences, tenancy
from bodemplaat.governance import actions, queries, rules, watchpoints
from bodemplaat.governance.tests.factories import FOUNDED_ON, make_actor, make_governance
from bodemplaat.governance.values import (
    BodyKind,
    Level,
    Point,
    Represents,
    RuleDraft,
    RuleSide,
    VersionPoints,
)
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import Role

CODES = ("0064", "0104", "0710")
TODAY = date(2014, 3, 15)
POINTS = st.lists(
    st.builds(
        Point,
        group=st.sampled_from(["decides", "choice"]),
        rule=st.sampled_from(["package", "key", "policy"]),
        aspect=st.sampled_from(["decider", "majority", "choice"]),
        value=st.sampled_from(["joint", "owner", "simple"]),
        is_open=st.booleans(),
    ),
    unique_by=lambda point: (point.group, point.rule, point.aspect),
)


class TestComparePoints:
    @given(POINTS)
    def test_finds_no_distance_between_equal_rules(self, points):
        found = rules.compare_points(points, points)

        assert {one.distance for one in found} <= {Fraction(0), None}

    @given(POINTS, POINTS)
    def test_gives_the_same_from_either_side(self, left, right):
        there = [(one.rule, one.distance) for one in rules.compare_points(left, right)]
        back = [(one.rule, one.distance) for one in rules.compare_points(right, left)]

        assert there == back

    @given(POINTS, POINTS)
    def test_lies_between_none_and_every_rule(self, left, right):
        total = rules.sum_distance(rules.compare_points(left, right), on=TODAY)

        assert 0 <= total.least <= total.most <= total.rules

    @given(POINTS, POINTS)
    def test_does_not_shrink_below_the_least_by_settling_an_open_rule(self, left, right):
        before = rules.sum_distance(rules.compare_points(left, right), on=TODAY)
        settled = [replace(point, is_open=False) for point in left]
        after = rules.sum_distance(rules.compare_points(settled, right), on=TODAY)

        assert before.least <= after.least <= after.most <= before.most

    def test_counts_the_part_of_the_aspects_that_differs(self):
        ours = [Point("decides", "key", "decider", "joint"),
                Point("decides", "key", "majority", "simple"),
                Point("decides", "key", "basis", "seats")]  # fmt: skip
        theirs = [replace(ours[0], value="owner"), ours[1], ours[2]]

        (found,) = rules.compare_points(ours, theirs)

        assert (found.distance, found.differing) == (Fraction(1, 3), ("decider",))

    def test_calls_a_rule_that_one_side_lacks_open(self):
        (found,) = rules.compare_points([Point("choice", "architecture", "choice", "one")], [])

        assert found.is_open


class TestListDistances:
    def test_gives_one_distance_per_day_on_which_a_side_changed(self):
        one = (Point("choice", "architecture", "choice", "one"),)
        own = (Point("choice", "architecture", "choice", "own"),)
        left = RuleSide("a", "A", (VersionPoints("A", date(2004, 1, 1), None, one),))
        right = RuleSide(
            "b", "B",
            (VersionPoints("B", date(2005, 1, 1), date(2011, 1, 1), own),
             VersionPoints("B2", date(2011, 1, 1), None, one)),
        )  # fmt: skip

        found = rules.list_distances(left, right, until=TODAY)

        assert [(line.on, line.least) for line in found] == [
            (date(2005, 1, 1), 1), (date(2011, 1, 1), 0),
        ]  # fmt: skip


class TestCheckPrincipals:
    @pytest.mark.feature("D265")
    def test_lets_one_principal_speak_and_refuses_a_second_by_rule(self):
        rules.check_principals("one-per-project", ["Sneek"], project="Basisregistraties")
        rules.check_principals("several", ["Sneek", "Bolsward"], project="Basisregistraties")

        with pytest.raises(rules.SecondPrincipal) as refusal:
            rules.check_principals("one-per-project", ["Sneek", "Bolsward"], project="BAG")
        assert "Sneek" in sentences.render(refusal.value)
        with pytest.raises(rules.PrincipalsAreOpen):
            rules.check_principals("", ["Sneek", "Bolsward"], project="BAG")


@pytest.mark.django_db
class TestDemo:
    @pytest.mark.feature("D265")
    def test_refuses_a_second_principal_in_iszf_and_leaves_equalit_open(self, world):
        asked = {"project": "BAG", "principals": ["A", "B"], "on": TODAY}
        with tenancy.context(world.arrangements["iszf"]), pytest.raises(rules.SecondPrincipal):
            queries.get_first_principal(**asked)
        with tenancy.context(world.arrangements["equalit"]):
            with pytest.raises(rules.PrincipalsAreOpen):
                queries.get_first_principal(**asked)
            queries.get_first_principal(**asked | {"on": date(2008, 1, 1)})

    @pytest.mark.feature("D270", "D264", "D259")
    def test_compares_both_profiles_through_time(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            sides = {
                side.key: side
                for side in queries.list_rule_sides(own_slug="iszf", own_label="ISZF")
            }
            found = queries.compute_comparison(sides["eigen"], sides["equalit"], on=TODAY)

        by_rule = {line.rule: line for line in found.differences if line.group == "decides"}
        assert "decider" in by_rule["package"].differing
        assert "decider" in by_rule["key"].differing
        assert by_rule["policy"].is_open
        before, after = found.through_time[0], found.through_time[-1]
        assert (before.on, after.on) == (date(2004, 12, 1), date(2011, 1, 1))
        assert after.least < before.least
        assert after == replace(found.total, on=after.on)

    @pytest.mark.feature("D167", "D164")
    def test_says_per_body_whether_principal_or_supplier_chairs(self, world):
        with tenancy.context(world.arrangements["equalit"]):
            sides = queries.list_rule_sides(own_slug="equalit", own_label="Equalit")
            found = queries.compute_comparison(sides[0], sides[1], on=TODAY)

        chairs = {
            line.rule: (line.left[0].value, line.right[0].value, line.is_open)
            for line in found.differences
            if line.group == "chair" and line.left
        }
        assert chairs["directors"] == ("supplier", "principal", False)
        assert chairs["contract-managers"] == ("supplier", "supplier", False)
        assert chairs["per-participant"] == ("principal", "principal", False)
        assert chairs["per-theme"] == ("", "", True)

    @pytest.mark.feature("D101")
    def test_flags_the_body_of_which_nobody_named_a_chair(self, world):
        for slug in ("iszf", "equalit"):
            with tenancy.context(world.arrangements[slug]):
                found = watchpoints.find_bodies_without_chair_rule(on=TODAY, known_at=None)
                assert [one.key for one in found] == ["ABT"]

    @pytest.mark.feature("D261")
    def test_lists_the_parts_of_one_architecture_that_are_overdue(self, world):
        with tenancy.context(world.arrangements["equalit"]):
            found = list(watchpoints.find_late_targets(on=TODAY, known_at=None))
            architecture = next(
                one for one in queries.get_rule_set(on=TODAY).settings
                if one.name == "architecture"
            )

        assert [one.values["name"] for one in found] == ["Eén werkplek"]
        assert rules.count_days_left(architecture.target_on, on=TODAY) == 291


@pytest.fixture
def entered(world, client):
    def enter(slug, role, code=None):
        actor = world.actor(slug, role, code, on=TODAY)
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        return client

    return enter


def at(name, slug, query="", **kwargs):
    address = reverse(f"governance:{name}", kwargs={"arrangement": slug, **kwargs})
    return f"{address}?peildatum={TODAY.isoformat()}{query}"


@pytest.mark.django_db
class TestComparePage:
    @pytest.mark.feature("D270")
    def test_says_the_distance_per_rule_and_in_total(self, entered):
        visitor = entered("iszf", Role.SECRETARY, "0140")

        text = visitor.get(at("rule-set-compare", "iszf")).content.decode()

        assert "regels uit elkaar" in text
        assert "regels zijn open" in text
        assert "College van B en W van Oosterhout (eigenaar) (de eigenaar)" in text
        assert "nog 291 dagen" in text

    def test_is_a_csv_with_the_distance_as_a_number(self, entered):
        visitor = entered("iszf", Role.SECRETARY, "0140")

        answer = visitor.get(at("rule-set-compare", "iszf", "&een=eigen&ander=equalit&vorm=csv"))

        lines = answer.content.decode("utf-8-sig").splitlines()
        assert lines[0] == "Regel;Gaat over;Eerste kant;Tweede kant;Verschilt in;Afstand;Stand"
        assert any(line.startswith("Eigendom;Keuze;") for line in lines)

    def test_refuses_a_side_that_is_not_public(self, entered):
        visitor = entered("iszf", Role.SSO_DIRECTOR)

        answer = visitor.get(at("rule-set-compare", "iszf", "&een=eigen&ander=geheim"))

        assert answer.status_code == 422


@pytest.mark.django_db
class TestPublication:
    def test_is_read_by_another_arrangement_until_it_is_withdrawn(self, world):
        director = world.actor("equalit", Role.SSO_DIRECTOR, on=TODAY)
        with tenancy.context(world.arrangements["iszf"]):
            assert "equalit" in {line.slug for line in queries.list_published_rules()}

        with tenancy.context(world.arrangements["equalit"]):
            actions.withdraw_rule_sets(reason="De regeling wordt herzien.", actor=director)

        with tenancy.context(world.arrangements["iszf"]):
            assert "equalit" not in {line.slug for line in queries.list_published_rules()}

    def test_is_refused_to_who_does_not_keep_the_rules(self, world):
        manager = world.actor("equalit", Role.CONTRACT_MANAGER, "0824", on=TODAY)
        equalit = tenancy.context(world.arrangements["equalit"])
        with equalit, pytest.raises(actions.MayNotArrange), transaction.atomic():
            actions.publish_rule_sets(published_on=TODAY, actor=manager)

    def test_is_done_from_the_page_and_taken_back_with_a_reason(self, entered):
        visitor = entered("iszf", Role.SSO_DIRECTOR)

        refused = visitor.post(at("rule-set-publish", "iszf"), {"reason": ""})
        taken_back = visitor.post(at("rule-set-publish", "iszf"), {"reason": "herziening"})
        opened = visitor.post(at("rule-set-publish", "iszf"))

        assert [answer.status_code for answer in (refused, taken_back, opened)] == [422, 302, 302]

    def test_takes_the_place_of_the_one_before_and_the_trail_holds(self, world):
        director = world.actor("iszf", Role.SSO_DIRECTOR, on=TODAY)
        with tenancy.context(world.arrangements["iszf"]):
            for _ in range(2):
                actions.publish_rule_sets(published_on=TODAY, actor=director)

            assert audit.find_damage() == []


@pytest.mark.django_db
class TestTargets:
    def test_are_added_and_reached_from_the_pages(self, entered, world):
        visitor = entered("equalit", Role.SSO_DIRECTOR)
        filled = {"setting": "architecture", "name": "Eén datacentrum", "target_on": "1-7-2014"}

        added = visitor.post(at("target-create", "equalit"), filled)
        again = visitor.post(at("target-create", "equalit"), filled)
        pk = world.get("governance.targets")["equalit"][1]
        ahead = visitor.post(at("target-close", "equalit", pk=pk), {"reached_on": "1-1-2030"})
        reached = visitor.post(at("target-close", "equalit", pk=pk), {"reached_on": "1-3-2014"})

        found = [added.status_code, again.status_code, ahead.status_code, reached.status_code]
        assert found == [302, 422, 422, 302]
        text = visitor.get(at("target-list", "equalit")).content.decode()
        assert "Geen onderdeel is te laat" in text
        assert "Eén datacentrum" in text


@pytest.mark.django_db
class TestSetRuleSet:
    @pytest.fixture
    def made(self):
        partnership = make_partnership(codes=CODES)
        make_governance(partnership, CODES)
        return partnership

    @pytest.mark.feature("D009")
    def test_refuses_a_rule_without_an_article(self, made):
        self._expect(made, actions.NoArticle, article=" ", body_code="AB")

    @pytest.mark.feature("D061")
    def test_keeps_policy_with_a_body_of_the_participants(self, made):
        self._expect(made, actions.NotForTheSso, article="artikel 9", body_code="MT")

    def _expect(self, made, refusal, *, article, body_code):
        director = make_actor(made, Role.SSO_DIRECTOR, TODAY, account_id=1)
        with made.context():
            _register_sso_body(director)
            with pytest.raises(refusal), transaction.atomic():
                _set_policy(director, article=article, body_code=body_code)
            _set_policy(director, article="artikel 9", body_code="AB")

            assert queries.get_rule(kind="policy", on=TODAY).body_code == "AB"
            assert queries.get_rule_set(on=FOUNDED_ON).title == "Regeling 2003"


def _register_sso_body(director):
    actions.register_body(
        code="MT", name="Managementteam", kind=BodyKind.COMMITTEE, is_deciding=True,
        level=Level.TACTICAL, represents=Represents.SSO, actor=director,
    )  # fmt: skip


def _set_policy(director, *, article, body_code):
    actions.set_rule_set(
        title="Regeling 2010", article_source="Regeling 2010", adopted_by="de raden",
        starts_on=date(2010, 1, 1), settings=(), actor=director,
        rules=[RuleDraft("policy", article, body_code)],
    )  # fmt: skip
