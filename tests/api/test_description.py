# SPDX-License-Identifier: EUPL-1.2
"""The description is that of the code, keeps the Dutch design rules, and each rule sees."""

import copy
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from bodemplaat.foundation.api import schema
from tests.house import tree

FILE = tree.ROOT / "docs" / "api" / "openapi.json"
RULES = tree.ROOT / "docs" / "api" / "ruleset.yaml"
SPECTRAL = tree.ROOT / "node_modules" / ".bin" / "spectral"
FACTS = "/arrangements/{arrangement}/measured-facts"


def lint(path: Path) -> set[str]:
    """Return the rules that a description breaks, errors and warnings alike."""
    command = [SPECTRAL, "lint", path, "--ruleset", RULES, "--format", "json",
               "--quiet", "--fail-severity", "error"]  # fmt: skip
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True)
    assert done.stdout.strip().startswith("["), done.stdout + done.stderr
    found = json.loads(done.stdout[: done.stdout.rindex("]") + 1])
    return {one["code"] for one in found}


def rename(names: dict[str, Any], old: str, new: str) -> None:
    names[new] = names.pop(old)


def get(made: dict[str, Any]) -> Any:
    return made["paths"][FACTS]["get"]


def find_parameter(made: dict[str, Any], name: str) -> Any:
    return next(one for one in get(made)["parameters"] if one["name"] == name)


def shape(made: dict[str, Any]) -> Any:
    return made["components"]["schemas"]["MeasuredFact"]["properties"]


# The rule -> the defect that it must see.
PLANTED: dict[str, Any] = {
    "oas-version": lambda made: made.update(openapi="3.0.3"),
    "info-contact": lambda made: made["info"]["contact"].pop("email"),
    "semver": lambda made: made["info"].update(version="1"),
    "servers-not-empty": lambda made: made.update(servers=[]),
    "version-in-uri": lambda made: made["servers"][0].update(url="/api"),
    "no-plain-http": lambda made: made["servers"][0].update(url="http://x.example/v1"),
    "no-trailing-slash": lambda made: rename(made["paths"], FACTS, f"{FACTS}/"),
    "kebab-case-paths": lambda made: rename(made["paths"], FACTS, "/measured_facts"),
    "no-query-in-path": lambda made: rename(made["paths"], FACTS, f"{FACTS}.json"),
    "camel-case-query": lambda made: find_parameter(made, "asOf").update(name="as_of"),
    "camel-case-properties": lambda made: rename(shape(made), "isAssumption", "is_assumption"),
    "pascal-case-schemas": lambda made: made["components"]["schemas"].update(small={}),
    "version-header": lambda made: get(made)["responses"]["200"]["headers"].pop("API-Version"),
    "version-header-refused": lambda made: (
        made["components"]["responses"]["Status404"]["headers"].pop("API-Version")
    ),
    "etag-header": lambda made: get(made)["responses"]["200"]["headers"].pop("ETag"),
    "problem-json": lambda made: rename(
        made["components"]["responses"]["Status404"]["content"], "application/problem+json",
        "application/json",
    ),
    "problem-schema": lambda made: (
        made["components"]["schemas"]["Problem"]["required"].remove("detail")
    ),
    "bad-request-possible": lambda made: get(made)["responses"].pop("400"),
    "access-refused": lambda made: get(made)["responses"].pop("429"),
    "operation-id": lambda made: get(made).update(operationId="list_facts"),
    "operation-operationId-unique": lambda made: get(made).update(operationId="listMeasures"),
    "operation-described": lambda made: get(made).pop("summary"),
    "parameter-described": lambda made: find_parameter(made, "asOf").pop("description"),
    "moment-format": lambda made: shape(made)["recordedAt"].update(format="date"),
    "day-format": lambda made: shape(made)["referenceOn"].pop("format"),
    "cents-are-whole": lambda made: (
        made["components"]["schemas"]["Contribution"]["properties"]["netCents"].update(
            type="number"
        )
    ),
    "security-defined": lambda made: made["components"].pop("securitySchemes"),
    "oas3-schema": lambda made: get(made).update(parameters="none"),
    "path-params": lambda made: get(made)["parameters"].remove(
        find_parameter(made, "arrangement")
    ),
}


class TestDescription:
    @pytest.mark.standard("openapi")
    def test_in_docs_is_that_of_the_code(self):
        found = FILE.read_text(encoding="utf-8")

        assert found == schema.write(), "Run `make openapi` and commit docs/api/openapi.json."

    @pytest.mark.standard("openapi")
    def test_is_served_to_every_program(self):
        answer = Client().get("/api/v1/openapi.json")

        assert answer.json() == schema.describe()
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["API-Version"] == answer.json()["info"]["version"]

    @pytest.mark.standard("api-design-rules")
    def test_keeps_every_rule(self):
        assert lint(FILE) == set()

    def test_is_put_on_a_page_operation_by_operation(self):
        page = Client().get("/api/").content.decode()

        names = {
            operation["operationId"]
            for operations in schema.describe()["paths"].values()
            for operation in operations.values()
        }
        assert [name for name in names if f'id="{name}"' not in page] == []
        assert "<script src=\"http" not in page


@pytest.mark.standard("api-design-rules")
class TestRule:
    def test_has_a_planted_defect(self):
        assert set(yaml.safe_load(RULES.read_text(encoding="utf-8"))["rules"]) == set(PLANTED)

    @pytest.mark.parametrize("name", PLANTED)
    def test_sees_it(self, name, tmp_path):
        made = copy.deepcopy(schema.describe())
        PLANTED[name](made)
        planted = tmp_path / "openapi.json"
        planted.write_text(json.dumps(made), encoding="utf-8")

        assert name in lint(planted)
