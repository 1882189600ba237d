# SPDX-License-Identifier: EUPL-1.2
"""Every refusal has its two sentences, and every sentence its refusal."""

import ast
import pkgutil
import re
import string
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest

import bodemplaat
from bodemplaat.foundation import jobs, registries, sentences
from bodemplaat.kernel.refusals import Refusal
from tests.house import tree


def list_refusals() -> list[type[Refusal]]:
    """Return every refusal of the packages, and what jobs say, in order of code."""
    for module in pkgutil.walk_packages(bodemplaat.__path__, "bodemplaat."):
        if not set(module.name.split(".")) & {"tests", "migrations", "wsgi", "__main__"}:
            import_module(module.name)
    kinds = {*_walk(Refusal), *_walk(jobs.Sentence)}
    found = {kind for kind in kinds if kind.__module__.startswith("bodemplaat.")}
    found = {kind for kind in found if ".tests." not in kind.__module__}
    return sorted((kind for kind in found if kind.code), key=lambda kind: kind.code)


def _walk(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        yield child
        yield from _walk(child)


def list_declared() -> set[str]:
    """Return the codes of sentences that watchpoints and indicators are written with."""
    points = [point.code for point in registries.list_watchpoints()]
    measures = [f"{measure.code}.{part}" for measure in registries.list_indicators()
                for part in ("source", "basis")]  # fmt: skip
    return {*points, *(f"{code}.evidence" for code in points), *measures}


def read_sentences(package: str) -> dict[str, dict[str, str]]:
    """Return the sentences of a package by code."""
    path = tree.PACKAGES / package / "sentences.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def list_places(sentence: str) -> set[str]:
    """Return the places of a sentence, each with its format."""
    parts = string.Formatter().parse(sentence)
    return {f"{name}:{spec}" for _, name, spec, _ in parts if name is not None}


def is_one_breath(text: str) -> bool:
    """Tell whether a text says what is wrong and the way out in one sentence."""
    return "; " in text and not re.search(r"[.?!] ", text)


def list_raised(sources: tuple[tree.Source, ...]) -> Iterator[tuple[str, str, str, set[str]]]:
    """Give where a class is called with which names; calls that hand names on are left out."""
    for source in sources:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call) or any(word.arg is None for word in node.keywords):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            given = {str(word.arg) for word in node.keywords}
            yield f"{source.name}:{node.lineno}", source.package, name, given


Places = dict[tuple[str, str], set[str]]


def find_unfilled(sources: tuple[tree.Source, ...], places: Places) -> list[str]:
    """Return where a refusal is raised without a value that its sentence names."""
    found = []
    for where, package, name, given in list_raised(sources):
        same = [key for key in places if key[1] == name]
        own = [key for key in same if key[0] == package] or same
        for lacking in (places[key] - given for key in own[:1]):
            if lacking:
                found.append(f"{where} {name} lacks {', '.join(sorted(lacking))}")
    return found


def _home(code: str) -> str:
    package = code.split(".")[0]
    return "foundation" if package == "kernel" else package


class TestRefusal:
    def test_has_a_sentence_in_both_languages(self):
        missing = [
            kind.code
            for kind in list_refusals()
            if set(read_sentences(_home(kind.code)).get(kind.code, {})) != {"nl", "en"}
        ]

        assert missing == []

    def test_has_a_code_of_its_own_that_starts_with_its_package(self):
        kinds = list_refusals()
        codes = [kind.code for kind in kinds]

        assert sorted(set(codes)) == codes
        inside = [kind for kind in kinds if kind.__module__.split(".")[1] != "config"]
        assert [k.code for k in inside if k.code.split(".")[0] != k.__module__.split(".")[1]] == []

    def test_is_raised_with_what_its_sentence_names(self):
        places = {
            (kind.__module__.split(".")[1], kind.__name__): {
                place.split(":")[0].split(".")[0].split("[")[0]
                for sentence in read_sentences(_home(kind.code)).get(kind.code, {}).values()
                for place in list_places(sentence)
            }
            for kind in list_refusals()
            if "__init__" not in vars(kind)
        }
        sources = tuple(s for s in tree.list_python() if s.package and not s.is_test)

        assert find_unfilled(sources, places) == []

    def test_is_missed_when_a_value_is(self):
        source = tree.plant("raise rules.YearClosed(year=2010)\nraise YearClosed(**given)")

        places = {("finance", "YearClosed"): {"year", "until"}, ("kernel", "YearClosed"): {"x"}}

        assert find_unfilled((source,), places) == [f"{source.name}:1 YearClosed lacks until"]


class TestSentence:
    @pytest.mark.parametrize("package", tree.list_packages())
    def test_has_its_refusal_and_the_same_places_in_both_languages(self, package):
        codes = {kind.code for kind in list_refusals()} | list_declared()

        for code, found in read_sentences(package).items():
            assert code in codes, "a sentence without a refusal"
            assert list_places(found["nl"]) == list_places(found["en"]), code

    @pytest.mark.parametrize("package", tree.list_packages())
    def test_says_the_way_out_in_a_sentence_of_its_own(self, package):
        found = read_sentences(package)

        wrong = [code for code, texts in found.items() if any(map(is_one_breath, texts.values()))]
        assert wrong == [], "Write what is wrong. Write the way out behind it."

    @pytest.mark.parametrize(
        ("text", "is_found"),
        [("Het jaar is afgesloten; kies een ander.", True),
         ("Het jaar is afgesloten. Kies een ander; 2010 is open.", False),
         ("Het jaar {year} is afgesloten.", False)],
    )  # fmt: skip
    def test_is_refused_when_the_way_out_hangs_behind_a_semicolon(self, text, is_found):
        assert is_one_breath(text) is is_found

    def test_shows_its_places(self):
        assert list_places("Jaar {year} sluit op {until:day}.") == {"year:", "until:day"}


class TestWord:
    def test_is_one_per_code_in_all_packages(self):
        words: dict[str, set[str]] = {}
        for package in tree.list_packages():
            if (tree.PACKAGES / package / "pages" / "words.py").exists():
                shared = import_module(f"bodemplaat.{package}.pages.words").SHARED
                for code, word in shared.items():
                    words.setdefault(str(code), set()).add(str(word))

        assert words["inhabitants"] == {"inwoners"}
        assert {code: found for code, found in words.items() if len(found) > 1} == {}

    def test_stands_in_a_sentence_instead_of_its_code(self):
        refusal = type("NoRule", (Refusal,), {"code": "governance.no-rule"})
        values = {"rule_set": "Regeling", "on": date(2010, 1, 1), "kind": "entry-fee"}

        assert "«toetredingssom»" in sentences.render(refusal(**values), "nl")
        assert "“entry fee”" in sentences.render(refusal(**values), "en")
