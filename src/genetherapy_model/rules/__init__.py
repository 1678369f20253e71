"""What should hold: rules with codes, reasons and sources.

Each rule is one object: it says what should hold, how grave a breach is, why, and who
says so; it has an example that breaks it and one that does not; and it finds its
breaches. Rules never raise and never change anything. Whatever is not stated is not
wrong: a rule fires on what is stated and certain alone.

>>> from genetherapy_model import OtherIdentifier, check
>>> [finding] = check(OtherIdentifier(scheme="issn", text="0165-0209"))
>>> print(finding)
ID001 warning '0165-0209' is no ISSN: the check character must be 3
"""

from genetherapy_model.rules._catalogue import RULES, find_rule, select_rules
from genetherapy_model.rules._checking import Checker
from genetherapy_model.rules._definitions import FAMILIES, Rule
from genetherapy_model.rules._library import Library

__all__ = [
    "FAMILIES",
    "RULES",
    "Checker",
    "Library",
    "Rule",
    "find_rule",
    "select_rules",
]
