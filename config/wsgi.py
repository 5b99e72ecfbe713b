import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from articles.middleware.waiting import limit_waiting  # noqa: E402 -- it needs the settings

limit_waiting()
