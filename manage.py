#!/usr/bin/env python3
import os
import sys

from django.core.management import execute_from_command_line
from django.db import Error

from articles.database_failure import advice, is_failure

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except Error as error:
        if not is_failure(error):
            raise
        sys.exit(advice(error))
