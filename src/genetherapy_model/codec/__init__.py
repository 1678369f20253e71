"""Our own JSON: strict, versioned, and the same bytes in every process.

A document is one object: an envelope with the version and the name of the class, and
beside them the fields that differ from their defaults::

    {"schema": "genetherapy-model/1", "type": "Publication", "title": "..."}

What is no object by itself, such as an identifier or a member of a vocabulary, stands
under ``"value"``; so does an object that has a field called ``schema`` or ``type``.

=====================================  =============================================
in Python                              in JSON
=====================================  =============================================
text, whole number, truth, ``None``    the same, exactly: no ``"3"`` for ``3``
a scalar: identifier, date, text       its canonical text, as ``str()`` gives it
an identifier of several kinds         its CURIE, ``"doi:10.1089/hum.2023.152"``
a member of a vocabulary, ``ABSENT``   its value, ``"absent"``
any other class                        an object of its fields
one class of several                   the same, and ``"is"`` names the class
tuple; frozenset                       an array; an array sorted by its JSON text
=====================================  =============================================

Reading refuses what writing would not write, save the order of keys and of sets: other
types, unknown keys, repeated keys, identifiers in other than their canonical form.
Nothing is repaired. Every problem is told at once, as a finding with its path:

======  ==============================================================================
code    what it says
======  ==============================================================================
RDR901  the text is no JSON, or a key stands twice in one object
RDR902  the envelope: ``schema`` or ``type`` is missing, foreign, too new or not wanted
RDR903  a field is missing
RDR904  a field is unknown
RDR905  a value is not what its field holds; the words are those of the field's class
======  ==============================================================================
"""

from __future__ import annotations

from genetherapy_model.codec._converter import make_converter
from genetherapy_model.codec._documents import (
    dump_line,
    dumps,
    from_data,
    load_line,
    loads,
    to_data,
)
from genetherapy_model.codec._findings import explain

__all__ = [
    "dump_line",
    "dumps",
    "explain",
    "from_data",
    "load_line",
    "loads",
    "make_converter",
    "to_data",
]
