"""What the templates of the desk can ask for."""

from __future__ import annotations

from typing import Any

from django import template

from articles.admin.lists.work_lists import counted_for

register = template.Library()


@register.simple_tag
def work_lists(user: Any) -> list[dict[str, Any]]:
    """The lists of what waits to be done, with their numbers."""
    return list(counted_for(user))
