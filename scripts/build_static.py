# SPDX-License-Identifier: EUPL-1.2
"""
Copy what the pages take from npm into the static files of foundation: `npm run build`.

The components of NL Design System (Utrecht) and the base theme become one style sheet. A page
writes our names (`bp-button`); here they become names of the component itself, so that the token
sheet of an organisation changes both. Tokens that no chosen component reads are left out.
"""

import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
TARGET = ROOT / "src" / "bodemplaat" / "foundation" / "static" / "foundation" / "vendor"
THEME = MODULES / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
FONT = MODULES / "@fontsource" / "source-sans-3"
WEIGHTS = ("400-normal", "400-italic", "600-normal", "700-normal")
TEXT_INPUT = ".bp-form input:not([type=checkbox],[type=radio],[type=hidden],[type=file])"
# component: its class, and the selectors of ours that are another name for it
COMPONENTS: dict[str, dict[str, str]] = {
    "skip-link": {},
    "button": {
        ".utrecht-button": ".bp-button",
        ".utrecht-button--html-button": ".bp-button",
        ".utrecht-button--primary-action": ".bp-button--primary",
        ".utrecht-button--secondary-action": ".bp-button:not(.bp-button--primary)",
    },
    "form-field": {".utrecht-form-field": ".bp-field"},
    "form-label": {".utrecht-form-label": ".bp-form label"},
    "form-field-description": {".utrecht-form-field-description": ".bp-form .helptext"},
    "form-field-error-message": {".utrecht-form-field-error-message": ".bp-form .errorlist"},
    "form-fieldset": {},
    "textbox": {".utrecht-textbox": TEXT_INPUT, ".utrecht-textbox--html-input": TEXT_INPUT},
    "textarea": {
        ".utrecht-textarea": ".bp-form textarea",
        ".utrecht-textarea--html-textarea": ".bp-form textarea",
    },
    "select": {
        ".utrecht-select": ".bp-form select",
        ".utrecht-select--html-select": ".bp-form select",
    },
    "checkbox": {},
    "table": {".utrecht-table": ".bp-table", ".utrecht-table--html-table": ".bp-table"},
    "alert": {".utrecht-alert": ".bp-note"},
}
PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
USED = re.compile(r"var\(\s*(--[\w-]+)")


class Missing(Exception):
    """A package of npm is not there; `npm ci` brings it."""


def read(path: Path) -> str:
    if not path.exists():
        raise Missing(f"{path.relative_to(ROOT)} ontbreekt; draai eerst `npm ci`.")
    return path.read_text(encoding="utf-8")


def alias(css: str, names: dict[str, str]) -> str:
    """Add our names beside the component's own, with the same weight."""
    for name, ours in names.items():
        whole_class = re.compile(rf"{re.escape(name)}(?![\w-])")
        css = whole_class.sub(f":is({name},{ours})", css)
    return css


def collect_components() -> str:
    parts = []
    for name, names in COMPONENTS.items():
        css = read(MODULES / "@utrecht" / f"{name}-css" / "dist" / "index.css")
        css = re.sub(r"/\*(?!\*\s*\n \* @license).*?\*/", "", css, flags=re.DOTALL)
        parts.append(alias(css, names))
    return "\n".join(parts)


def prune_theme(css: str, users: str) -> str:
    """Keep the tokens that are read, by a component or by a token that is kept."""
    tokens = dict(PROPERTY.findall(css))
    wanted, kept = set(USED.findall(users)), {}
    while wanted:
        name = wanted.pop()
        if name in tokens and name not in kept:
            kept[name] = tokens[name].strip()
            wanted |= set(USED.findall(kept[name]))
    lines = "\n".join(f"  {name}: {value};" for name, value in sorted(kept.items()))
    return f":root, .bp-preview {{\n{lines}\n}}\n"  # a preview resolves them anew


def write_font() -> str:
    """Copy the weights that are used; Latin alone, and its extension where a name needs it."""
    faces = []
    ranges = json.loads(read(FONT / "unicode.json"))
    for weight in WEIGHTS:
        size, style = weight.split("-")
        for subset in ("latin", "latin-ext"):
            name = f"source-sans-3-{subset}-{weight}.woff2"
            shutil.copyfile(FONT / "files" / name, TARGET / name)
            faces.append(
                f'@font-face{{font-family:"Source Sans 3";font-style:{style};font-weight:{size};'
                f'font-display:swap;src:url("{name}") format("woff2");'
                f"unicode-range:{ranges[subset]}}}"
            )
    return "\n".join(faces)


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    own = "\n".join(read(path) for path in sorted(TARGET.parent.glob("*.css")))
    try:
        components = collect_components()
        theme = prune_theme(read(THEME), components + own)
        layer = f"@layer components {{\n{theme}\n{components}\n}}\n"
        css = f"@layer base, components;\n{write_font()}\n{layer}"
        shutil.copyfile(MODULES / "htmx.org" / "dist" / "htmx.min.js", TARGET / "htmx.min.js")
    except Missing as error:
        print(error, file=sys.stderr)
        return 1
    (TARGET / "nl-design-system.css").write_text(css, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(css) // 1024} kB of components and tokens")
    return 0


if __name__ == "__main__":
    sys.exit(main())
