"""The one converter: cattrs' own for JSON, with every hook of ours."""

from __future__ import annotations

from functools import cache

import attrs
from cattrs import Converter
from cattrs.preconf.json import make_converter as make_json_converter

from genetherapy_model.codec import _reading as reading
from genetherapy_model.codec import _shapes as shapes
from genetherapy_model.codec import _writing as writing


def make_converter() -> Converter:
    """Make the converter that reads and writes our own JSON, without the envelope.

    It is a new one at each call, so that hooks of your own change nothing elsewhere.
    It structures and unstructures the library's classes, and classes of yours that
    contain them, with the same strictness; :func:`explain` turns what it raises into
    findings.

    >>> from genetherapy_model import Doi
    >>> from genetherapy_model.codec import explain
    >>> converter = make_converter()
    >>> works = converter.structure(["10.1089/hum.2023.152"], tuple[Doi, ...])
    >>> works
    (Doi('10.1089/hum.2023.152'),)
    >>> converter.unstructure(works)
    ['10.1089/hum.2023.152']
    >>> try:
    ...     converter.structure(["hum.2023.152", 5], tuple[Doi, ...])
    ... except Exception as error:
    ...     for finding in explain(error):
    ...         print(finding)
    RDR905 error /0: 'hum.2023.152' is no DOI: ...
    RDR905 error /1: expected text, got the number 5
    """
    converter = make_json_converter(forbid_extra_keys=True, omit_if_default=True)
    read = converter.register_structure_hook_factory
    write = converter.register_unstructure_hook_factory
    converter.register_structure_hook(str, reading.read_text)
    converter.register_structure_hook(int, reading.read_integer)
    converter.register_structure_hook(float, reading.read_number)
    converter.register_structure_hook(bool, reading.read_truth)
    converter.register_unstructure_hook(int, writing.write_integer)
    # Of several hooks that would do, cattrs takes the one that came last.
    read(attrs.has, reading.read_object_hook)
    read(shapes.is_array, reading.read_array_hook)
    write(shapes.is_array, writing.write_array_hook)
    read(shapes.is_text_scalar, reading.read_scalar_hook)
    converter.register_unstructure_hook_func(shapes.is_text_scalar, str)
    read(shapes.is_vocabulary, reading.read_member_hook)
    read(shapes.is_known_union, reading.read_union_hook)
    write(shapes.is_known_union, writing.write_union_hook)
    return converter


@cache
def own_converter() -> Converter:
    """Give the converter that the library itself uses, to which nothing is added."""
    return make_converter()
