# SPDX-License-Identifier: EUPL-1.2
"""The bill of materials names everything that the lock files pin, and nothing else."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([\w.-]+)==(\S+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def made():
    """Both files, made anew."""
    done = subprocess.run(
        [sys.executable, "scripts/sbom.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    names = ("python", "npm")
    return {name: json.loads((ROOT / f".cache/sbom/{name}.cdx.json").read_text()) for name in names}


@pytest.mark.standard("cyclonedx")
def test_of_python_is_what_is_locked(made):
    text = (ROOT / "requirements/base.txt").read_text()
    locked = {
        name.lower(): (version, frozenset(re.findall(r"sha256:([0-9a-f]{64})", rest)))
        for name, version, rest in PINNED.findall(text)
    }

    found = {
        part["name"].lower(): (part["version"], frozenset(one["content"] for one in part["hashes"]))
        for part in made["python"]["components"]
    }

    assert len(locked) > 30 and found == locked


@pytest.mark.standard("cyclonedx")
def test_of_npm_is_what_is_locked_for_the_pages(made):
    lock = json.loads((ROOT / "package-lock.json").read_text())
    locked = {
        (path.rpartition("node_modules/")[2], entry["version"])
        for path, entry in lock["packages"].items()
        if path and not entry.get("dev") and not entry.get("devOptional")
    }

    found = {
        ("/".join(filter(None, (part.get("group"), part["name"]))), part["version"])
        for part in made["npm"]["components"]
    }

    assert len(locked) > 50 and found == locked
    assert all(part["hashes"] for part in made["npm"]["components"])


@pytest.mark.standard("cyclonedx")
def test_names_the_version_and_the_licence_of_each(made):
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    for found in made.values():
        assert found["bomFormat"] == "CycloneDX"
        named = found["metadata"]["component"]
        assert (named["name"], named["version"]) == ("bodemplaat", version)
        without = [one["name"] for one in found["components"] if not one.get("licenses")]
        assert without == []


def test_is_the_same_twice(made):
    path = ROOT / ".cache/sbom/python.cdx.json"
    before = path.read_bytes(), (ROOT / ".cache/sbom/npm.cdx.json").read_bytes()

    subprocess.run([sys.executable, "scripts/sbom.py"], cwd=ROOT, check=True, capture_output=True)

    assert (path.read_bytes(), (ROOT / ".cache/sbom/npm.cdx.json").read_bytes()) == before
