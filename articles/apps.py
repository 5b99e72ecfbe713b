from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Coverage of the talks")

    def ready(self) -> None:
        from articles import slow_queries  # noqa: F401 -- watches every connection
        from articles.models.triggers import install_triggers

        post_migrate.connect(install_triggers, sender=self)
