# SPDX-License-Identifier: EUPL-1.2
"""The world of the demo in a test database: filled once per state of the code, then copied."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bodemplaat.config import demo_filling
from bodemplaat.foundation.database import home
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.testing import databases

PACKAGES = Path(__file__).resolve().parents[1] / "src" / "bodemplaat"


@contextmanager
def copied_world() -> Iterator[tuple[str, DemoWorld]]:
    """Give the name of a database with the demo in it, and the ids that the demo left."""
    state = get_state()
    kept = home.get_home() / f"world-{state}.pickle"

    def fill() -> None:
        kept.write_bytes(pickle.dumps(_keep(demo_filling.fill())))

    with databases.copied("world", state=state, fill=fill) as name:
        arrangements, names = pickle.loads(kept.read_bytes())
        yield name, DemoWorld(arrangements=arrangements, names=names)


def get_state() -> str:
    """Return a mark of all code that may change what the demo holds."""
    found = (path for path in PACKAGES.rglob("*.py") if "tests" not in path.parts)
    return databases.mark(path for path in found if "pages" not in path.parts)


def _keep(world: DemoWorld) -> tuple[dict[str, int], dict[str, object]]:
    """Return what of the world can be kept: ids and texts, not the functions that act in it."""
    names = {}
    for name, value in world.names.items():
        try:
            pickle.dumps(value)
        except (pickle.PicklingError, AttributeError, TypeError):
            continue
        names[name] = value
    return world.arrangements, names
