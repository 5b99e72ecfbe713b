"""Ends with one sentence when the settings or the database they name cannot be used."""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection


def trouble() -> str | None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        connection.ensure_connection()
    except ImproperlyConfigured as error:
        return str(error)
    except Error as error:
        reason = " ".join(str(error).split())
        return f"The database does not answer ({reason}): start it, or correct DATABASE_URL."
    return None


sys.exit(trouble())
