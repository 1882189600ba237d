# SPDX-License-Identifier: EUPL-1.2
"""Figures that partnerships published; the files stand outside the repository."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from bodemplaat.kernel import allocation, keys, rounding
from bodemplaat.kernel.keys import Component

ROOT = Path(__file__).parents[4]
TOWNS = ["geldrop_mierlo", "nuenen", "son_en_breugel"]


def find_folder() -> Path | None:
    """Return the folder with the published tables, beside the repository or as set."""
    chosen = os.environ.get("BODEMPLAAT_TEST_DATA")
    candidates = [Path(chosen)] if chosen else [ROOT.parent / "shared" / "data"]
    return next((path / "settlement" for path in candidates if path.is_dir()), None)


def read_rows(name: str) -> list[dict[str, str]]:
    folder = find_folder()
    if folder is None:
        pytest.skip("the published tables are absent: set BODEMPLAAT_TEST_DATA to their folder")
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def euros(text: str) -> int:
    """Return whole euro as cents."""
    return int(text) * 100


class TestDommelvallei:
    """
    Dienst Dommelvallei, budgets 2020 to 2024: each cost line is rounded by itself.

    The published rounding lines run from -8 to +9 euro; those of the three towns together,
    which are in the table, from -8 to +4.
    """

    @pytest.fixture
    def years(self) -> list[dict[str, str]]:
        return read_rows("dommelvallei_bijdragen.csv")

    def test_prints_a_rounding_line_that_is_not_zero(self, years):
        printed = [int(row["afronding"]) for row in years]

        assert len(years) == 9
        assert (min(printed), max(printed)) == (-8, 4)
        for row in years:
            towns = sum(int(row[town]) for town in TOWNS)
            assert towns + int(row["afronding"]) == int(row["totaal_bijdrage_gemeenten"])

    def test_prints_a_contribution_that_is_cost_less_what_others_pay(self, years):
        for row in years:
            parts = ("totaal_lasten", "totaal_baten", "reserve", "bijdrage_derden_en_afronding")
            assert sum(int(row[part]) for part in parts) == int(row["bijdrage_gemeenten"])

    @pytest.mark.parametrize("rule", sorted(rounding.RULES))
    def test_closes_to_zero_by_our_rules_and_stays_within_the_line(self, years, rule):
        for row in years:
            total = euros(row["totaal_bijdrage_gemeenten"])
            printed = {town: int(row[town]) for town in TOWNS}

            ours = rounding.split_amount(total, printed, rule)

            assert total - sum(ours.values()) == 0
            difference = abs(euros(row["afronding"]))
            assert all(abs(ours[town] - 100 * printed[town]) <= difference for town in TOWNS)

    def test_closes_also_with_one_key_per_cost_line(self, years):
        weights = {town: euros(years[0][town]) for town in TOWNS}
        lines = [euros(row["totaal_bijdrage_gemeenten"]) // 37 + step
                 for row in years for step in range(37)]

        shares = [rounding.split_amount(line, weights) for line in lines]

        assert sum(sum(share.values()) for share in shares) == sum(lines)

    def test_explains_the_difference_with_the_old_budget_by_causes_that_add_up(self):
        rows = read_rows("dommelvallei_verschil_met_vorige_begroting.csv")
        for year in ("2020", "2021", "2022", "2023"):
            printed = {row["gemeente"]: euros(row[year]) for row in rows
                       if row["oorzaak"] == "TOTAAL (gedrukt)"}
            causes: dict[str, int] = defaultdict(int)
            for row in rows:
                if not row["oorzaak"].startswith("TOTAAL") and row["gemeente"]:
                    causes[row["gemeente"]] += euros(row[year])
            (rest,) = (euros(row[year]) for row in rows if row["oorzaak"] == "afrondingen")
            (total,) = (euros(row[year]) for row in rows
                        if row["oorzaak"] == "TOTAAL bijdragen (gedrukt)")

            assert causes == printed
            assert rest == -2_00
            assert sum(printed.values()) + rest == total
            assert sum(rounding.split_amount(total, printed).values()) == total


class TestBuch:
    """BUCH 2017: the key reproduces the amounts with 56.8 million, not with 58.8."""

    @pytest.fixture
    def rows(self) -> list[dict[str, str]]:
        return read_rows("buch_2017.csv")

    def key(self, rows: list[dict[str, str]]) -> dict[str, Fraction]:
        printed = {row["deelnemer"]: row["sleutel_procent"] for row in rows[:-1]}
        known = {town: Fraction(text) for town, text in printed.items() if text}
        (unprinted,) = printed.keys() - known.keys()
        return known | {unprinted: 100 - sum(known.values())}

    @pytest.mark.parametrize(("millions", "reproduces"), [("56.8", True), ("58.8", False)])
    def test_gives_the_printed_amounts_for_one_of_the_two_totals(
        self, rows, millions, reproduces
    ):
        printed = {
            row["deelnemer"]: Fraction(row["bedrag_mln_gedrukt"]) for row in rows[:-1]
        }
        total = int(Fraction(millions) * 1_000_000_00)

        shares = rounding.split_amount(total, self.key(rows))

        assert sum(shares.values()) == total
        in_millions = {
            town: Fraction(rounding.round_half_away(Fraction(cents, 10_000_000)), 10)
            for town, cents in shares.items()
        }
        assert (in_millions == printed) is reproduces

    def test_leaves_heiloo_the_part_that_was_not_printed(self, rows):
        assert self.key(rows)["Heiloo"] == Fraction("21.16")


class TestYakima:
    """Yakima Valley Conference of Governments 2013: tariff x inhabitants plus a share."""

    @pytest.fixture
    def printed(self) -> dict[tuple[str, str], dict[str, str]]:
        rows = read_rows("yvcog_yakima_2013.csv")
        return {(row["component"].split()[0], row["jaar"]): row for row in rows}

    @pytest.mark.parametrize("year", ["2012", "2013"])
    def test_charges_tariff_times_inhabitants(self, printed, year):
        row = printed["per", year]

        cents = int(row["hoeveelheid"]) * Fraction(row["tarief"]) * 100

        assert cents == euros(row["bedrag_usd_gedrukt"])

    def test_adds_up_to_the_printed_total(self, printed):
        parts = [euros(printed[part, "2013"]["bedrag_usd_gedrukt"])
                 for part in ("per", "MPO/RTPO")]

        assert parts == [36_772_00, 27_211_00]
        assert sum(parts) == euros(printed["total", "2013"]["bedrag_usd_gedrukt"]) == 63_983_00

    def test_splits_the_increase_in_volume_and_other_key_without_a_rest(self, printed):
        before, after = printed["per", "2012"], printed["per", "2013"]
        tariff = Fraction(before["tarief"])

        growth = int(after["hoeveelheid"]) - int(before["hoeveelheid"])
        volume = growth * tariff * 100
        price = int(after["hoeveelheid"]) * (Fraction(after["tarief"]) - tariff) * 100
        other_key = euros(printed["MPO/RTPO", "2013"]["bedrag_usd_gedrukt"]) - euros(
            printed["MPO/RTPO", "2012"]["bedrag_usd_gedrukt"]
        )

        assert (volume, price, other_key) == (120_00, 0, 20_600_00)
        increase = euros(printed["increase", "2013"]["bedrag_usd_gedrukt"])
        assert volume + price + other_key == increase


class TestCorrections:
    def test_of_abg_after_a_wrong_key_add_up_to_nothing(self):
        rows = read_rows("correctie_en_afrekening.csv")

        corrections = [euros(row["bedrag_eur"]) for row in rows if "ABG" in row["geval"]]

        assert len(corrections) == 3
        assert sum(corrections) == 0

    def test_of_razu_net_the_result_of_the_year_before_in_the_contribution(self):
        rows = [row for row in read_rows("correctie_en_afrekening.csv")
                if row["geval"] == "RAZU 2024"]

        netted, repaid, gross = (euros(row["bedrag_eur"]) for row in rows)

        assert gross + repaid == netted


class TestCompositeKeys:
    """Composite keys in use: their percentages are 100 and make one whole key."""

    def components(self, name: str) -> Iterator[Component]:
        for number, row in enumerate(read_rows("sleutelformules.csv"), start=1):
            if row["verband"].startswith(name):
                weights = {"East": number, "North": 7, "West": number * number}
                yield Component(Fraction(row["gewicht_procent"]), weights)

    @pytest.mark.parametrize(
        ("name", "percentages"),
        [("Snohomish", [54, 23, 23]), ("Massachusetts", [50, 25, 25]), ("BUCH (NL, 2019)",
         [40, 60])],
    )
    def test_have_percentages_that_are_100_and_share_a_cost_to_the_cent(
        self, name, percentages
    ):
        components = list(self.components(name))

        key = keys.combine(components)

        assert [component.percentage for component in components] == percentages
        assert sum(key.values()) == 1
        assert sum(rounding.split_amount(1_000_000_01, key).values()) == 1_000_000_01

    def test_are_refused_with_one_component_left_out(self):
        with pytest.raises(keys.PercentagesNotWhole, match="77"):
            keys.combine(list(self.components("Snohomish"))[:2])


class TestPublishedExercise:
    def test_of_two_pools_that_serve_each_other_gives_the_printed_totals(self):
        # Text of an exercise quoted on coursehero.com/file/9099863: 1,200 and 2,400 dollar,
        # 100 of 600 hours and 1,000 of 5,000 square feet used by each other.
        staged = allocation.allocate(
            {"administration": 1_200_00, "maintenance": 2_400_00},
            {
                "administration": {"maintenance": 100, "production": 500},
                "maintenance": {"administration": 1_000, "production": 4_000},
            },
            "reciprocal",
        )

        totals = {
            stage.pool: rounding.round_half_away((stage.own_cents + stage.received) / 100)
            for stage in staged.stages
        }
        assert totals == {"administration": 1_738, "maintenance": 2_690}
