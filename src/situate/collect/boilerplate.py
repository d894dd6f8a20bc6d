"""Lines that belong to no story: subscription, sharing, rights, credits, contacts, navigation."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

LONGEST_LINE = 300

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_PHONE = re.compile(r"\+?\d[\d ()./-]{6,20}\d")
_CONTACT_RESIDUE = re.compile(r"[^\W\d_]+")
_DESK_TAIL = re.compile(
    r"\s*[(\[](?:Additional |With )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Translated|Edited)"
    r"(?: and (?:writing|reporting|editing))? (?:by|from|in) [^()\[\]]{2,400}[)\]]\.?\s*$"
)
_MARKER_WORDS = (
    r"TEXT|REPORT|EXCERPTS?|ARTICLE|COMMUNIQUE|SPEECH|INTERVIEW|STATEMENT|COMMENTARY|EDITORIAL"
    r"|CONTINUED|PASSAGE OMITTED|PASSAGE INDISTINCT|WORDS? INDISTINCT|BEGIN RECORDING"
    r"|END RECORDING|RECORDING|LIVE|FEATURE|DISPATCH|NEWS CONFERENCE|PRESS CONFERENCE"
    r"|STATION COMMENTARY|VIDEO REPORT|PRESS RELEASE"
)
_BRACKET = re.compile(r"\s*\[(?P<inside>[^\[\]]{1,300})\]")
_MARKER = re.compile(rf"(?:{_MARKER_WORDS})\b.*", re.DOTALL)


@cache
def _load() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    text = (files("situate.collect") / "boilerplate.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    pattern = re.compile("|".join(f"(?:{one})" for one in lists["patterns"]), re.IGNORECASE)
    return pattern, frozenset(lists["link_headings"]), frozenset(lists["navigation_words"])


def is_boilerplate(line: str) -> bool:
    """Whether the whole line is furniture of the page; when unsure it is story."""
    line = " ".join(line.split()) if len(line) <= LONGEST_LINE else ""
    if not line:
        return False
    pattern, _, _ = _load()
    return bool(pattern.fullmatch(line)) or _is_navigation(line) or _is_contact(line)


def is_link_heading(line: str) -> bool:
    """Whether the line stands over a list of links to other stories."""
    return len(line) <= 40 and line.strip(" :.").replace("’", "'").casefold() in _load()[1]


def find_desk_credit(paragraph: str) -> int | None:
    """Where a closing "(Reporting by ...; editing by ...)" begins in the paragraph, or None."""
    offset = max(0, len(paragraph) - 450)
    match = _DESK_TAIL.search(paragraph, offset)
    return match.start() if match is not None else None


def skip_markers(text: str, start: int, end: int) -> int:
    """Where the words begin after bracketed marks of the kind ("[REPORT] [TEXT] [CONTINUED]").

    A mark such as [TEXT] takes with it all brackets before it, which name the speaker or the form.
    Other brackets that open a paragraph are part of the story.
    """
    position = kept = start
    while (bracket := _BRACKET.match(text, position, end)) is not None:
        position = bracket.end()
        if _MARKER.fullmatch(bracket["inside"].strip().upper()):
            kept = position
    while kept < end and text[kept].isspace():
        kept += 1
    return kept


def _is_navigation(line: str) -> bool:
    words = [word for word in re.split(r"[\s|/·•›»>,&]+", line.casefold()) if word]
    return 2 <= len(words) <= 25 and all(word in _load()[2] for word in words)


def _is_contact(line: str) -> bool:
    """Whether a short line is little more than an e-mail address or telephone number."""
    if len(line) > 150 or not ("@" in line or any(sign.isdigit() for sign in line)):
        return False
    rest = _MAIL.sub(" ", line)
    if rest == line:
        if not re.search(r"\b(?:tel|phone|fax|call|mobile)\b", line, re.IGNORECASE):
            return False
        rest = _PHONE.sub(" ", line)
    return rest != line and len(_CONTACT_RESIDUE.findall(rest)) <= 8
