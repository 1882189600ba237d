# SPDX-License-Identifier: EUPL-1.2
"""publiccode.yml has the fields of version 0.7, and names the standards that the product meets."""

import copy
from typing import Any

import jsonschema
import pytest
import yaml

from bodemplaat.config import standards
from tests.house import tree

TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": r"^https://[a-z0-9.-]+/"}
PERSON = {
    "type": "object", "required": ["name"],
    "properties": {"name": TEXT, "email": {"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"}},
}  # fmt: skip
CONTRACTOR = {
    "type": "object", "required": ["name", "until"],
    "properties": {"name": TEXT, "until": {"type": "string", "format": "date"}},
}  # fmt: skip
DESCRIPTION = {
    "type": "object", "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "shortDescription": {"type": "string", "minLength": 1, "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10_000},
        "features": {"type": "array", "minItems": 1, "items": TEXT},
        "apiDocumentation": URL,
    },
}  # fmt: skip
# Written from the text of the standard; the rules of one of its checkers refuse the language `nl`.
SCHEMA = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    ],
    "properties": {
        "publiccodeYmlVersion": {"enum": ["0.7", "0.7.0"]},
        "name": TEXT, "url": URL, "landingURL": URL,
        "platforms": {"type": "array", "minItems": 1, "items": TEXT},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {"enum": [
            "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
            "standalone/backend", "standalone/other", "addon", "library", "configurationFiles",
        ]},
        "intendedAudience": {"type": "object", "properties": {
            "countries": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
        }},
        "description": {
            "type": "object", "minProperties": 1, "additionalProperties": DESCRIPTION,
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        },
        "legal": {"type": "object", "required": ["license"], "properties": {"license": TEXT}},
        "maintenance": {
            "type": "object", "required": ["type"],
            "properties": {
                "type": {"enum": ["internal", "contract", "community", "none"]},
                "contacts": {"type": "array", "minItems": 1, "items": PERSON},
                "contractors": {"type": "array", "minItems": 1, "items": CONTRACTOR},
            },
            "anyOf": [{"required": ["contacts"]}, {"required": ["contractors"]}],
        },
        "localisation": {
            "type": "object", "required": ["localisationReady", "availableLanguages"],
            "properties": {
                "localisationReady": {"type": "boolean"},
                "availableLanguages": {"type": "array", "minItems": 1, "items": TEXT},
            },
        },
        "supports": {"type": "array", "items": {
            "type": "object", "required": ["id"], "properties": {"id": URL},
        }},
    },
}  # fmt: skip


def read() -> dict[str, Any]:
    """Return the file as data."""
    return yaml.safe_load((tree.ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def find_wrong(made: dict[str, Any]) -> list[str]:
    """Return what the standard objects to."""
    checker = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.FormatChecker(["date"])
    )
    return [error.json_path for error in checker.iter_errors(made)]


class TestPubliccode:
    @pytest.mark.standard("publiccode")
    def test_has_the_fields_of_the_standard(self):
        assert find_wrong(read()) == []

    def test_names_the_standards_that_were_checked(self):
        named = [one["id"] for one in read()["supports"]]

        assert named == [one.uri for one in standards.list_standards() if one.is_supported]

    def test_says_what_the_product_says(self):
        made = read()

        assert made["legal"]["license"] == "EUPL-1.2"
        assert set(made["localisation"]["availableLanguages"]) == set(made["description"])

    @pytest.mark.standard("publiccode")
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("description", "nl", "shortDescription"), "x" * 151),
            (("description", "en", "longDescription"), "too short"),
            (("intendedAudience", "countries"), ["nl"]),
            (("maintenance", "contacts"), []),
            (("maintenance",), {"type": "contract", "contractors": [{"name": "A"}]}),
            (("softwareType",), "app"),
            (("localisation",), {"localisationReady": True}),
            (("url",), "git@code"),
        ],
    )
    def test_is_caught_without_them(self, path, value):
        made = copy.deepcopy(read())
        place = made
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

        assert find_wrong(made) != []
