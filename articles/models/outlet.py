from django.db import models

from articles.models.base import Slugged, SluggedManager, Versioned


class Outlet(Slugged, Versioned):
    """Who publishes: a newspaper, a broadcaster, a web site, a news agency."""

    name = models.CharField(max_length=200, unique=True)
    country = models.CharField(max_length=80, blank=True, help_text="Where it is based.")
    homepage = models.URLField(blank=True)
    is_agency = models.BooleanField("news agency", default=False, help_text="Others print its reports.")
    description = models.TextField(blank=True)

    objects = SluggedManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
