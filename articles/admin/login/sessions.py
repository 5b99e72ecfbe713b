"""Sessions at the desk: what the script of a form asks before it sends the form, and the end of all of an account's."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles.models.desk_session import end_sessions_of


@require_safe
@never_cache
def session_view(request: HttpRequest) -> HttpResponse:
    """Who is logged in, and the present token against forgery."""
    user = request.user
    name = user.get_username() if user.is_active and user.is_staff else None
    return JsonResponse({"user": name, "token": get_token(request)})


@require_POST
@never_cache
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends the sessions of the account in all browsers."""
    if isinstance(request.user, User):
        end_sessions_of(request.user)
        logout(request)
        messages.success(request, _("You are logged out in all browsers."))
    return HttpResponseRedirect(reverse("admin:login"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that says what is wrong with a request, or the login if the session ended while it was answered."""
    if isinstance(exception, SessionInterrupted):
        page = request.get_full_path() if request.method == "GET" else reverse("admin:index")
        return redirect_to_login(page, reverse("admin:login"))
    template = "400_host.html" if isinstance(exception, DisallowedHost) else "400.html"
    return defaults.bad_request(request, exception, template)
