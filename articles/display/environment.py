"""The template engine of the public pages: Jinja, with Django's filters where Jinja has none."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import defaultfilters
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext
from django_htmx.jinja import htmx_script
from jinja2 import ChainableUndefined, Environment, Template, nodes

from articles.display import filters
from articles.display.addresses import AddressEvaluator
from articles.display.code_generator import PageCodeGenerator, has_special
from articles.display.translating import MessageTranslator
from articles.index import has_match
from articles.spelling import iso_date, quotation_marks, spell_language, spell_number


def url(view: str, *args: str) -> str:
    return reverse(view, args=args)


def absolute(request: HttpRequest, address: str) -> str:
    """The address with scheme and host."""
    return request.build_absolute_uri(address)


class PageEnvironment(Environment):
    """Compiles the templates of one language, the active one."""

    code_generator_class = PageCodeGenerator
    has_special = staticmethod(has_special)

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **options | {"undefined": ChainableUndefined, "autoescape": True, "extensions": ["jinja2.ext.i18n"]}
        )
        self.policies["ext.i18n.trimmed"] = True
        # Lists repeat the addresses of records, and plurals, which Django looks up in several catalogues.
        cached = lru_cache(maxsize=1_000)
        self.install_gettext_callables(  # type: ignore[attr-defined] # the extension's
            gettext, cached(ngettext), newstyle=True
        )
        self.globals.update(
            absolute=absolute,
            direction="rtl" if get_language_bidi() else "ltr",
            htmx_script=cached(htmx_script),
            language=get_language(),
            quotation_marks=quotation_marks,
            static=static,
            url=cached(url),
        )
        self.filters.update(
            capfirst=defaultfilters.capfirst,
            day=filters.day,
            first_words=filters.first_words,
            has_match=has_match,
            iso=iso_date,
            language_name=spell_language,
            linebreaks=defaultfilters.linebreaks_filter,
            marked=filters.marked,
            # Asking for the active language would take longer than the rest of the filter.
            number=cached(partial(spell_number, language=get_language())),
            truncatewords=defaultfilters.truncatewords,
        )

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        translated = MessageTranslator().visit(source)
        placed = AddressEvaluator({"static": static, "url": url}).visit(translated)
        return super()._generate(placed, *args, **options)


class PageEnvironments:
    """An environment for each language. Django's Jinja backend uses it like one environment (config/settings.py)."""

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._by_language: dict[str, PageEnvironment] = {}

    @property
    def active(self) -> PageEnvironment:
        language = get_language() or settings.LANGUAGE_CODE
        if language not in self._by_language:
            self._by_language[language] = PageEnvironment(**self._options)
        return self._by_language[language]

    def get_template(self, name: str) -> Template:
        return self.active.get_template(name)

    def from_string(self, source: str) -> Template:
        return self.active.from_string(source)
