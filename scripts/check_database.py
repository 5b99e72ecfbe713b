"""Ends with one sentence when the settings or the database they name cannot be used."""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection

KINDS = ("sqlite", "postgres", "postgresql")


def trouble() -> str | None:
    if os.environ.get("DATABASE_URL", "sqlite://").split("://")[0] not in KINDS:
        return "DATABASE_URL names no database that Parley can use: it starts with sqlite:/// or postgres://."
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        connection.ensure_connection()
    except ImproperlyConfigured as error:
        return str(error)
    except Error as error:
        reason = str(error).splitlines()[0]
        return f"The database does not answer ({reason}): start it, or correct DATABASE_URL."
    return None


sys.exit(trouble())
