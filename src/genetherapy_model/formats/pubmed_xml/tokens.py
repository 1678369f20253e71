"""The tokens of PubMed XML that decide where its records begin and end.

Source: XML 1.0, https://www.w3.org/TR/xml/; the elements are those of NLM's DTDs.
"""

from __future__ import annotations

import re
from functools import lru_cache

ARTICLE, CITATION = b"PubmedArticle", b"MedlineCitation"
RECORDS = {ARTICLE, b"PubmedBookArticle", b"DeleteCitation", b"DeleteDocument"}
KNOWN = {*RECORDS, CITATION}
SETS = {b"PubmedArticleSet", b"PubmedBookArticleSet", b"MedlineCitationSet"}
SECTIONS = {b"!--": b"-->", b"![CDATA[": b"]]>", b"?": b"?>"}
DECLARATIONS = (b"<!ENTITY", b"<!ELEMENT", b"<!ATTLIST", b"<!NOTATIO")
BLANK = re.compile(rb"(?:\s|\xef\xbb\xbf)*+")
# In these patterns a token is whole once the last group has matched something.
NAME = re.compile(rb"<[^\s<>/!?=\"'&;]++(?=([\s<>/]?))")
TAG = re.compile(rb"</?[^\s<>/!?=\"'&;]++(?:[^<>\"']++|\"[^\"<]*+\"?|'[^'<]*+'?)*+(>?)")
DOCTYPE = re.compile(rb"<!DOCTYPE(?:[^\[\]<>\"']++|\"[^\"<]*+\"?|'[^'<]*+'?)*+(>?)")
XMLNS = re.compile(rb"\sxmlns(?::[^\s=:\"'<>]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
ENCODING = re.compile(rb"<\?xml\s[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")


@lru_cache(maxsize=32)
def tokens_of(name: bytes, opened: bytes) -> re.Pattern[bytes]:
    """What decides where a record ends: its own tags, sections, what is not in it."""
    old = opened.startswith(CITATION) and name != ARTICLE
    records = (KNOWN if old else RECORDS) | (KNOWN & {name})
    return re.compile(
        rb"<(?:(?P<section>!--|!\[CDATA\[|\?(?!xml\s))"
        rb"|(?P<stop>!DOCTYPE|\?xml\s|(?:/?(?:%b)|%b)(?=[\s/<>]))"
        rb"|(?P<closes>/?)(?P<own>%b)(?=[\s/<>]))"
        % (b"|".join(SETS), b"|".join(records), name or rb"[^\s<>/!?=\"'&;]++")
    )


@lru_cache(maxsize=8)
def starts_of(opened: bytes) -> re.Pattern[bytes]:
    """Where the top level surely goes on."""
    records = RECORDS | ({CITATION} if opened.startswith(CITATION) else set())
    return re.compile(
        rb"<(?:!DOCTYPE|\?xml\s|(?:%b|/?(?:%b))(?=[\s/<>]))"
        % (b"|".join(records), b"|".join(SETS))
    )


def as_text(name: bytes) -> str:
    """Show bytes, whatever they are."""
    return name.decode("utf-8", "backslashreplace")
