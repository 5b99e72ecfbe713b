"""Users, groups and the log of logins are Django's and django-axes' own pages, taught to refuse nonsense as ours do."""

from __future__ import annotations

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.models import Group, User

from articles.admin.malformed_requests import RejectsMalformedRequests

for model in (User, Group, AccessAttempt, AccessFailureLog, AccessLog):
    if admin.site.is_registered(model):
        theirs = type(admin.site.get_model_admin(model))
        admin.site.unregister(model)
        admin.site.register(model, type(theirs.__name__, (RejectsMalformedRequests, theirs), {}))
