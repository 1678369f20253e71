"""Files and streams: opened and unpacked whatever they are, replaced when whole."""

from __future__ import annotations

import errno
import gzip
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from genetherapy_model.errors import InvalidType

__all__ = ["GZIP", "LOOK", "Readable", "open_source", "replaced", "unpack"]

LOOK: Final = 65536
"""So many bytes are looked at to tell what a stream holds."""
GZIP: Final = b"\x1f\x8b"
"""What a stream that is compressed with gzip begins with (RFC 1952)."""


class Readable(Protocol):
    """What can be read as bytes: any open binary file, a response of a server..."""

    def read(self, size: int = ..., /) -> bytes:
        """Give at most so many bytes, none at the end."""


class _Raw(io.RawIOBase):
    """Something readable, in the shape that buffering needs.

    A source may give a few bytes at a time, as a socket does, and a format is told from
    many: the buffer is filled as far as the source goes.
    """

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._damage: Exception | None = None

    def readable(self) -> bool:
        return True

    # Python 3.11 has no name for what a buffer is.
    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._damage is not None:
            raise self._damage
        filled = 0
        while filled < len(buffer):
            try:
                data = self._source.read(len(buffer) - filled)
            except Exception as damage:
                if not filled:
                    raise
                # What came before is read; the next call tells it.
                self._damage = damage
                break
            if not len(data):
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        return filled


class _Unpacked:
    """What a stream of gzip holds, up to where it is damaged and no less.

    ISA-L unpacks in half the time, but tells of damage before it gives what stands
    before that: then all is unpacked again by the standard library.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._given = stream, 0
        self._packed = gzip.GzipFile(fileobj=stream)
        self._damage: tuple[type[Exception], ...] = ()
        if stream.seekable():
            self._start = stream.tell()
            with suppress(ImportError):
                from isal import igzip, isal_zlib

                # Its stubs leave one without types, and call the other an exception.
                unpack = cast("type[gzip.GzipFile]", igzip.IGzipFile)
                broken = cast("type[Exception]", isal_zlib.error)
                self._packed = unpack(fileobj=stream)
                self._damage = (EOFError, OSError, broken)

    def read(self, size: int = -1, /) -> bytes:
        # One read of the layer below: damage that comes next is told by the next read.
        try:
            part: bytes = self._packed.read1(size)
        except self._damage:
            self._stream.seek(self._start)
            self._packed, self._damage = gzip.GzipFile(fileobj=self._stream), ()
            while self._given and (again := self._packed.read1(self._given)):
                self._given -= len(again)
            return self._packed.read1(size)
        self._given += len(part)
        return part


@contextmanager
def open_source(
    source: str | os.PathLike[str] | bytes | Readable,
) -> Iterator[tuple[io.BufferedReader, str]]:
    """Open a path, an open binary file or bytes, and give its name where it has one.

    Raises:
        InvalidType: If it is none of these, or a file that is open as text.
    """
    if isinstance(source, bytes):
        yield io.BufferedReader(_Raw(io.BytesIO(source)), LOOK), ""
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        with path.open("rb", buffering=LOOK) as stream:
            yield cast("io.BufferedReader", stream), path.name
    else:
        given: object = source
        if isinstance(given, io.TextIOBase) or not hasattr(given, "read"):
            raise InvalidType(
                "expected a path, an open binary file or bytes, got "
                f"{type(source).__name__}"
            )
        name = getattr(source, "name", "")
        buffered = io.BufferedReader(_Raw(source), LOOK)
        yield cast("io.BufferedReader", buffered), name if isinstance(name, str) else ""


def unpack(stream: io.BufferedReader) -> io.BufferedReader:
    """Read what a stream holds: itself, or what was compressed with gzip."""
    if stream.peek(2)[:2] != GZIP:
        return stream
    return io.BufferedReader(_Raw(_Unpacked(stream)), LOOK)


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside a path, and put it in its place when all went well.

    A link keeps pointing to the file that is put in place. What is no file, such as a
    device or a named pipe, is written to as it stands.
    """
    path = path.resolve()
    if not path.parent.is_dir():
        raise FileNotFoundError(
            errno.ENOENT, "there is no folder of that name", str(path.parent)
        )
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as made:
        temporary = Path(made.name)
        try:
            if path.suffix.lower() == ".gz":
                # No name and no time, as the same records shall give the same bytes.
                with gzip.GzipFile(
                    filename="", mode="wb", fileobj=made, mtime=0
                ) as packed:
                    yield cast("BinaryIO", packed)
            else:
                yield cast("BinaryIO", made)
            made.flush()
            os.fsync(made.fileno())
            umask = os.umask(0)
            os.umask(umask)
            temporary.chmod(0o666 & ~umask)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
