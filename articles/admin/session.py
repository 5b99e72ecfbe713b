"""What the script of a form asks before it sends the form: who is logged in, and the present token against forgery."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def session_view(request: HttpRequest) -> HttpResponse:
    user = request.user
    name = user.get_username() if user.is_active and user.is_staff else None
    return JsonResponse({"user": name, "token": get_token(request)})
