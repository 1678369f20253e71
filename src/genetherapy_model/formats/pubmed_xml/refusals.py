"""What is refused as no PubMed XML."""

from __future__ import annotations

from genetherapy_model.errors import UnreadableInput

__all__ = ["NotPubmedXml"]


class NotPubmedXml(UnreadableInput):
    """An input that is empty, no XML, or XML of another vocabulary.

    >>> import io
    >>> from genetherapy_model.formats.pubmed_xml.cutting import cut
    >>> list(cut(io.BytesIO(b"<html><body>502 Bad Gateway</body></html>")))
    Traceback (most recent call last):
    ...
    genetherapy_model.formats.pubmed_xml.refusals.NotPubmedXml: this is no PubMed XML,
    but '<html><body>502 Bad Gateway</body></html'
    """
