"""Exits with a one-line message if the settings are invalid or the database cannot be reached."""

import os
import sys
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection

from articles.database_failure import advice
from config.environment import env

SCHEMES = ("sqlite", "postgres", "postgresql")


def problem() -> str | None:
    if env.str("DATABASE_URL", default="sqlite://").split("://")[0] not in SCHEMES:
        return "DATABASE_URL names no database that Parley can use: it must start with sqlite:/// or postgres://."
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import_module("config.gunicorn")  # exits with a message if its settings are invalid
    try:
        django.setup()
        connection.ensure_connection()
    except ImproperlyConfigured as error:
        return str(error)
    except Error as error:
        return advice(error)
    return None


sys.exit(problem())
