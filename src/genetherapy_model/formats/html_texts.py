"""Blocks of HTML in the texts of services: they are lines, not markup.

Source: https://html.spec.whatwg.org/multipage/grouping-content.html. Paragraphs,
lists and line breaks have no place in marked text; what they do is to begin a line.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["break_blocks", "join_blocks"]

_BLOCK: Final = re.compile(
    r"[ \t\r\n]*</?(?:p|br|div|ul|ol|li|dl|dt|dd|h[1-6]|section|article|blockquote)"
    r"(?:[ \t\r\n][^<>]*)?/?>[ \t\r\n]*",
    re.IGNORECASE,
)
_LINES: Final = re.compile(r"\n+")


def break_blocks(text: str) -> str:
    r"""Put each block of HTML on a line of its own, without its tags.

    Text that has none is given as it is; so is what is no block, such as ``p<0.05``.

    >>> break_blocks("<p>One,<br/>two.</p><ul><li>AAV<sub>9</sub></li></ul>")
    'One,\ntwo.\nAAV<sub>9</sub>'
    """
    if "<" not in text:
        return text
    made, count = _BLOCK.subn("\n", text)
    return _LINES.sub("\n", made).strip() if count else text


def join_blocks(text: str) -> str:
    """Put blocks of HTML on one line, as in a title.

    >>> join_blocks("Gene therapy<br>of the eye"), join_blocks("p<0.05")
    ('Gene therapy of the eye', 'p<0.05')
    """
    broken = break_blocks(text)
    return text if broken is text else broken.replace("\n", " ")
