"""The sessions of an account in all browsers."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions_of(user: User, keep: str | None = None) -> None:
    """Ends all but the one with the key `keep`. Only editors have sessions, so there are few, and each can be read."""
    current = Session.objects.filter(expire_date__gt=timezone.now()).exclude(pk=keep or "")
    of_user = [session.pk for session in current if session.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=of_user).delete()
