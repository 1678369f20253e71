"""The formats: which there are, and how one is told by its name or its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from operator import itemgetter
from typing import BinaryIO, Protocol, cast

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, UnreadableInput
from genetherapy_model.formats.readings import Deletion, Reading

_SCHEMA = b'"genetherapy-model/'

__all__ = ["FORMATS", "Format", "find_format", "format_of_name", "recognize_format"]


class FormatModule(Protocol):
    """What the module of a format has.

    A format that is only read has neither ``restrict`` nor ``write``.
    """

    def recognizes(self, head: bytes) -> bool:
        """Tell from the first bytes whether an input is of this format."""

    def scan(self, stream: BinaryIO) -> Iterator[Reading | Deletion]:
        """Read record after record."""

    def restrict(self, publication: Publication) -> Publication:
        """Take away what the format cannot hold: what is left is read as it was."""

    def write(
        self, publications: Iterable[Publication], stream: BinaryIO
    ) -> tuple[Finding, ...]:
        """Write publications, and tell what had no place."""


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Format(Statement):
    """A format that is read and written.

    Attributes:
        name: Its name in this library and on the command line.
        title: What people call it.
        suffixes: The endings of file names by which it is known; ``.gz`` may follow.
        module: The module that reads and writes it.

    Raises:
        InvalidType: If the suffixes are one text.

    >>> find_format("pubmed-xml").suffixes
    ('.xml',)
    >>> Format(name="x", title="X", suffixes=".x", module="x")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Format.suffixes: expected a list...
    """

    name: str
    title: str
    suffixes: tuple[str, ...] = field(converter=to_texts)
    module: str

    def load(self) -> FormatModule:
        """Import the module of the format."""
        return cast("FormatModule", import_module(self.module))

    def load_writer(self) -> FormatModule:
        """Import the module of a format that is written.

        Raises:
            UnreadableInput: If the format is only read.
        """
        module = self.load()
        if not hasattr(module, "write"):
            raise UnreadableInput(f"{self.name} is only read, and not written")
        return module


FORMATS = (
    Format(
        name="jsonl",
        title="Our own JSON Lines, one record a line",
        suffixes=(".jsonl", ".ndjson"),
        module="genetherapy_model.formats.json_lines",
    ),
    Format(
        name="json",
        title="Our own JSON, one record a file",
        suffixes=(".json",),
        module="genetherapy_model.formats.json",
    ),
    Format(
        name="parquet",
        title="Apache Parquet: a table with a row for each record",
        suffixes=(".parquet",),
        module="genetherapy_model.formats.parquet",
    ),
    Format(
        name="pubmed-xml",
        title="PubMed XML, as NLM ships it",
        suffixes=(".xml",),
        module="genetherapy_model.formats.pubmed_xml",
    ),
    Format(
        name="crossref-xml",
        title="Crossref's XML: UNIXSD, UNIXREF, OAI-PMH, deposits; read only",
        suffixes=(".crossref.xml", ".unixref.xml", ".unixsd.xml"),
        module="genetherapy_model.formats.crossref_xml",
    ),
    Format(
        name="jats",
        title="JATS, the XML of publishers and PubMed Central, without bodies",
        suffixes=(".jats.xml", ".nxml", ".jats"),
        module="genetherapy_model.formats.jats",
    ),
    Format(
        name="nbib",
        title="MEDLINE, PubMed's tagged format",
        suffixes=(".nbib", ".medline"),
        module="genetherapy_model.formats.medline",
    ),
    Format(
        name="ris",
        title="RIS, of EndNote, Zotero and other reference managers",
        suffixes=(".ris",),
        module="genetherapy_model.formats.ris",
    ),
    Format(
        name="endnote-xml",
        title="EndNote XML, of EndNote and Zotero; read only",
        suffixes=(".endnote.xml",),
        module="genetherapy_model.formats.endnote_xml",
    ),
    Format(
        name="wos",
        title="Web of Science, tagged text; read only",
        suffixes=(".ciw",),
        module="genetherapy_model.formats.web_of_science",
    ),
    Format(
        name="bibtex",
        title="BibTeX and BibLaTeX",
        suffixes=(".bib", ".bibtex"),
        module="genetherapy_model.formats.bibtex",
    ),
    Format(
        name="europepmc",
        title="Europe PMC, the JSON of its search results",
        suffixes=(".europepmc.json",),
        module="genetherapy_model.formats.europepmc",
    ),
    Format(
        name="crossref",
        title="Crossref's JSON, as its REST API gives it",
        suffixes=(".crossref.json",),
        module="genetherapy_model.formats.crossref",
    ),
    Format(
        name="schema-org",
        title="schema.org, the JSON-LD of pages on works",
        suffixes=(".jsonld", ".schema-org.json"),
        module="genetherapy_model.formats.schema_org",
    ),
    Format(
        name="openalex",
        title="OpenAlex, the works of its API and its snapshots",
        suffixes=(".openalex.json",),
        module="genetherapy_model.formats.openalex",
    ),
    Format(
        name="csl-json",
        title="CSL-JSON, the items of citation processors",
        suffixes=(".csl.json", ".csl"),
        module="genetherapy_model.formats.csl_json",
    ),
    Format(
        name="citations",
        title="Citations, as PubMed and reference lists print them",
        suffixes=(),
        module="genetherapy_model.formats.citations",
    ),
)


def find_format(name: str) -> Format:
    """Give the format of a name.

    Raises:
        UnreadableInput: If there is none; the message lists all.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise UnreadableInput(f"{name!r} is no format that is known here: {names}")


def recognize_format(head: bytes, name: str = "") -> Format:
    """Tell a format from the first bytes of an input, else from the name of its file.

    Raises:
        UnreadableInput: If neither tells it.

    >>> recognize_format(b"<PubmedArticleSet>").name
    'pubmed-xml'
    """
    for known in FORMATS:
        if known.load().recognizes(head):
            return known
    found = format_of_name(name)
    # Others' JSON has the endings of ours: only what names our schema may be ours.
    is_ours = _SCHEMA in head.replace(b"\0", b"")
    if found is not None and (is_ours or found.name not in ("json", "jsonl")):
        return found
    names = ", ".join(known.name for known in FORMATS)
    shown = f"{name}: " if name else ""
    begin = repr(head[:40].decode("utf-8", "backslashreplace"))
    raise UnreadableInput(
        f"{shown}the input begins with {begin}, which is none of {names}: if it is "
        "one of them, name the format"
        if head
        else f"{shown}the input is empty"
    )


def format_of_name(name: str) -> Format | None:
    """Tell a format from the name of a file, or None."""
    bare = name.lower().removesuffix(".gz")
    found = [
        (len(suffix), known)
        for known in FORMATS
        for suffix in known.suffixes
        if bare.endswith(suffix)
    ]
    # x.csl.json ends in .json too: the longest ending tells.
    return max(found, key=itemgetter(0))[1] if found else None
