# SPDX-License-Identifier: EUPL-1.2
"""The command `bodemplaat`: Django's command runner with our commands."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext

import django
from django.core.management import execute_from_command_line, get_commands, load_command_class

from bodemplaat.foundation.database import home, server

# Commands of Django that need no database.
_WITHOUT = {"help", "version", "--version", "check", "compilemessages", "makemessages"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bodemplaat.config.settings")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names have accents on any machine
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["demo"]:
        os.environ["BODEMPLAAT_DEMO"] = "1"  # read by the settings, here and in the web server
    try:
        django.setup()
        owners = get_commands()
        if not given or given[0] in ("help", "--help", "-h"):
            _show_commands(owners)
            return
        name = given[0]
        if name not in owners and not name.startswith("-"):
            _stop(f"Het commando {name} bestaat niet; `bodemplaat help` toont wat er is.")
        is_ours = str(owners.get(name, "")).startswith("bodemplaat.")
        with nullcontext() if is_ours or name in _WITHOUT else server.running():
            execute_from_command_line(["bodemplaat", *given])
    except home.CannotStart as error:
        _stop(str(error))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None


def _stop(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def _show_commands(owners: dict[str, object]) -> None:
    print("Gebruik: bodemplaat COMMANDO [opties]; `bodemplaat COMMANDO --help` legt er een uit.\n")
    for name, owner in sorted(owners.items()):
        if str(owner).startswith("bodemplaat."):
            print(f"  {name:<12}{load_command_class(str(owner), name).help}")


if __name__ == "__main__":
    main()
