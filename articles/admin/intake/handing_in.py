"""Handing in pages and files: pasted, uploaded, or, if the site may fetch pages, by their address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from articles.admin.addresses import list_address
from articles.admin.primary_keys import is_primary_key
from articles.admin.upload_limit import UploadLimit, discard_interrupted
from articles.intake import background, reasons
from articles.intake.full_disks import is_disk_full
from articles.intake.handing_in import NotTaken, disk_is_full, hand_in, hand_in_address, hand_in_text
from articles.models import IntakeItem

MIB = 1024 * 1024
MOST_BYTES = 200 * MIB  # of all files of one request together
REFUSED_ADDRESS = "intake_address"  # in the session: what was typed, for the form that is shown again
LONGEST_ADDRESS = 1_000
LONGEST_NAME = 80  # of a pasted text: its first line


def may_hand_in(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.has_perm("articles.add_intakeitem")


class Pasted(forms.Form):
    text = forms.CharField(required=False)
    html = forms.CharField(required=False)
    address = forms.URLField(required=False, max_length=LONGEST_ADDRESS, assume_scheme="https")


class HandsIn(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.hand_in_view)
        return [
            path("hand-in/", view, name="articles_intakeitem_hand_in"),
            path("<int:key>/fill/", view, name="articles_intakeitem_fill"),
            *super().get_urls(),
        ]

    @method_decorator(csrf_exempt)
    @method_decorator(require_POST)
    def hand_in_view(self, request: HttpRequest, key: int | None = None) -> HttpResponse:
        """Limits the upload before anything reads it, which the check of the token does."""
        if not may_hand_in(request):
            raise PermissionDenied
        limit = UploadLimit(request, MOST_BYTES)
        request.upload_handlers.insert(0, limit)
        try:
            return self._checked_hand_in_view(request, limit, key)
        except (RequestDataTooBig, TooManyFilesSent):
            message = _("This is too much at once. Save the page as a file, and hand in at most 100 files.")
            messages.error(request, message)
            return self._to_list()
        except OSError as error:
            if not is_disk_full(error):
                raise
            discard_interrupted(request)
            messages.error(request, disk_is_full())
            return self._to_list()

    @method_decorator(csrf_protect)
    def _checked_hand_in_view(self, request: HttpRequest, limit: UploadLimit, key: int | None) -> HttpResponse:
        pasted = Pasted(request.POST)  # this reads what was sent
        if limit.exceeded:
            message = _("The files are larger than %(most)s MiB together. The command read_sources has no such limit.")
            messages.error(request, message % {"most": MOST_BYTES // MIB})
            return self._to_list()
        taken = sum(self._take(request, pasted, key))
        if taken:
            done = ngettext("%(count)s item was handed in.", "%(count)s items were handed in.", taken)
            messages.success(request, done % {"count": taken})
            background.start_if_needed()
        else:
            request.session[REFUSED_ADDRESS] = request.POST.get("address", "")[:LONGEST_ADDRESS]
        return self._to_list() if key is None or taken else HttpResponseRedirect(_page_of(key))

    def _take(self, request: HttpRequest, pasted: Pasted, key: int | None) -> Iterator[bool]:
        """Whether each of what was sent was taken. Messages say why something was not."""
        entry = _entry(key) if key is not None else None
        files = request.FILES.getlist("files")
        pasted.is_valid()
        text, html = (pasted.cleaned_data.get(name, "") for name in ("text", "html"))
        address = self._address(request, pasted)
        several = len(files) + bool(text) > 1
        if entry is not None and several:
            messages.error(request, _("An entry of a feed is one page: paste it, or choose its file."))
            return
        facts: dict[str, Any] = {"user": request.user, "entry": entry}
        if text:
            name = text.split("\n", 1)[0].strip()[:LONGEST_NAME]
            yield self._try(request, name, partial(hand_in_text, html or text, name=name, address=address, **facts))
        for file in files:
            # Of a text and files, the address is that of the text; of several files, it is that of none.
            facts["address"] = "" if several else address
            name = file.name or ""
            yield self._try(request, name, partial(hand_in, file, file.size or 0, name=name, **facts))
        if not text and not files:
            yield self._fetch(request, address)

    def _fetch(self, request: HttpRequest, address: str) -> bool:
        if not address:
            messages.error(request, _("Paste a page, or choose a file."))
        elif not settings.INTAKE_FETCH:
            messages.error(request, reasons.sentence("fetch-off"))
        else:
            hand_in_address(address, user=request.user)
            return True
        return False

    def _address(self, request: HttpRequest, pasted: Pasted) -> str:
        if "address" in pasted.errors:
            typed = request.POST.get("address", "")[:100]
            messages.warning(
                request, _("“%(address)s” is not the address of a page. It was left out.") % {"address": typed}
            )
            return ""
        return str(pasted.cleaned_data.get("address") or "")

    def _try(self, request: HttpRequest, name: str, take: Callable[[], object]) -> bool:
        """Whether it was taken. Tells the editor if not."""
        try:
            take()
        except NotTaken as refusal:
            messages.error(request, _("“%(name)s” was not taken. %(reason)s") % {"name": name, "reason": refusal})
            return False
        return True

    def _to_list(self) -> HttpResponse:
        return HttpResponseRedirect(list_address(IntakeItem))


def _page_of(key: int) -> str:
    return reverse("admin:articles_intakeitem_change", args=[key])


def _entry(key: int) -> IntakeItem:
    """An entry of a feed whose page is yet to be handed in."""
    waiting = IntakeItem.objects.filter(state=IntakeItem.State.TO_FILL) if is_primary_key(key) else None
    entry = waiting.filter(pk=key).first() if waiting is not None else None
    if entry is None:
        raise Http404(_("There is no such record."))
    return entry
