from __future__ import annotations

from typing import Any

from django.db import models

from articles.admin.primary_keys import is_primary_key


def lock_tree(model: Any, key: object) -> None:
    """Makes other edits of the record, and of those it belongs to, wait until the transaction ends.

    What is locked is the record at the root: the article of a statement or position, the person of a role. On SQLite
    one transaction writes at a time anyway.
    """
    while is_primary_key(key):
        owner = next((field for field in model._meta.fields if _is_owner(field)), None)
        if owner is None:
            list(model._base_manager.select_for_update().filter(pk=key).values_list("pk"))
            return
        key = model._base_manager.filter(pk=key).values_list(owner.attname, flat=True).first()
        model = owner.related_model


def _is_owner(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
