# SPDX-License-Identifier: EUPL-1.2
"""Codes and plain values become a sentence, Dutch or English."""

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils import translation
from django.utils.functional import Promise

from bodemplaat.foundation import formats

LANGUAGES = tuple(formats.MONTHS)


@cache
def _load_words() -> dict[str, Promise]:
    found: dict[str, Promise] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "pages" / "words.py"
        if config.name.startswith("bodemplaat.") and path.exists():
            found |= import_module(f"{config.name}.pages.words").SHARED
    return found


def word(code: str) -> Promise | str:
    """
    Return the word on screen for a code of any package; a code that nobody names is its own.

    The words stand in `pages/words.py` of a package; those in its `SHARED` are said elsewhere too.
    """
    return _load_words().get(code, code)


_FORMATS = {
    "day": formats.day, "cents": formats.amount, "exact": formats.exact,
    "number": formats.number, "percent": formats.percent,
    "word": lambda code: str(word(code)),
}


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        write = _FORMATS.get(format_spec)
        return write(value) if write else str(super().format_field(value, format_spec))


@cache
def _load() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "sentences.toml"
        if config.name.startswith("bodemplaat.") and path.exists():
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def is_known(code: str) -> bool:
    """Tell whether a code has a sentence."""
    return code in _load()


def render(refusal: Any, language: str | None = None) -> str:
    """Return the sentence of a refusal; a code without a sentence is an error of ours."""
    return write(refusal.code, refusal.values, language)


def write(code: str, values: Mapping[str, Any], language: str | None = None) -> str:
    """Return the sentence of a code with its values, in the language of the reader or another."""
    chosen = (language or translation.get_language() or "nl")[:2]
    chosen = chosen if chosen in LANGUAGES else "nl"
    with translation.override(chosen):
        return _Formatter().format(_load()[code][chosen], **values)
