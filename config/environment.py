"""Reads `.env` beside manage.py. Variables of the environment win over the file.

settings.py, gunicorn.py and the scripts (scripts/print_settings.py) take every setting from here. The functions are
settings that more than one of them needs.
"""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from dotenv import dotenv_values
from dotenv.parser import parse_stream

BASE_DIR = Path(__file__).resolve().parent.parent
FILE = BASE_DIR / ".env"


def read_file() -> None:
    """Raises ImproperlyConfigured for a line that is no setting. It could be one that was misspelt."""
    if not FILE.exists():
        return
    with FILE.open() as lines:
        for line in parse_stream(lines):
            if line.error or (line.key is not None and line.value is None):
                raise ImproperlyConfigured(
                    f"Line {line.original.line} of {FILE} is not a setting: write NAME=value, "
                    "or put # before a comment."
                )
    for name, value in dotenv_values(FILE, interpolate=False).items():
        os.environ.setdefault(name, value or "")


env = environ.Env()
read_file()


def data_dir() -> Path:
    """The folder that the running site writes to: database, search index, collected static files."""
    return Path(env.str("DATA_DIR", default="") or BASE_DIR / "var")


def search_index_dir() -> Path:
    return Path(env.str("SEARCH_INDEX_DIR", default="") or data_dir() / "index")


def port() -> str:
    """The port that gunicorn listens on. scripts/check_port.py checks it."""
    return env.str("PORT", default="") or "8000"
