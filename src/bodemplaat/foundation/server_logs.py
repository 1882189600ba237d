# SPDX-License-Identifier: EUPL-1.2
"""The log of the web server, in the same lines as ours."""

from typing import Any

from django.conf import settings
from gunicorn.glogging import Logger

from bodemplaat.foundation import logs


class ServerLogger(Logger):
    """Lets gunicorn write as everybody here does."""

    def setup(self, cfg: Any) -> None:
        """Take the settings of the server, with our form of a line."""
        super().setup(cfg)
        line = logs.LineFormatter(is_text=logs.is_text(is_demo=settings.IS_DEMO))
        for handler in self.error_log.handlers:
            handler.setFormatter(line)
