# SPDX-License-Identifier: EUPL-1.2
"""Every tenant page lies below the slug of its arrangement; packages are included by string."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.urls import include, path


def _has(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


urlpatterns = [
    path("inloggen/", auth_views.LoginView.as_view(template_name="foundation/login.html"),
         name="login"),
    path("uitloggen/", auth_views.LogoutView.as_view(), name="logout"),
]
urlpatterns += [
    path("<slug:arrangement>/", include(f"bodemplaat.{name}.pages.urls"))
    for name in settings.PACKAGES
    if name != "foundation" and _has(f"bodemplaat.{name}.pages.urls")
]
if _has("bodemplaat.config.pages.urls"):
    urlpatterns.append(path("", include("bodemplaat.config.pages.urls")))
