from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, DeskForm, DeskStackedInline
from articles.admin.roles_of_speaker import FindsRolesOfSpeaker
from articles.models import Role
from articles.models.slugs import free_slug

FIELDS = (
    ("title", "organisation"),
    ("party", "slug"),
    ("started", "started_precision"),
    ("ended", "ended_precision"),
    "uncertain",
)


class RoleForm(DeskForm):
    """Makes the slug from the person and the title if the editor leaves it blank."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("If you leave it blank, it is made from the person and the title.")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        person = values.get("person")
        if "slug" in values and not values["slug"] and person and values.get("title"):
            # The person may have held the office twice: the second role gets a number.
            values["slug"] = free_slug(Role, f"{person.slug} {values['title']}", besides=self.instance.pk)
        return values


class RoleInline(DeskStackedInline):
    model = Role
    form = RoleForm
    fields = FIELDS
    show_change_link = True


@admin.register(Role)
class RoleAdmin(FindsRolesOfSpeaker, DeskAdmin):
    form = RoleForm
    list_display = ("title", "person", "organisation", "party", "spelled_start", "spelled_end", "statements_counted")
    list_filter = ("party", "organisation")
    list_select_related = ("person", "organisation", "party")
    search_fields = ("title", "person__name", "person__names__name", "organisation__name", "slug")
    search_help_text = _("Title, any name of the person, organisation")
    counted = ("statements",)
    fields = ("person", *FIELDS)

    @admin.display(description=_("from"), ordering="started")
    def spelled_start(self, role: Role) -> str:
        return role.spelled_start

    @admin.display(description=_("to"), ordering="ended")
    def spelled_end(self, role: Role) -> str:
        return role.spelled_end
