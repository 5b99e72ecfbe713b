from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedManager, Versioned


class Outlet(Slugged, Versioned):
    """A publisher: a newspaper, a broadcaster, a web site, a news agency."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    country = models.CharField(_("country"), max_length=80, blank=True, help_text=_("Where it is based."))
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("BCP 47 code of the language it publishes in.")
    )
    homepage = models.URLField(_("home page"), blank=True)
    is_agency = models.BooleanField(
        _("news agency"), default=False, help_text=_("Whether other outlets print its reports.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("What it is, and who owns or directs it if readers should know.")
    )

    objects = SluggedManager()

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
