"""Markup of a message body to plain text with its paragraphs."""

from __future__ import annotations

import re

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "blockquote",
        "article",
        "section",
        "header",
        "footer",
        "table",
        "tr",
        "figure",
        "figcaption",
        "hr",
        "pre",
    )
)
_DROPPED = frozenset(("script", "style", "head", "template", "noscript", "figure", "iframe"))
_SPACES = re.compile(r"[ \t\r\n\f]+")


def strip_markup(markup: str) -> str:
    """The plain text of an HTML fragment: a blank line between its blocks, entities resolved."""
    from lxml import etree, html

    # As bytes, since an XML declaration inside a decoded text is an error to the parser.
    content = f"<div>{markup}</div>".replace("\0", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8")
    try:
        root = html.document_fromstring(content, parser=parser)
    except etree.ParserError:
        return ""
    pieces: list[str] = []
    _collect(root, pieces)
    blocks = (_SPACES.sub(" ", block) for block in "".join(pieces).split("\0"))
    paragraphs = ("\n".join(line.strip() for line in block.split("\1")).strip() for block in blocks)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _collect(element: object, pieces: list[str]) -> None:
    """The text of an element in order, with NUL at the bounds of blocks and SOH for line breaks."""
    stack: list[tuple[str, object]] = [("open", element)]
    while stack:
        step, one = stack.pop()
        if step == "text":
            pieces.append(str(one).replace("\0", "").replace("\1", ""))
            continue
        tag = one.tag if isinstance(one.tag, str) else ""  # type: ignore[attr-defined]
        if step == "mark":
            pieces.append("\0" if tag in _BLOCKS else "")
            continue
        if tag == "br":
            pieces.append("\1")
        if not tag or tag in _DROPPED:
            continue
        pieces.append("\0" if tag in _BLOCKS else "")
        stack.append(("mark", one))
        for child in reversed(list(one)):  # type: ignore[call-overload]
            if child.tail:
                stack.append(("text", child.tail))
            stack.append(("open", child))
        if one.text:  # type: ignore[attr-defined]
            stack.append(("text", one.text))  # type: ignore[attr-defined]
