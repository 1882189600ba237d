# SPDX-License-Identifier: EUPL-1.2
"""Codes and plain values become a sentence, Dutch or English."""

import string
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils import translation

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


class _Formatter(string.Formatter):
    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "day" and isinstance(value, date):
            return f"{value.day} {MONTHS[self.language].split()[value.month - 1]} {value.year}"
        if format_spec == "amount":
            text = f"{abs(value) // 100:,}.{abs(value) % 100:02d}"
            if self.language == "nl":
                text = text.translate(str.maketrans(",.", ".,"))
            return f"€ {'-' if value < 0 else ''}{text}"
        return str(super().format_field(value, "" if format_spec == "cents" else format_spec))

    def parse(self, format_string: str) -> Any:
        for literal, name, spec, conversion in super().parse(format_string):
            yield literal, name, "amount" if spec == "cents" else spec, conversion


@cache
def _load() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "sentences.toml"
        if config.name.startswith("bodemplaat.") and path.exists():
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def render(refusal: Any, language: str | None = None) -> str:
    """Return the sentence of a refusal; a code without a sentence is an error of ours."""
    chosen = (language or translation.get_language() or "nl")[:2]
    chosen = chosen if chosen in MONTHS else "nl"
    return _Formatter(chosen).format(_load()[refusal.code][chosen], **refusal.values)
