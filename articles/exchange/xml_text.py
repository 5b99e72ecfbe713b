"""Text for XML: without the characters that XML 1.0 cannot contain, not even escaped.

https://www.w3.org/TR/xml/#charsets
"""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    return _NOT_XML.sub("", text)
