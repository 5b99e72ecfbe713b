"""Second factors of accounts: what somebody has besides the password. They belong to the site, not to the record."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The values of DESK_MFA: who must have a second factor. Whoever has one is always asked for it.
OFFERED, ADMINISTRATORS, REQUIRED = "offered", "administrators", "required"

# In the session of somebody who has shown a second factor.
SHOWN = "second_factor"


def needs_second_factor(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the user may enter the desk with a second factor only."""
    if not isinstance(user, User) or not user.is_staff:
        return False
    return settings.DESK_MFA == REQUIRED or (settings.DESK_MFA == ADMINISTRATORS and user.is_superuser)


def has_second_factor(user: User) -> bool:
    """Recovery codes alone are none: they replace what is lost."""
    return any(model.objects.filter(user=user).exists() for model in (AuthenticatorApp, SecurityKey))


class Factor(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class AuthenticatorApp(Factor):
    """An app that shows a new code every thirty seconds (TOTP, RFC 6238)."""

    sealed_secret = models.TextField()  # encrypted with a key that is not in the database
    last_step = models.BigIntegerField(default=0)  # the time step of the last code that was used

    class Meta:
        verbose_name = _("authenticator app")
        verbose_name_plural = _("authenticator apps")

    def use_step(self, step: int) -> bool:
        """Whether no code of this or a later time step has been used. From now on, it has been."""
        unused = AuthenticatorApp.objects.filter(pk=self.pk, last_step__lt=step)
        return unused.update(last_step=step, used_at=timezone.now()) == 1


class SecurityKey(Factor):
    """A security key, or a passkey of a computer or phone (WebAuthn)."""

    credential = models.BinaryField()  # the AttestedCredentialData of WebAuthn: a public key
    counter = models.BigIntegerField(default=0)  # how many times the key says that it was used, 0 if it does not count

    class Meta:
        verbose_name = _("security key")
        verbose_name_plural = _("security keys")

    def use_counter(self, counter: int) -> bool:
        """Whether the key counted on. If not, there may be a copy of it."""
        known = SecurityKey.objects.filter(pk=self.pk)
        if counter or self.counter:
            known = known.filter(counter__lt=counter)
        return known.update(counter=counter, used_at=timezone.now()) == 1


class RecoveryCode(models.Model):
    """A code that replaces a second factor once. Only its digest is stored."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once_per_account")]

    def __str__(self) -> str:
        return self.digest[:8]


FACTORS: dict[str, Any] = {"app": AuthenticatorApp, "key": SecurityKey}


def remove_second_factors(user: User) -> int:
    """Removes all of an account, with its recovery codes. Returns how many factors there were."""
    RecoveryCode.objects.filter(user=user).delete()
    return sum(model.objects.filter(user=user).delete()[0] for model in FACTORS.values())
