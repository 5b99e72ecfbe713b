"""Django's settings. They come from the environment; README.md lists every variable."""

from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.environment import (
    BASE_DIR,
    contact,
    data_dir,
    database,
    env,
    log_level,
    search_index_dir,
    separated,
    switch,
    whole_number,
)
from config.unsafe import KNOWN_KEY, networks, refuse_unknown, refuse_unsafe

# A developer's own machine: no HTTPS, and a key that everybody knows.
DEVELOPMENT = switch("DEVELOPMENT", default=False)
DEBUG = switch("DEBUG", default=False)

SECRET_KEY = env.str("SECRET_KEY", default="") or (KNOWN_KEY if DEVELOPMENT else "")
ALLOWED_HOSTS = separated("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEVELOPMENT else [])
BEHIND_PROXY = switch("BEHIND_PROXY", default=False)
refuse_unsafe(development=DEVELOPMENT, debug=DEBUG, key=SECRET_KEY, hosts=ALLOWED_HOSTS, behind_proxy=BEHIND_PROXY)

DATA_DIR = data_dir()

# -- The application

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "simple_history",
    "articles",
]

MIDDLEWARE = [
    "articles.middleware.request_id.RequestIdMiddleware",
    "articles.middleware.head_requests.HeadMiddleware",
    "articles.middleware.protective_headers.ProtectiveHeadersMiddleware",
    "articles.middleware.measuring.MeasuringMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.middleware.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "articles.middleware.sessions.DeskSessionMiddleware",
    "articles.middleware.waiting.WaitingMiddleware",
    "articles.middleware.exceptions.ExceptionMiddleware",
    "articles.middleware.desk_index.DeskIndexMiddleware",
]

ROOT_URLCONF = "config.urls"
FORCE_SCRIPT_NAME = ""  # each process caches addresses: none may depend on the SCRIPT_NAME of a request
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {  # the public pages
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "articles.display.environment.PageEnvironments"},
    },
    {  # the desk
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "articles" / "admin" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"work_lists": "articles.admin.lists.work_list_tags"},
        },
    },
]

# -- The record

DATABASES = {"default": database("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'parley.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2147418112;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = whole_number("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# A standby of the same PostgreSQL for readers. config/replica.py decides which requests read from it.
if env.str("DATABASE_REPLICA_URL", default=""):
    if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
        raise ImproperlyConfigured("DATABASE_REPLICA_URL is of use only where DATABASE_URL names a PostgreSQL.")
    replica = {**DATABASES["default"], **database("DATABASE_REPLICA_URL"), "TEST": {"MIRROR": "default"}}
    # A machine that is down does not answer at all. The default timeouts are minutes.
    replica["OPTIONS"] = {"connect_timeout": 2, "tcp_user_timeout": 3000, **replica.get("OPTIONS", {})}
    DATABASES["replica"] = replica
    DATABASE_ROUTERS = ["config.replica.Router"]
    after_static_files = MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware") + 1
    MIDDLEWARE.insert(after_static_files, "articles.middleware.replica.ReplicaMiddleware")

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
SEARCH_INDEX_DIR = search_index_dir()
BACKUP_DIR = env.str("BACKUP_DIR", default="") or DATA_DIR / "backups"
BACKUP_KEEP = whole_number("BACKUP_KEEP", default=14, least=1)

# -- Language and time

LANGUAGE_CODE = "en-gb"
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# -- Static files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.StaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

# -- Security

CSRF_TRUSTED_ORIGINS = separated("CSRF_TRUSTED_ORIGINS", default=[])

SESSION_ENGINE = "articles.middleware.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # it ends with the browser: readers who report an error get one, too
if not DEVELOPMENT:  # browsers take these names only by HTTPS, for this host alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_SSL_REDIRECT = switch("SECURE_SSL_REDIRECT", default=not DEVELOPMENT)
SECURE_HSTS_SECONDS = whole_number("SECURE_HSTS_SECONDS", default=0 if DEVELOPMENT else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEVELOPMENT
# Browsers' lists of preloaded hosts cannot be left within months, so each site decides for itself.
SECURE_HSTS_PRELOAD = switch("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The proxies whose X-Forwarded-For is believed (articles/client_address.py).
forwarding = separated("FORWARDED_ALLOW_IPS", default=["127.0.0.1", "::1"])
PROXIES = networks("FORWARDED_ALLOW_IPS", "your proxies", forwarding)
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# An article's form has about thirty fields for each statement. The length of addresses is limited by gunicorn.py.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Who needs a second factor at the desk: nobody (offered), superusers (administrators), everybody (required).
DESK_MFA = env.str("DESK_MFA", default="offered" if DEVELOPMENT else "administrators")
refuse_unknown("DESK_MFA", DESK_MFA, ("offered", "administrators", "required"))

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "articles.admin.login.passwords.BreachedPasswordValidator"},
    {"NAME": "articles.admin.login.passwords.GuessablePasswordValidator"},
]

# -- Intake: what editors hand in

# Whether the site itself may fetch pages from their addresses.
INTAKE_FETCH = switch("INTAKE_FETCH", default=False)
# What is kept of a source after its article is published: "blocks", or the "digest" and the sketch alone.
INTAKE_KEEP = env.str("INTAKE_KEEP", default="blocks")
refuse_unknown("INTAKE_KEEP", INTAKE_KEEP, ("blocks", "digest"))

# -- Whom to write to

CONTACT = contact("CONTACT")

# -- History: who changed what

SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# -- Watching the site

# Who gets /metrics: by default whoever asks from this machine or from a private network.
PRIVATE = ["127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]
asking = separated("METRICS_ALLOW_IPS", default=PRIVATE)
METRICS_READERS = networks("METRICS_ALLOW_IPS", "the machines that may read /metrics", asking)

SLOW_QUERY_MS = whole_number("SLOW_QUERY_MS", default=500)  # a query that takes longer is logged; 0 for none

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "names_request": {"()": "config.logs.NamesRequest"},
        "without_traceback": {"()": "config.logs.WithoutTraceback"},
    },
    "formatters": {
        "text": {"format": "{asctime} {levelname} {name} [{request_id}]: {message}", "style": "{"},
        "json": {"()": "config.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["names_request"],
            "formatter": "json" if switch("LOG_JSON", default=False) else "text",
        }
    },
    "root": {"handlers": ["console"], "level": log_level()},
    "loggers": {
        "django.security.DisallowedHost": {"filters": ["without_traceback"]},
        "articles.account_log": {"level": "INFO"},
    },
}
