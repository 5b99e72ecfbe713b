"""Security keys and passkeys (WebAuthn), by Yubico's fido2. A challenge is in the session and is answered once."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from articles.models.second_factor import SecurityKey

logger = logging.getLogger(__name__)

CHALLENGE = "security_key_challenge"
LONGEST_ANSWER = 20_000  # characters

# The password is the first factor, so a key need not ask for a PIN or a fingerprint, nor keep the account's name.
VERIFICATION = UserVerificationRequirement.DISCOURAGED
RESIDENT = ResidentKeyRequirement.DISCOURAGED


def can_be_used(request: HttpRequest) -> bool:
    """Browsers have security keys for host names only."""
    try:
        ip_address(_host(request))
    except ValueError:
        return True
    return False


def _host(request: HttpRequest) -> str:
    return request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else request.get_host()[1:-1]


def _server(request: HttpRequest) -> Fido2Server:
    origins = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    site = PublicKeyCredentialRpEntity(name="Parley", id=_host(request))
    return Fido2Server(site, verify_origin=origins.__contains__)


def _credentials(user: User) -> list[tuple[SecurityKey, AttestedCredentialData]]:
    return [(key, AttestedCredentialData(bytes(key.credential))) for key in SecurityKey.objects.filter(user=user)]


def ask_new(request: HttpRequest, user: User) -> str:
    """What the browser needs in order to ask for a key that the account does not have yet, as JSON."""
    handle = salted_hmac("articles.security_key", str(user.pk), algorithm="sha256").digest()
    account = PublicKeyCredentialUserEntity(id=handle, name=user.get_username(), display_name=user.get_username())
    known = [credential for _, credential in _credentials(user)]
    options, state = _server(request).register_begin(account, known, RESIDENT, VERIFICATION)
    request.session[CHALLENGE] = state
    return json.dumps(dict(options)["publicKey"])


def answer_of_new(request: HttpRequest, text: str) -> tuple[bytes, int] | None:
    """The credential of the new key and its counter. None if the answer is not one to the last question."""
    answer, state = _read(text), request.session.pop(CHALLENGE, None)
    if answer is None or state is None:
        return None
    try:
        data = _server(request).register_complete(state, answer)
    except Exception as error:  # the library raises whatever its parsers meet
        logger.warning("A security key could not be added: %s", error)
        return None
    return (bytes(data.credential_data), data.counter) if data.credential_data else None


def ask_known(request: HttpRequest, user: User) -> str:
    """What the browser needs in order to ask for a key of the account, as JSON. "" if there is none."""
    known = [credential for _, credential in _credentials(user)]
    if not known or not can_be_used(request):
        return ""
    options, state = _server(request).authenticate_begin(known, VERIFICATION)
    request.session[CHALLENGE] = state
    return json.dumps(dict(options)["publicKey"])


def use_answer(request: HttpRequest, user: User, text: str) -> bool:
    """Whether it is the answer of one of the account's keys to the last question."""
    answer, state = _read(text), request.session.pop(CHALLENGE, None)
    keys = _credentials(user)
    if answer is None or state is None or not keys:
        return False
    try:
        used = _server(request).authenticate_complete(state, [credential for _, credential in keys], answer)
        counter = AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    except Exception as error:  # the library raises whatever its parsers meet
        logger.warning("An answer of a security key was refused: %s", error)
        return False
    return _key_of(keys, used).use_counter(counter)


def _key_of(keys: Sequence[tuple[SecurityKey, AttestedCredentialData]], used: AttestedCredentialData) -> SecurityKey:
    return next(key for key, credential in keys if credential.credential_id == used.credential_id)


def _read(text: str) -> dict[str, Any] | None:
    try:
        answer = json.loads(text) if len(text) <= LONGEST_ANSWER else None
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None
