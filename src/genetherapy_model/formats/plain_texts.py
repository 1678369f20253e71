"""Texts that have no markup in the model, in JSON that escapes some of them as HTML."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

__all__ = ["read_plain", "write_plain"]

_REFERENCE: Final = re.compile(
    r"&(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-f]+);", re.IGNORECASE
)


def read_plain(text: str) -> str:
    """Read text that has no markup in the model.

    >>> read_plain("Science &amp; Medicine")
    'Science & Medicine'
    """
    return _REFERENCE.sub(lambda found: unescape(found[0]), text)


def write_plain(text: str) -> str:
    """Write text so that it is read as it is."""
    return text if read_plain(text) == text else text.replace("&", "&amp;")
