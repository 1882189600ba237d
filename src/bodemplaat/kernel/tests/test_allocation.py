# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import allocation, linear, rounding

METHODS = sorted(allocation.METHODS)
# Two pools of a factory that serve each other, the shape of every textbook on the subject.
MUTUAL_POOLS = {"maintenance": 6_300_000_00, "systems": 1_452_150_00}
MUTUAL_SERVICES = {
    "maintenance": {"systems": 1_600, "machining": 2_400, "assembly": 4_000},
    "systems": {"maintenance": 200, "machining": 1_600, "assembly": 200},
}


@st.composite
def cases(draw):
    """Generate pools that each serve a participant and perhaps each other."""
    pools = [f"pool-{number}" for number in range(draw(st.integers(1, 5)))]
    people = ["A", "B", "C", "D"]
    weights = st.integers(0, 50) | st.fractions(0, 5, max_denominator=9)
    services = {
        pool: draw(st.dictionaries(st.sampled_from(pools + people), weights))
        | {draw(st.sampled_from(people)): draw(st.integers(1, 50))}
        for pool in pools
    }
    costs = {pool: draw(st.integers(-(10**9), 10**9)) for pool in pools}
    return costs, services, draw(st.permutations(pools))


class TestEveryMethod:
    @given(cases(), st.sampled_from(METHODS), st.sampled_from(sorted(rounding.RULES)))
    def test_closes_to_the_cent_and_to_the_fraction(self, case, method, rule):
        pools, services, order = case

        staged = allocation.allocate(pools, services, method, order, rule=rule)

        assert sum(staged.shares.values()) == sum(pools.values())
        assert sum(staged.exact.values()) == sum(pools.values())

    @given(cases(), st.sampled_from(METHODS))
    def test_passes_on_in_each_stage_what_the_pool_had(self, case, method):
        pools, services, order = case

        stages = allocation.allocate(pools, services, method, order).stages

        assert sorted(stage.pool for stage in stages) == sorted(pools)
        for stage in stages:
            assert stage.own_cents + stage.received == sum(stage.passed.values())
            assert stage.received == sum(
                other.passed.get(stage.pool, Fraction(0)) for other in stages
            )

    @given(cases(), st.sampled_from(METHODS))
    def test_mirrors_the_opposite_cost(self, case, method):
        pools, services, order = case
        opposite = {pool: -cents for pool, cents in pools.items()}

        charged = allocation.allocate(pools, services, method, order).shares
        reversed_ = allocation.allocate(opposite, services, method, order).shares

        assert reversed_ == {name: -cents for name, cents in charged.items()}

    @given(cases(), st.sampled_from(METHODS), st.randoms())
    def test_does_not_depend_on_the_order_of_names(self, case, method, random):
        pools, services, order = case
        shuffled = list(pools.items())
        random.shuffle(shuffled)
        backwards = {
            pool: dict(reversed(services[pool].items())) for pool in reversed(services)
        }

        assert allocation.allocate(
            dict(shuffled), backwards, method, order
        ) == allocation.allocate(pools, services, method, order)

    @given(cases())
    def test_agrees_where_pools_do_not_serve_each_other(self, case):
        pools, services, order = case
        apart = {
            pool: {name: weight for name, weight in row.items() if name not in pools}
            for pool, row in services.items()
        }

        results = [
            allocation.allocate(pools, apart, method, order).exact for method in METHODS
        ]

        assert results[0] == results[1] == results[2]

    @pytest.mark.parametrize("method", METHODS)
    def test_names_a_participant_with_weight_zero_and_one_that_nobody_serves(self, method):
        staged = allocation.allocate(
            {"netwerk": 100}, {"netwerk": {"A": 1, "B": 0}}, method, ["netwerk"],
            participants=["A", "B", "C"],
        )

        assert staged.shares == {"A": 100, "B": 0, "C": 0}


class TestTwoPoolsThatServeEachOther:
    """Worked by hand: 20 % of maintenance goes to systems, 10 % of systems to maintenance."""

    def test_leave_each_other_out_in_the_direct_method(self):
        exact = allocation.allocate(MUTUAL_POOLS, MUTUAL_SERVICES, "direct").exact

        assert exact == {
            "machining": 2_362_500_00 + 1_290_800_00,
            "assembly": 3_937_500_00 + 161_350_00,
        }

    def test_pass_on_in_one_direction_in_the_step_down_method(self):
        order = ["maintenance", "systems"]

        staged = allocation.allocate(MUTUAL_POOLS, MUTUAL_SERVICES, "step-down", order)

        assert staged.stages[1].received == 1_260_000_00
        assert staged.exact == {
            "machining": 1_890_000_00 + 2_410_800_00,
            "assembly": 3_150_000_00 + 301_350_00,
        }

    def test_know_each_others_total_in_the_reciprocal_method(self):
        staged = allocation.allocate(MUTUAL_POOLS, MUTUAL_SERVICES, "reciprocal")

        totals = {stage.pool: stage.own_cents + stage.received for stage in staged.stages}
        assert totals == {"maintenance": 6_576_750_00, "systems": 2_767_500_00}
        assert staged.exact == {
            "machining": 1_973_025_00 + 2_214_000_00,
            "assembly": 3_288_375_00 + 276_750_00,
        }


