"""The forms of the review: the values of a proposal, and the article that is made of what was accepted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import DeskForms
from articles.admin.forms.written_values import WrittenSpanField
from articles.intake.deciding.drafting import make_outlet
from articles.intake.deciding.nearest import nearest_outlets
from articles.intake.deciding.values import FIELDS
from articles.intake.proposing.article import ArticleFacts, article_of
from articles.models import Article, Outlet, Precision, Proposal, Source, Venue

DRAFT_FIELDS = (
    *("headline", "url", "outlet", "agency", "published", "published_precision"),
    *("author", "language", "summary"),
)
LINES = (
    ("kind", "attribution"),
    ("words", "paraphrase"),
    ("speaker", "role"),
    ("organisation", "party"),
    ("said_on", "said_precision"),
    ("venue", "round"),
    ("topics",),
    ("medium", "channel"),
    ("utterance",),
)
SHORT_TEXTS = ("words", "paraphrase", "summary")
NEW = "new"  # of the choices of an outlet: the one that the page names


class _Boxes(DeskForms, admin.ModelAdmin):
    """Makes the boxes of a form as the desk makes them. It is not registered, and has no pages."""

    def fields_of(self, request: HttpRequest, names: tuple[str, ...]) -> dict[str, forms.Field]:
        fields: dict[str, Any] = {name: self.model._meta.get_field(name) for name in names}
        boxes: Any = {name: self.formfield_for_dbfield(field, request) for name, field in fields.items()}
        return dict(boxes)


class ProposalForm(forms.Form):
    """`problems` are what keeps the proposal from being accepted: sentences by field."""

    def __init__(self, request: HttpRequest, proposal: Proposal, data: Any = None) -> None:
        super().__init__(data, initial={name: _initial(proposal, name) for name in FIELDS})
        self.problems: dict[str, list[str]] = {}
        for name, field in _Boxes(Proposal, admin.site).fields_of(request, FIELDS).items():
            field.required = name in ("kind", "channel", "said_precision")
            field.help_text = ""
            if name in SHORT_TEXTS:
                field.widget.attrs["rows"] = 3
            self.fields[name] = field
        self.said_on = WrittenSpanField(required=False, label=self.fields["said_on"].label)
        self.fields["said_on"] = self.said_on

    def clean(self) -> dict[str, Any]:
        """A month or a year that is written as the day says the precision, too."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("said_on") and self.said_on.precision != Precision.DAY:
            values["said_precision"] = self.said_on.precision
        return values

    def lines(self) -> list[list[tuple[forms.BoundField, list[str]]]]:
        """The fields in the order of the page, each with what is wrong with it."""
        return [[(self[name], [*self[name].errors, *self.problems.get(name, [])]) for name in line] for line in LINES]


def _initial(proposal: Proposal, name: str) -> Any:
    field: Any = Proposal._meta.get_field(name)
    if field.many_to_many:
        return [one.pk for one in getattr(proposal, name).all()]
    return getattr(proposal, field.attname)


class DraftForm(forms.ModelForm):
    """The article's own fields, prefilled with what the page says. The outlet may be one that is not known yet."""

    def __init__(self, request: HttpRequest, source: Source, data: Any = None) -> None:
        self.facts = article_of(source)
        super().__init__(data, initial=_article_values(self.facts), prefix="article")
        for name, field in _Boxes(Article, admin.site).fields_of(request, DRAFT_FIELDS).items():
            field.help_text = "" if name != "summary" else field.help_text
            if name in SHORT_TEXTS:
                field.widget.attrs["rows"] = 3
            self.fields[name] = field
        self.printed_outlet = self.facts.new_outlet[:200]
        if self.printed_outlet:
            self.fields["outlet"].required = False
            self.fields["known_outlet"] = self._offer(request)

    def _offer(self, request: HttpRequest) -> forms.Field:
        near = [(str(one.pk), one.name) for one in nearest_outlets(self.printed_outlet)]
        if request.user.has_perm("articles.add_outlet"):
            near.append((NEW, _("A new outlet, “%(name)s”") % {"name": self.printed_outlet}))
        return forms.ChoiceField(
            choices=near,
            required=False,
            widget=forms.RadioSelect,
            label=_("The page calls its outlet “%(name)s”. Is it one of these?") % {"name": self.printed_outlet},
        )

    class Meta:
        model = Article
        fields = DRAFT_FIELDS

        @staticmethod
        def formfield_callback(field: Any, **options: Any) -> None:
            """None: the boxes of the desk are put in their place."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        offered = values.get("known_outlet")
        if not values.get("outlet") and "outlet" not in self.errors:
            if offered and offered != NEW:
                values["outlet"] = Outlet.objects.filter(pk=offered).first()
            if not values.get("outlet") and offered != NEW:
                self.add_error("outlet", _("Choose the outlet, or make a new one."))
        return values

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"outlet", "slug"}

    def article(self) -> Article:
        """What is stored as the draft. Makes the outlet, if a new one was chosen."""
        self.instance.outlet = self.cleaned_data["outlet"] or make_outlet(self.printed_outlet)
        return self.instance

    def visible(self) -> list[forms.BoundField]:
        names = [name for name in self.fields if name != "known_outlet"]
        if "known_outlet" in self.fields:
            names.insert(names.index("outlet"), "known_outlet")
        return [self[name] for name in names]


def _article_values(facts: ArticleFacts) -> dict[str, Any]:
    return {
        "headline": facts.headline[:300],
        "url": facts.address,
        "outlet": facts.outlet and facts.outlet.value.pk,
        "agency": facts.agency and facts.agency.value.pk,
        "published": facts.published and facts.published.value.day,
        "published_precision": facts.published.value.precision if facts.published else Precision.DAY,
        "author": facts.author[:200],
        "language": facts.language.value[:12] if facts.language else "en",
    }


class NewPersonForm(forms.Form):
    """A person who is not known yet, with what the text says."""

    person_name = forms.CharField(max_length=200, label=gettext_lazy("Name as printed"))
    person_role = forms.CharField(max_length=200, required=False, label=gettext_lazy("Office as printed"))


class NewVenueForm(forms.Form):
    venue_name = forms.CharField(max_length=120, label=gettext_lazy("Name as printed"))

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        boxes = _Boxes(Venue, admin.site).fields_of(request, ("latitude", "longitude"))
        for name, field in boxes.items():
            field.label = capfirst(str(field.label))
            self.fields[f"venue_{name}"] = field
