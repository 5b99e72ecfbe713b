"""Prints the settings that the scripts need as assignments for the shell. See load_settings in environment.sh."""

import sys
from shlex import quote

from django.core.exceptions import ImproperlyConfigured

try:
    from config.environment import data_dir, env, port, search_index_dir
except ImproperlyConfigured as error:
    sys.exit(str(error))

settings = {"DATA_DIR": str(data_dir()), "SEARCH_INDEX_DIR": str(search_index_dir()), "PORT": port()}
lines = [f"{name}={quote(value)}" for name, value in settings.items()]

# Without a secret key this is a developer's own machine, with one it is production.
if not env.str("SECRET_KEY", default=""):
    lines.append(f"export DEVELOPMENT={quote(env.str('DEVELOPMENT', default='') or '1')}")

sys.stdout.write("\n".join(lines) + "\n")
