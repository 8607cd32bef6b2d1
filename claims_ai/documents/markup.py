"""XML from strangers: no document type, no entities, and the encodings of Chinese offices."""

import math
import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from claims_ai.errors import DocumentError

_MOST_BYTES = 20_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))  # fmt: skip
_DECLARATION = re.compile(r"""^\s*<\?xml[^>]{0,200}?\?>""")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_OTHERS = ("utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "big5")
# GB 18030 holds the two older sets, and declarations often name one while the text uses another
_GB = ("gb2312", "gbk", "gb18030", "gb_2312-80", "cp936", "x-gbk")


def parse_xml(name: str, data: bytes) -> Element:
    """The root of a document, all tags without namespaces; DocumentError names the file and what was wrong."""
    if len(data) > _MOST_BYTES:
        raise DocumentError(f"{name}: {len(data) / 1e6:.0f} MB of XML are no invoice; send the original as issued")
    try:
        root: Element = fromstring(_DECLARATION.sub("", _decoded(data)), forbid_dtd=True)
    except DefusedXmlException as error:
        raise DocumentError(
            f"{name}: the XML declares types or entities, which no invoice needs; send the original as issued"
        ) from error
    except ParseError as error:
        raise DocumentError(f"{name}: the XML is truncated or damaged ({error}); send the original again") from error
    except ValueError as error:
        raise DocumentError(f"{name}: the XML cannot be read: {error}; send the original as issued") from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def _decoded(data: bytes) -> str:
    """The text in its encoding: by its first bytes, as declared, or UTF-8."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    declared = _DECLARED.match(data)
    named = declared[1].decode().lower() if declared else "utf-8"
    encoding = marked or ("gb18030" if named in _GB else named)
    if not marked and encoding not in (*_OTHERS, "gb18030"):
        raise ValueError(f"its encoding {named} is not known")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"its bytes are not {encoding} text") from error


def text_of(element: Element | None) -> str:
    """The text of an element without the space round it; empty where there is no element."""
    return ("".join(element.itertext()) if element is not None else "").strip()


def numbers_of(text: str | None) -> list[float]:
    """The finite numbers of a list such as a box; empty if anything else stands there."""
    try:
        numbers = [float(part) for part in (text or "").split()]
    except ValueError:
        return []
    return numbers if all(math.isfinite(number) for number in numbers) else []
