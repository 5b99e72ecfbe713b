"""Reads `.env` beside manage.py. Variables of the environment win over the file.

settings.py, gunicorn.py and the scripts (scripts/print_settings.py) take every setting from here. The functions read
one kind of value, and raise ImproperlyConfigured for any other, or one setting that more than one of the files needs.
"""

import os
from io import StringIO
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from dotenv import dotenv_values
from dotenv.parser import parse_stream

BASE_DIR = Path(__file__).resolve().parent.parent
FILE = BASE_DIR / ".env"

ON, OFF = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def read_file() -> None:
    """Raises ImproperlyConfigured for a line that is no setting. It could be one that was misspelt."""
    if not FILE.exists():
        return
    try:
        lines = StringIO(FILE.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise ImproperlyConfigured(f"{FILE} is not in UTF-8: save it in this encoding.") from None
    for line in parse_stream(lines):
        if line.error or (line.key is not None and line.value is None):
            raise ImproperlyConfigured(
                f"Line {line.original.line} of {FILE} is not a setting: write NAME=value, or put # before a comment."
            )
    for name, value in dotenv_values(FILE, interpolate=False).items():
        os.environ.setdefault(name, value or "")


env = environ.Env()
read_file()


def switch(name: str, *, default: bool) -> bool:
    value = env.str(name, default=ON[0] if default else OFF[0])
    if value.lower() not in ON + OFF:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 (on) or 0 (off).")
    return value.lower() in ON


def whole_number(name: str, *, default: int, least: int = 0) -> int:
    value = env.str(name, default="") or str(default)
    if not (value.isascii() and value.isdigit() and int(value) >= least):
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number, {least} or more.")
    return int(value)


def separated(name: str, *, default: list[str]) -> list[str]:
    """What is separated by commas, and perhaps by blanks."""
    return [value.strip() for value in env.list(name, default=default) if value.strip()]


def database(name: str, **default: str) -> dict[str, Any]:
    try:
        parts: dict[str, Any] = env.db_url(name, **default)
    except ValueError:  # whose text may quote a part of the password
        raise ImproperlyConfigured(
            f"{name} cannot be read: write postgres://user:password@host:port/name. The port is a number, and "
            "/ ? @ : in the password are %2F %3F %40 %3A."
        ) from None
    return parts


def contact(name: str) -> str:
    """Where to write to the operators, as a URL; "" if it is not set."""
    value = env.str(name, default="")
    if value.startswith("https://") or not value:
        return value
    try:
        validate_email(value)
    except ValidationError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}: set it to an e-mail address, or begin it with https://."
        ) from None
    return f"mailto:{value}"


def log_level() -> str:
    value = (env.str("LOG_LEVEL", default="") or "WARNING").upper()
    if value not in LEVELS:
        raise ImproperlyConfigured(f"LOG_LEVEL is {value!r}, but must be one of: {', '.join(LEVELS)}.")
    return value


def data_dir() -> Path:
    """The folder that the running site writes to: database, search index, collected static files."""
    return Path(env.str("DATA_DIR", default="") or BASE_DIR / "var")


def search_index_dir() -> Path:
    return Path(env.str("SEARCH_INDEX_DIR", default="") or data_dir() / "index")


def port() -> str:
    """The port that gunicorn listens on. scripts/check_port.py checks it."""
    return env.str("PORT", default="") or "8000"
