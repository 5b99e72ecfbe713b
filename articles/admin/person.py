from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, DeskForm, DeskTabularInline
from articles.admin.edits.merging import MergesRecords
from articles.admin.lists.work_lists import WorkFilter
from articles.admin.role import RoleInline
from articles.models import Person, PersonName
from articles.models.naming import make_sort_name


class PersonForm(DeskForm):
    """Makes the sort name from the name if the editor leaves it blank."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "sort_name" in self.fields:
            self.fields["sort_name"].required = False
            self.fields["sort_name"].help_text = _(
                'As in an index: "Mistura, Staffan de". If you leave it blank, it is made from the name.'
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if "sort_name" in values and not values["sort_name"] and values.get("name"):
            values["sort_name"] = make_sort_name(values["name"])[:200]
        return values


class PersonNameInline(DeskTabularInline):
    model = PersonName


@admin.register(Person)
class PersonAdmin(MergesRecords, DeskAdmin):
    form = PersonForm
    list_display = ("name", "other_names", "sort_name", "statements_counted", "articles_counted")
    list_filter = (WorkFilter, "roles__party", "roles__organisation")
    search_fields = ("name", "names__name", "sort_name", "slug")
    search_help_text = _("Any name, in any script")
    counted = ("statements", "articles")
    prepopulated_fields = {"slug": ("name",)}
    actions = ("merge_two",)
    fields = (("name", "slug"), "sort_name", "description")
    inlines = (PersonNameInline, RoleInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).prefetch_related("names")

    @admin.display(description=_("other names"))
    def other_names(self, person: Person) -> str:
        return ", ".join(name.name for name in person.names.all())

    def view_on_site(self, obj: Person) -> str:
        return obj.get_absolute_url()
