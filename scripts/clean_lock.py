# SPDX-License-Identifier: EUPL-1.2
"""Strip the addresses of registries from package-lock.json; the hashes stay and are checked."""

import json
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "package-lock.json"


def clean(lock: dict[str, dict[str, dict[str, object]]]) -> int:
    """Remove every address; return how many there were."""
    return sum(entry.pop("resolved", None) is not None for entry in lock["packages"].values())


def main() -> int:
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    removed = clean(lock)
    LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    bare = [
        name for name, entry in lock["packages"].items() if name and not entry.get("integrity")
    ]
    print(f"{removed} addresses removed; {len(bare)} packages without a hash {' '.join(bare)}")
    return 1 if bare else 0


if __name__ == "__main__":
    sys.exit(main())
