"""Reads `.env` beside manage.py. Variables of the environment win over the file.

settings.py, gunicorn.py and the scripts (scripts/print_settings.py) take every setting from here. The functions are
settings that more than one of them needs.
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def data_dir() -> Path:
    """The folder that the running site writes to: database, search index, collected static files."""
    return Path(env.str("DATA_DIR", default="") or BASE_DIR / "var")


def search_index_dir() -> Path:
    return Path(env.str("SEARCH_INDEX_DIR", default="") or data_dir() / "index")


def port() -> str:
    """The port that gunicorn listens on. scripts/check_port.py checks it."""
    return env.str("PORT", default="") or "8000"
