# SPDX-License-Identifier: EUPL-1.2
"""
What a web server runs.

It holds the embedded server up for as long as the process lives, and refuses to start on a
database that does not protect the rows.
"""

import atexit
import os
from contextlib import ExitStack

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection

from bodemplaat.foundation.database import catalogue, server


def start() -> WSGIHandler:
    """Return the application once the database runs and is safe; the connection is not kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bodemplaat.config.settings")
    made = get_wsgi_application()
    held = ExitStack()
    held.enter_context(server.running())
    atexit.register(held.close)
    with connection.cursor() as cursor:
        catalogue.require_safe(cursor)
    connection.close()
    return made


application = start()
