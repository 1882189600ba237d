# SPDX-License-Identifier: EUPL-1.2
"""What the pages of log-in ask."""

from django import template

from bodemplaat.foundation.login import pages

register = template.Library()


@register.simple_tag
def login_providers() -> list[pages.Provider]:
    """Return the servers at which one can log in."""
    return pages.list_providers()
