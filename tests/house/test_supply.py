# SPDX-License-Identifier: EUPL-1.2
"""What is taken from elsewhere is pinned by hash and names no address; nor does anything else."""

import json
import re

import pytest

from tests.house import tree

# Written in two halves, so that this file does not name them either.
HOSTS = (
    "py" "pi.org", "python" "hosted.org", "npm" "js.org", "npm" "js.com", "debian" ".org/debian",
)  # fmt: skip
PLACES = re.compile(r"(?<![\w.~/-])/(?:work|root)(?=/|\b)")
MERGE = re.compile(r"^(<{7} |>{7} )", re.MULTILINE)
IS_BINARY = re.compile(r"\.(png|jpe?g|pdf|woff2?|ttf|ico|mo|gz|zip|xlsx)$")


def find_named(name: str, text: str) -> list[str]:
    """Return where a text names a registry or a folder of somebody's machine."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if any(host in line for host in HOSTS) or PLACES.search(line):
            found.append(f"{name}:{number}")
    return found


def find_unpinned(text: str) -> list[str]:
    """Return requirements without a hash, and lines that give an address."""
    lines = text.replace("\\\n", " ").splitlines()
    lines = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return [line.split()[0] for line in lines if "--hash=sha256:" not in line or "://" in line]


def find_loose(lock: dict) -> list[str]:
    """Return npm packages without a hash or with an address."""
    return [
        name
        for name, entry in lock["packages"].items()
        if name and ("integrity" not in entry or "resolved" in entry)
    ]


class TestProject:
    def test_names_no_registry_and_no_machine(self):
        names = [name for name in tree.list_tracked() if not IS_BINARY.search(name)]
        texts = {name: (tree.ROOT / name).read_text(encoding="utf-8") for name in names}

        assert [found for name, text in texts.items() for found in find_named(name, text)] == []

    def test_holds_no_mark_of_a_merge(self):
        names = [name for name in tree.list_tracked() if not IS_BINARY.search(name)]
        lines = {name: (tree.ROOT / name).read_text(encoding="utf-8") for name in names}

        assert [name for name, text in lines.items() if MERGE.search(text)] == []

    @pytest.mark.parametrize(
        "text", [f"from https://{HOSTS[0]}/simple", "cd /wor" "k/main", "'/ro" "ot/.ssh'"]
    )
    def test_is_caught_naming_one(self, text):
        assert find_named("x", text)

    @pytest.mark.parametrize(
        "text",
        ["/workplaces", "a" "/wor" "k/b", "https://example.nl" "/ro" "ot/x"],
    )
    def test_may_use_the_words(self, text):
        assert find_named("x", text) == []


class TestLock:
    @pytest.mark.parametrize("name", ["base", "dev"])
    def test_of_python_pins_every_package_by_hash(self, name):
        text = (tree.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")

        assert find_unpinned(text) == []

    @pytest.mark.parametrize("name", ["base", "dev"])
    def test_of_python_holds_what_is_asked_for(self, name):
        asked = (tree.ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8")
        locked = (tree.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        wanted = re.findall(r"^([a-z0-9][a-z0-9-]+)", asked, re.MULTILINE)

        assert [one for one in wanted if not re.search(rf"^{one}==", locked, re.MULTILINE)] == []

    def test_of_npm_pins_every_package_by_hash(self):
        lock = json.loads((tree.ROOT / "package-lock.json").read_text(encoding="utf-8"))

        assert find_loose(lock) == []

    def test_is_refused_without_a_hash_or_with_an_address(self):
        assert find_unpinned("a==1 \\\n    --hash=sha256:00\nb==2\n# c\n") == ["b==2"]
        assert find_unpinned("--index-url https://x") == ["--index-url"]
        assert find_loose({"packages": {"": {}, "a": {}, "b": {"integrity": "x"}}}) == ["a"]
