"""Patterns of mail addresses, phone numbers and web addresses that Zoho takes (Insert Records, "Sample
Attributes").

Pure. A phone number with a slash, two spaces in a row or a letter outside ASCII is refused, as the real
service does.
"""

from __future__ import annotations

import re

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
EMAIL = re.compile(
    rf"(?=.{{1,320}}$)[+\-\w][\w!#$%&'*+\-/=?^`{{|}}~.]*@(?=.{{4,256}}$)(?:{_LABEL}\.)+[^\W\d_]{{2,22}}"
)
PHONE = re.compile(
    r"\+?(?![.\-])"
    r"(?>(?>[.\-]?[ ]?[\da-zA-Z]+)+|[ ]?\((?![.\-])(?>[ .\-]?[\da-zA-Z]+)+\)(?![.])(?:[ \-]?[\da-zA-Z]+)?)+"
    r"(?>(?>,*;?[\da-zA-Z]+)+(?:#[\da-zA-Z]+)*)?"
    r"[#;]?"
)
WEBSITE = re.compile(
    r"(?:(?:https?|ftp)://)?(?:www\.)?"
    r"[^\x00-\x19\x22-\x27\x2A-\x2C\x2E-\x2F\x3A-\x3F\x5B-\x5E\x60\x7B\x7D-\x7F]+"
    r"(?:\.[^\x00-\x19\x22\x24-\x2C\x2E-\x2F\x3C\x3E\x40\x5B-\x5E\x60\x7B\x7D-\x7F]+)+"
    r"(?:[/?].*)?"
)
