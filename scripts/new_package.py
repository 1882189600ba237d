# SPDX-License-Identifier: EUPL-1.2
"""
Write the skeleton of a package: every room with one thing in it, to be renamed and grown.

    scripts/new_package.py servicedesk --after catalogue --path meldingen

It stands on the floor above `--after`, and its pages below `/<arrangement>/<path>/`.
"""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SKELETON = Path(__file__).resolve().parent / "skeleton"
LOWEST = "organisations"
SETTINGS = "src/bodemplaat/config/settings.py"
TREE = "tests/house/tree.py"
ARCHITECTURE = "docs/architecture.md"
NEXT = """\
{name} stands in src/bodemplaat/{name}. What is left to you:
1. Rename Note and its words; remove its migration and `make migration ARGS={name}`.
2. Give it a place in src/bodemplaat/config/navigation.py, or a link on a page that people see.
3. Say what it is for in its README.md and in docs/architecture.md.
4. `make check`, then `make test`."""


class CannotMake(Exception):
    """A package that cannot be made, with the reason."""


def check_name(name: str, after: str, path: str, root: Path) -> None:
    """Refuse a name that is taken or no word, and a floor that is not there."""
    built = read_built(root)
    if not re.fullmatch("[a-z]{3,30}", name):
        raise CannotMake(f"{name} is no name of a package: take one word in small letters.")
    if (root / "src" / "bodemplaat" / name).exists():
        raise CannotMake(f"src/bodemplaat/{name} is there already.")
    if after not in built or built.index(after) < built.index(LOWEST):
        allowed = ", ".join(built[built.index(LOWEST) :])
        raise CannotMake(f"--after {after}: a package stands above one of {allowed}.")
    floors = read_floors(root)
    if name in floors and floors.index(name) > floors.index(after):
        raise CannotMake(f"{name} has its place below {after} in {TREE}; choose a lower --after.")
    if not re.fullmatch("[a-z]+(-[a-z]+)*", path):
        raise CannotMake(f"--path {path}: take Dutch words in small letters, with hyphens.")
    for urls in (root / "src" / "bodemplaat").glob("*/pages/urls.py"):
        if f'"{path}/' in urls.read_text(encoding="utf-8"):
            raise CannotMake(f"--path {path} is taken by {urls.relative_to(root)}.")


def read_built(root: Path) -> list[str]:
    """Return the packages that are switched on, the lowest first."""
    text = (root / SETTINGS).read_text(encoding="utf-8")
    return re.findall(r'"(\w+)"', _cut(text, "PACKAGES = [", "]"))


def read_floors(root: Path) -> list[str]:
    """Return every floor of the house, the highest first."""
    text = (root / TREE).read_text(encoding="utf-8")
    return re.findall(r'"(\w+)"', _cut(text, "FLOORS = (", ")"))


def write_package(name: str, path: str, root: Path) -> list[Path]:
    """Write the files of the package and return them."""
    words = {"@@name@@": name, "@@Name@@": name.capitalize(), "@@path@@": path}
    written = []
    for source in sorted(SKELETON.rglob("*.tmpl")):
        text = source.read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        place = str(source.relative_to(SKELETON)).removesuffix(".tmpl")
        place = place.replace("html/", f"templates/{name}/", 1)
        target = root / "src" / "bodemplaat" / name / place
        if target.suffix == ".py":
            text = sort_imports(text)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return written


def sort_imports(text: str) -> str:
    """Put the imports of our packages in order, wherever the name of the new one falls."""
    lines = text.split("\n")
    places = [n for n, line in enumerate(lines) if line.startswith("from bodemplaat.")]
    for place, line in zip(places, sorted((lines[n] for n in places), key=_rank), strict=True):
        lines[place] = line
    return "\n".join(lines)


def _rank(line: str) -> tuple[str, str]:
    _, module, _, rest = line.split(" ", 3)
    return module, rest


def write_floor(name: str, after: str, root: Path) -> None:
    """Put the package on its floor: in the settings, the house tests and the architecture."""
    _change(root / SETTINGS, f'    "{after}",\n', f'    "{after}",\n    "{name}",\n')
    floors = read_floors(root)
    if name not in floors:
        _change(root / TREE, f'"{after}"', f'"{name}", "{after}"')
        _wrap_floors(root / TREE)
    _write_row(root / ARCHITECTURE, name, after)


def _wrap_floors(tree: Path) -> None:
    """Break the lines of the floors anew, so that none is too long."""
    text = tree.read_text(encoding="utf-8")
    body, line = "", "   "
    for name in re.findall(r'"\w+"', _cut(text, "FLOORS = (", ")")):
        if len(line) + len(name) + 2 > 98:
            body, line = f"{body}{line}\n", "   "
        line += f" {name},"
    old = _cut(text, "FLOORS = (", ")")
    tree.write_text(text.replace(old, f"\n{body}{line}\n", 1), encoding="utf-8")


def _write_row(page: Path, name: str, after: str) -> None:
    """Add a row above `after` to the table of floors, and number the floors anew."""
    rows = []
    for line in page.read_text(encoding="utf-8").split("\n"):
        if re.match(rf"\| \d+ \| `{after}` \|", line):
            rows.append(f"| 0 | `{name}` | new: say what it holds |")
        rows.append(line)
    places = [n for n, line in enumerate(rows) if re.match(r"\| \d+ \| `", line)]
    for number, place in enumerate(reversed(places), 1):
        rows[place] = re.sub(r"^\| \d+", f"| {number}", rows[place])
    page.write_text("\n".join(rows), encoding="utf-8")


def _cut(text: str, start: str, end: str) -> str:
    return text.split(start, 1)[1].split(end, 1)[0]


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise CannotMake(f"{file.name} should name {old.strip()} once; put the package there.")
    file.write_text(text.replace(old, new), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Write a package, or say why not."""
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=style)
    parser.add_argument("name", help="one English word, for example servicedesk")
    parser.add_argument("--after", required=True, help="the package on whose floor it stands")
    parser.add_argument("--path", default="", help="Dutch word of its pages (as the name)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (this one)")
    given = parser.parse_args(arguments)
    path = given.path or given.name
    try:
        check_name(given.name, given.after, path, given.root)
        write_floor(given.name, given.after, given.root)
        written = write_package(given.name, path, given.root)
    except CannotMake as reason:
        print(reason, file=sys.stderr)
        return 2
    print(*(file.relative_to(given.root) for file in written), sep="\n")
    print(NEXT.format(name=given.name))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
