"""A new statement begins with what the one before says: the same speaker on the same day, at the same place."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.admin.primary_keys import is_primary_key
from articles.models import Statement

RECORDS = ("speaker", "role", "venue", "round")
VALUES = ("said_on", "said_precision", "medium")


def last_statement(article_key: int | None) -> Statement | None:
    """The last statement of the article."""
    if article_key is None:
        return None
    of_article = Statement.objects.filter(article=article_key).order_by("order", "pk")
    return of_article.select_related("speaker", "role__person", "venue", "round").prefetch_related("topics").last()


def carried_from(statement: Statement) -> dict[str, list[tuple[str, str]]]:
    """Field -> its values as a form holds them, each with its label. Without fields that are empty."""
    records = {name: [getattr(statement, name)] for name in RECORDS}
    records["topics"] = list(statement.topics.all())
    carried = {name: [(str(one.pk), str(one)) for one in found if one] for name, found in records.items()}
    texts = {name: str(getattr(statement, name) or "") for name in VALUES}
    carried |= {name: [(text, "")] for name, text in texts.items() if text}
    return {name: values for name, values in carried.items() if values}


class FollowsStatement(admin.ModelAdmin):
    """The page that adds a statement to an article, `?article=12`, is filled in without a script, too."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        article = request.GET.get("article", "")
        last = last_statement(int(article)) if is_primary_key(article) else None
        for name, values in carried_from(last).items() if last else ():
            keys = [value for value, _label in values]
            initial.setdefault(name, keys if name == "topics" else keys[0])
        return initial

    def response_add(self, request: HttpRequest, obj: Statement, post_url_continue: Any = None) -> HttpResponse:
        """The next statement is one of the same article."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST and isinstance(response, HttpResponseRedirect):
            return HttpResponseRedirect(f"{reverse('admin:articles_statement_add')}?article={obj.article_id}")
        return response
