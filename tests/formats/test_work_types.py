"""What kind of work it is goes from RIS to CSL and BibTeX, and back."""

from __future__ import annotations

import io
import json

import pytest

import genetherapy_model as gtm


@pytest.mark.parametrize(
    ("code", "word", "entry"),
    [
        ("BOOK", "book", "book"),
        ("CHAP", "chapter", "incollection"),
        ("CPAPER", "paper-conference", "inproceedings"),
        ("DATA", "dataset", "dataset"),
        ("ELEC", "webpage", "online"),
        ("RPRT", "report", "techreport"),
        ("THES", "thesis", "phdthesis"),
    ],
)
def test_types_go_round(code: str, word: str, entry: str) -> None:
    """A type of RIS is that of CSL, then that of BibTeX, then what it was, unlost."""
    text = f"TY  - {code}\nTI  - Vectors\nT2  - Methods\nER  - \n".encode()
    written = []
    for name in ("csl-json", "bibtex", "ris"):
        stream = io.BytesIO()
        losses = gtm.write(gtm.read(text), stream, format=name)
        assert [str(each) for each in losses] == []
        text = stream.getvalue()
        written.append(text.decode())

    assert json.loads(written[0])[0]["type"] == word
    assert written[1].startswith(f"@{entry}{{")
    assert written[2].startswith(f"TY  - {code}\r\n")