class TestReciprocal:
    @given(cases())
    def test_ignores_what_a_pool_uses_of_its_own_service(self, case):
        pools, services, _ = case
        own = {pool: {**row, pool: 7} for pool, row in services.items()}
        without = {
            pool: {name: weight for name, weight in row.items() if name != pool}
            for pool, row in services.items()
        }

        assert allocation.allocate(pools, own, "reciprocal").exact == (
            allocation.allocate(pools, without, "reciprocal").exact
        )

    def test_names_the_pools_of_a_loop_that_nothing_leaves(self):
        pools = dict.fromkeys(["beheer", "gebouw", "loket", "netwerk"], 100)
        services = {
            "beheer": {"gebouw": 1},
            "gebouw": {"netwerk": 2, "A": 0},
            "netwerk": {"gebouw": 1},
            "loket": {"beheer": 1, "A": 1},
        }

        with pytest.raises(allocation.SingularLoop, match="pools='gebouw, netwerk'"):
            allocation.allocate(pools, services, "reciprocal")

    def test_refuses_the_loop_also_when_it_costs_nothing(self):
        with pytest.raises(allocation.SingularLoop, match="a, b"):
            allocation.allocate(
                {"a": 0, "b": 0, "c": 5}, {"a": {"b": 1}, "b": {"a": 1}, "c": {"A": 1}},
                "reciprocal",
            )

    def test_solves_forty_pools_that_all_serve_each_other(self):
        names = [f"pool-{number:02}" for number in range(40)]
        services = {
            name: {other: 1 + (place * step) % 97 for step, other in enumerate(names)}
            | {"A": place + 1, "B": 3}
            for place, name in enumerate(names)
        }

        staged = allocation.allocate(dict.fromkeys(names, 1_000_01), services, "reciprocal")

        assert sum(staged.shares.values()) == 40 * 1_000_01


class TestRefusals:
    POOLS = {"beheer": 1000, "netwerk": 2000}
    SERVICES = {"beheer": {"netwerk": 1, "A": 1}, "netwerk": {"A": 1, "B": 2}}

    def test_accept_the_case_that_the_others_spoil(self):
        assert allocation.allocate(self.POOLS, self.SERVICES, "direct").shares == {
            "A": 1667, "B": 1333,
        }

    @pytest.mark.parametrize(
        ("change", "refusal", "message"),
        [
            ({"pools": {}, "services": {}}, allocation.NoPools, "no-pools"),
            ({"method": "dubbel"}, allocation.UnknownMethod, "step-down"),
            ({"rule": "bankers"}, rounding.UnknownRule, "bankers"),
            ({"services": {**SERVICES, "loket": {"A": 1}}}, allocation.UnknownPool, "loket"),
            ({"services": {"beheer": {"A": 1}}}, allocation.PoolWithoutBasis, "netwerk"),
            (
                {"services": {**SERVICES, "netwerk": {"A": 0}}},
                allocation.PoolWithoutBasis, "netwerk",
            ),
            (
                {"services": {**SERVICES, "netwerk": {"netwerk": 3, "A": 0}}},
                allocation.PoolFeedsItself, "netwerk",
            ),
            (
                {"services": {**SERVICES, "netwerk": {"A": 3, "B": -1}}},
                allocation.PoolNegativeWeight, "pool='netwerk', name='B', weight='-1'",
            ),
            (
                {"services": {**SERVICES, "netwerk": {"A": 0.5}}},
                allocation.PoolInexactWeight, "netwerk",
            ),
            ({"pools": {"beheer": 1.5, "netwerk": 1}}, allocation.PoolInexactAmount, "1.5"),
            ({"participants": ["A"]}, allocation.UnknownReceiver, "pool='netwerk', name='B'"),
            ({"participants": ["A", "B", "beheer"]}, allocation.NameUsedTwice, "beheer"),
            ({"method": "step-down"}, allocation.MissingOrder, "beheer, netwerk"),
            ({"order": ["beheer", "loket"]}, allocation.UnknownPool, "loket"),
            ({"order": ["beheer"]}, allocation.WrongOrder, "missing='netwerk', twice='-'"),
            (
                {"order": ["beheer", "beheer", "netwerk"]},
                allocation.WrongOrder, "missing='-', twice='beheer'",
            ),
        ],
    )
    def test_name_what_is_wrong(self, change, refusal, message):
        case = {"pools": self.POOLS, "services": self.SERVICES, "method": "direct"} | change

        with pytest.raises(refusal, match=message):
            allocation.allocate(**case)

    @pytest.mark.parametrize(
        ("method", "order"), [("direct", None), ("step-down", ["netwerk", "beheer"])]
    )
    def test_name_a_pool_whose_users_no_longer_count(self, method, order):
        services = {"beheer": {"netwerk": 1}, "netwerk": {"A": 1}}

        with pytest.raises(allocation.PoolReachesNobody, match="beheer"):
            allocation.allocate(self.POOLS, services, method, order)


    def test_come_before_fractions_that_nobody_could_write_down(self):
        pools = {f"pool-{number:02}": 100 for number in range(60)}
        services = {
            pool: dict.fromkeys(pools, 1) | {"A": 10**41 + number}
            for number, pool in enumerate(pools)
        }

        with pytest.raises(rounding.WeightsTooFine, match="bits=8000"):
            allocation.allocate(pools, services, "reciprocal")


class TestLinear:
    @given(
        st.integers(1, 5).flatmap(
            lambda size: st.tuples(
                st.lists(
                    st.lists(st.integers(-9, 9), min_size=size, max_size=size),
                    min_size=size, max_size=size,
                ),
                st.lists(st.integers(-99, 99), min_size=size, max_size=size),
            )
        )
    )
    def test_solves_or_says_that_there_is_no_single_solution(self, case):
        matrix, right = case

        try:
            found = linear.solve(matrix, right)
        except ValueError:
            with pytest.raises(ValueError, match="no single solution"):
                linear.solve(matrix, [0] * len(right))
            return

        for row, value in zip(matrix, right, strict=True):
            assert sum(a * b for a, b in zip(row, found, strict=True)) == value
