from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Coverage of the talks")

    def ready(self) -> None:
        from articles.models.quote_check_triggers import install_quote_check_triggers
        from articles.models.triggers import install_triggers

        post_migrate.connect(install_triggers, sender=self)
        post_migrate.connect(install_quote_check_triggers, sender=self)
