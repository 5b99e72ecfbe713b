"""Addresses of pages of the desk."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def change_address(record: Any) -> str:
    """The page of a stored record."""
    return reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])


def list_address(model: Any) -> str:
    """The list of a noun, given as the model or a record."""
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")
