# SPDX-License-Identifier: EUPL-1.2
"""
Write the bill of materials: what an installation is made of, with version, digest and licence.

Two files in CycloneDX, of the lock files of Python and of npm; what only tests need is left out.
The same lock files give the same bytes.
"""

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / ".cache" / "sbom"
NAME = "bodemplaat"


def main() -> None:
    """Write both files, and say where they are."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, found in (("python", read_python()), ("npm", read_npm())):
        path = TARGET / f"{name}.cdx.json"
        path.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(found['components'])} parts")


def read_python() -> dict[str, Any]:
    """Return what requirements/base.txt pins, with the licences that the packages state."""
    found = _run(
        sys.executable, "-m", "cyclonedx_py", "requirements", "requirements/base.txt",
        "--pyproject", "pyproject.toml", "--mc-type", "application", "--output-reproducible",
        "--of", "JSON", "-o", "-",
    )  # fmt: skip
    for part in found["components"]:
        part.pop("description", None)
        # Where a package comes from is a matter of whoever installs it; its digests are ours.
        links = part.pop("externalReferences", [])
        part["hashes"] = [one for link in links for one in link.get("hashes", [])]
        part["licenses"] = _find_licences(part["name"])
    return found


def _find_licences(name: str) -> list[dict[str, Any]]:
    """Return the licence that an installed package states, as an expression or by its name."""
    try:
        stated = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    if "License-Expression" in stated:
        return [{"expression": stated["License-Expression"]}]
    classes = [one for one in stated.get_all("Classifier", []) if one.startswith("License ::")]
    names = [one.rpartition(" :: ")[2] for one in classes]
    names = names or [stated.get("License", "").strip().split("\n")[0]]
    return [{"license": {"name": one}} for one in names if one]


def read_npm() -> dict[str, Any]:
    """Return what package-lock.json pins for the pages."""
    found = _run(
        "npm", "sbom", "--package-lock-only", "--omit", "dev", "--sbom-format", "cyclonedx",
        "--sbom-type", "application",
    )  # fmt: skip
    found.pop("serialNumber", None)
    found["metadata"].pop("timestamp", None)
    found["metadata"]["component"]["name"] = NAME  # npm takes that of the folder
    return found


def _run(*command: str) -> dict[str, Any]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
