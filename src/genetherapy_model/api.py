"""The verbs: read, scan, write, loads, dumps, check, decode_inn.

What is heavy, the codec and the readers and writers of the formats, is imported inside
the functions, so that importing the package stays cheap.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar, overload

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.inn_readings import InnReading
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import Finding, InvalidType, UnreadableInput
from genetherapy_model.files import GZIP, LOOK, Readable, open_source, replaced, unpack
from genetherapy_model.formats import (
    FORMATS,
    Format,
    find_format,
    format_of_name,
    recognize_format,
)
from genetherapy_model.formats.readings import DAMAGE, Deletion, Reading

__all__ = [
    "check",
    "decode_inn",
    "dumps",
    "from_item",
    "loads",
    "read",
    "scan",
    "write",
]

T = TypeVar("T")
# No text that is read begins with three zeros, nor with such a mark.
_UTF_32 = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|[^\0]\0{3}|\0{3}[^\0]")


def read(
    source: str | os.PathLike[str] | bytes | Readable,
    *,
    format: str | None = None,  # noqa: A002
    mentioning: Iterable[str] | str | None = None,
) -> Iterator[Publication]:
    """Read publications, and stop at the first record that cannot be read.

    Records are read one by one, in constant memory. Deletions, which PubMed's update
    files hold, are no publications and are passed over: :func:`scan` gives them, and
    it never stops.

    Args:
        source: A path, an open binary file, or the bytes themselves; compressed with
            gzip or not.
        format: The name of the format; by default it is told from the content, else
            from the name of the file.
        mentioning: Terms of which a publication mentions one at least, as
            :func:`~genetherapy_model.nomenclature.mentioning.mentions` tells. Of PubMed
            XML, records that surely mention none are passed over without reading them.

    Raises:
        UnreadableInput: If the input or one of its records cannot be read.
        InvalidValue: If there is no term, or one has neither letters nor digits.

    >>> document = b'<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation>'
    >>> for publication in read(document + b'</PubmedArticle>'):
    ...     print(publication.pmid)
    1
    """
    for scanned in scan(source, format=format, mentioning=mentioning):
        if isinstance(scanned, Reading):
            if scanned.publication is None:
                first = scanned.findings[0]
                raise UnreadableInput(
                    f"{first.position}: {first.message}; scan() reads on after it",
                    scanned.findings,
                )
            yield scanned.publication


def from_item(
    item: Mapping[str, object],
    *,
    format: str | None = None,  # noqa: A002
) -> Publication:
    """Read the dictionary that a client of a service gives for one record.

    It is read as its JSON would be; :func:`read` takes that, and lists and pages too.
    What was odd in it is told by ``scan(json.dumps(item).encode())``.

    Args:
        item: The record, or an envelope that holds one, as habanero, pyalex and
            crossref-commons give them.
        format: The name of the format; by default it is told from the content.

    Raises:
        InvalidType: If it is no dictionary, or holds what JSON cannot.
        UnreadableInput: If it is no record of a known format, such as what a service
            says of an error, or holds several.

    >>> from_item({"type": "article-journal", "title": "Gene therapy"}).title.plain
    'Gene therapy'
    >>> from_item({"error": "Not Found", "message": "No work"}, format="openalex")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.UnreadableInput: it is no work, but an answer...: 'No work'
    """
    import json

    if not isinstance(item, Mapping):
        raise InvalidType(
            f"from_item: expected a dictionary, got {type(item).__name__}: read() "
            "takes bytes, from_item one record of a list"
        )
    try:
        data = json.dumps(item, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidType(f"from_item: this is no JSON: {error}") from error
    found = [*islice(scan(data, format=format), 2)]
    if not found:
        raise UnreadableInput("the item holds no record")
    if len(found) > 1:
        raise UnreadableInput(
            "the item holds several records: read(json.dumps(item).encode()) gives "
            "each of them"
        )
    [scanned] = found
    publication = scanned.publication if isinstance(scanned, Reading) else None
    if publication is None:
        raise UnreadableInput(scanned.findings[0].message, scanned.findings)
    return publication


def scan(
    source: str | os.PathLike[str] | bytes | Readable,
    *,
    format: str | None = None,  # noqa: A002
    mentioning: Iterable[str] | str | None = None,
) -> Iterator[Reading | Deletion]:
    """Read record after record, with what was noticed, and never stop at a bad one.

    Args:
        source: A path, an open binary file, or the bytes themselves; compressed with
            gzip or not.
        format: The name of the format; by default it is told from the content, else
            from the name of the file.
        mentioning: As for :func:`read`. Deletions are given all the same, and so are
            records that cannot be read, unless they were passed over.

    Raises:
        UnreadableInput: If the input as a whole is of no format that is known.
        InvalidValue: If there is no term, or one has neither letters nor digits.

    >>> [reading] = scan(b'<PubmedArticle>A & B</PubmedArticle>')
    >>> reading.publication is None, reading.findings[0].code
    (True, 'RDR001')
    """
    with opened(source, format=format) as (found, stream):
        if mentioning is None:
            yield from found.load().scan(stream)
            return
        from genetherapy_model.formats.sifting import PASSED_OVER, sift
        from genetherapy_model.nomenclature.mentioning import finder_of

        for scanned in sift(found, stream, finder_of(mentioning)):
            if scanned is not PASSED_OVER:
                yield scanned


@contextmanager
def opened(
    source: str | os.PathLike[str] | bytes | Readable,
    *,
    format: str | None = None,  # noqa: A002
) -> Iterator[tuple[Format, BinaryIO]]:
    """Open a source, and tell which format it is read as."""
    with open_source(source) as (stream, name):
        yield _recognized(stream, name, format)


def write(
    publications: Iterable[Publication],
    target: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | None = None,  # noqa: A002 - the word that users expect
) -> tuple[Finding, ...]:
    """Write publications, and tell what the format could not hold.

    A file is written beside its place and renamed when it is whole, so that an
    interruption never leaves half of one.

    Args:
        publications: The publications, taken one by one.
        target: A path, compressed with gzip if it ends in ``.gz``, or an open binary
            file.
        format: The name of the format; by default it is told from the path.

    Raises:
        UnreadableInput: If no format of that name is known.

    >>> import io
    >>> from genetherapy_model import Publication
    >>> write([Publication(title="Gene therapy")], io.BytesIO(), format="pubmed-xml")
    ()
    """
    if isinstance(publications, Publication):
        raise InvalidType("write takes many publications: put it in brackets")
    if isinstance(target, io.TextIOBase):
        raise InvalidType("write needs a binary file: open it in the mode 'wb'")
    if not isinstance(target, str | os.PathLike):
        if format is None:
            raise UnreadableInput("an open file does not say its format: name it")
        return find_format(format).load_writer().write(publications, target)
    path = Path(target)
    found = find_format(format) if format is not None else format_of_name(path.name)
    if found is None:
        suffixes = ", ".join(suffix for known in FORMATS for suffix in known.suffixes)
        raise UnreadableInput(
            f"{path.name}: the ending is none of {suffixes}: name the format"
        )
    writer = found.load_writer()
    with replaced(path) as stream:
        return writer.write(publications, stream)


def _recognized(
    stream: io.BufferedReader,
    name: str,
    format: str | None,  # noqa: A002
) -> tuple[Format, BinaryIO]:
    unpacked = unpack(stream)
    found = None if format is None else find_format(format)
    try:
        head = unpacked.peek(LOOK)[:LOOK]
    except DAMAGE as error:
        if found is not None:
            return found, unpacked  # it tells the damage itself
        raise UnreadableInput(f"its gzip compression is damaged: {error}") from error
    if _UTF_32.match(head):
        raise UnreadableInput(
            "the input is UTF-32, which is not read: write it as UTF-8 first"
        )
    if unpacked is not stream and head.startswith(GZIP):
        raise UnreadableInput(
            "the input is compressed twice with gzip: unpack it once with gunzip"
        )
    if found is not None:
        return found, unpacked
    return recognize_format(head, name), unpacked


def dumps(value: object, *, indent: int | None = None) -> str:
    """Write any public object as our own JSON.

    Raises:
        InvalidType: If the object is none of the library's.

    >>> from genetherapy_model import Doi
    >>> dumps(Doi("10.1089/hum.2023.152"))
    '{"schema":"genetherapy-model/1","type":"Doi","value":"10.1089/hum.2023.152"}'
    """
    from genetherapy_model import codec

    return codec.dumps(value, indent=indent)


@overload
def loads(text: str | bytes) -> object: ...
@overload
def loads(text: str | bytes, *, type: type[T]) -> T: ...
def loads(text: str | bytes, *, type: type[T] | None = None) -> object:  # noqa: A002
    """Read an object from our own JSON.

    Args:
        text: The document; bytes are UTF-8.
        type: The class that is expected; by default the document says it.

    Raises:
        DecodeError: If the document is none; it lists every problem with its path.

    >>> loads('{"schema":"genetherapy-model/1","type":"Grant","number":"R01"}')
    Grant(number='R01')
    """
    from genetherapy_model import codec

    return codec.loads(text) if type is None else codec.loads(text, type=type)


def check(
    subject: Statement
    | Identifier
    | MarkedText
    | Iterable[Statement | Identifier | MarkedText],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    on: dt.date | None = None,
) -> tuple[Finding, ...]:
    """Tell what the rules find in an object, or in a collection of objects.

    Members of a collection are checked one by one and then against each other; they
    are taken once, in order, and none is kept as a whole. The findings come in the
    order of the members and their fields, those on the collection last.

    Args:
        subject: An object of any public class, or an iterable of such objects.
        select: The rules to apply, by code or family, such as ``["ROL", "LIB001"]``;
            by default all but those of completeness, ``INC``. ``"ALL"`` means all.
        ignore: The rules to leave out, by code or family.
        on: The day that counts as today. Rules that need one are silent without it.

    Raises:
        InvalidType: If something is no object of the library.
        InvalidValue: If a rule or family is not known.

    >>> from genetherapy_model import OtherIdentifier, Publication
    >>> slip = OtherIdentifier(scheme="doi", text="doi: none")
    >>> for finding in check(Publication(identifiers=[slip])):
    ...     print(finding)
    ID001 warning /identifiers/0: 'doi: none' is no DOI: ...
    >>> check(Publication(identifiers=[slip]), ignore=["ID"])
    ()
    """
    from genetherapy_model.rules import Checker, select_rules

    return Checker(select_rules(select, ignore), on=on).check_all(subject)


def decode_inn(name: str) -> InnReading:
    """Read the name of a substance by its parts.

    Case, accents, hyphens of other kinds, stray spaces and a suffix of four letters
    hide nothing. The name need not be known; but a slip of a known one is refused.

    Raises:
        NotAnInn: If it is no name of a gene or cell therapy, with the nearest known
            names as suggestions.
        InvalidType: If it is no text.

    >>> [component] = decode_inn("onasemnogene abeparvovec").modality.components
    >>> component.agent.vector
    Vector(family=VectorFamily.AAV, replication=Replication.DEFECTIVE)
    """
    from genetherapy_model.nomenclature import inn

    return inn.decode_inn(name)
