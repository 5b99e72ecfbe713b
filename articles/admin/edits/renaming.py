from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from articles.models import Redirect


class RedirectsOldAddresses(admin.ModelAdmin):
    """Redirects the old public address of a record to the new one when an editor changes its slug."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        noun = str(obj._meta.model_name)
        if noun not in Redirect.Noun.values:
            super().save_model(request, obj, form, change)
            return
        with transaction.atomic():
            # Read from the database, not from the form: a form that reverts to an old version holds the old slug.
            old_slug = type(obj).objects.filter(pk=obj.pk).values_list("slug", flat=True).first()
            super().save_model(request, obj, form, change)
            Redirect.objects.redirect(noun, old_slug or obj.slug, obj.slug)
