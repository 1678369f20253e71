"""Records taken off a stream of XML without being parsed, where that can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from genetherapy_model.formats.xml.cutting import Cutter
from genetherapy_model.formats.xml.decoding import Window
from genetherapy_model.formats.xml.parsing import Cut
from genetherapy_model.formats.xml.tokens import BLANK, RecordTags

__all__ = ["UNWANTED", "cut_skimming"]

UNWANTED: Final = Cut(0, 0, None, b"", None)
"""A record of which nothing is wanted; it is counted all the same."""

_LARGEST: Final = 1 << 20


def cut_skimming(
    stream: BinaryIO,
    tags: RecordTags,
    skim: Callable[[bytes], object],
    *,
    run_bytes: int,
    record_bytes: int,
) -> Iterator[Cut]:
    """Cut a stream as ``cut`` does; give what was made of a record without parsing it.

    Args:
        stream: Binary, decompressed; read forwards only.
        tags: Which elements are records, and what stands around them.
        skim: Makes of a record's bytes what is wanted of it; gives None of what is no
            single well-formed record, or must be parsed for another reason, and
            ``UNWANTED`` of a record that nobody wants.
        run_bytes: How many bytes are read ahead.
        record_bytes: The size above which a record is reported instead of read.

    >>> import io
    >>> tags = RecordTags(title="Toy XML", records=frozenset({b"r"}), sets={b"s": ()})
    >>> stream, skim = io.BytesIO(b"<s><r>1</r> <r>2</r></s>"), {b"<r>1</r>": 1}.get
    >>> for cut in cut_skimming(stream, tags, skim, run_bytes=64, record_bytes=64):
    ...     print(cut.number, cut.offset, cut.made, cut.element is None)
    1 3 1 True
    2 12 None False
    """
    cutter = _Skimmer(Window(stream), tags, run_bytes, record_bytes)
    cutter.skim = skim
    return cutter.cuts()


class _Skimmer(Cutter):
    """The top level of the input, its records skimmed."""

    skim: Callable[[bytes], object]

    def _record(self, name: bytes) -> Iterator[Cut]:
        """Give all records that are there, up to and with one that must be parsed.

        Each is made when it is asked for: many at once would wait for their readers,
        and keep the garbage collector busy.
        """
        source, self.begun = self.input, True
        source.more(self.run_bytes)
        opening, closing = b"<" + name + b">", b"</" + name + b">"
        first = self._find_first(name) if name in self.tags.known else -1
        # Where a record without an end stands before one that has its own, parse both.
        while first >= 0 and source.buffer.startswith(closing, first - 2):
            stop = first + len(closing) - 2
            piece = source.buffer[source.at : stop]
            made = self.skim(piece) if len(piece) <= self.record_bytes else None
            if made is None:
                break
            self.number += 1
            if made is UNWANTED:
                cut = UNWANTED
            else:
                offset = source.offset(source.at)
                cut = Cut(self.number, offset, None, piece, None, made)
            source.at, self.told = stop, False
            yield cut
            blank = BLANK.match(source.buffer, stop)
            after = blank.end() if blank else stop
            if not source.buffer.startswith(opening, after):
                return
            source.at = after
            first = source.buffer.find(name, after + len(opening))
            if first < 0:
                return
        yield from self._run(name, 0) or self._careful_record(name)

    def _find_first(self, name: bytes) -> int:
        """Find where the name of a record stands again, as it does at its end."""
        source, behind = self.input, len(name) + 1
        if self.parser.knows_namespaces:
            return -1
        first = source.find(name, source.at + behind, len(source.buffer))
        while first < 0 and source.ahead < _LARGEST and source.more():
            first = source.find(name, source.at + behind, len(source.buffer))
        return first
