from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Coverage of the talks")

    def ready(self) -> None:
        from articles import account_log, slow_queries
        from articles.intake.forgetting import forget_when_published
        from articles.models import Article, corrected_edits
        from articles.models.quote_check_triggers import install_quote_check_triggers
        from articles.models.triggers import install_triggers

        slow_queries.connect()
        account_log.connect()
        corrected_edits.connect()
        post_migrate.connect(install_triggers, sender=self)
        post_migrate.connect(install_quote_check_triggers, sender=self)
        post_save.connect(forget_when_published, sender=Article)
