"""Users and groups: the pages of Django, made to reject malformed requests too."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import Group, User

from articles.admin.malformed_requests import RejectsMalformedRequests

for model in (User, Group):
    if admin.site.is_registered(model):
        registered = type(admin.site.get_model_admin(model))
        admin.site.unregister(model)
        admin.site.register(model, type(registered.__name__, (RejectsMalformedRequests, registered), {}))
