"""Datelines: the place, day and agency that open a wire report, up to the dash.

The forms are those of the agencies' style books: place in capitals, then region, day and agency,
each optional; the United Nations and Human Rights Watch write the place in small letters with a day
or in brackets; MUC-4's broadcasts ("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- ") are of the first kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from situate.collect.outlets import fold_name, is_agency, load_list
from situate.collect.written_dates import CLOCK, WrittenDate, find_dates

LONGEST_DATELINE = 160

_END = re.compile(
    r"\s*(?:-{2,}|[–—―‒]+|(?<=[\s)\].,\w])-(?=\s|$|[\[\"“])|(?<=\))-(?=\w)|(?<=[\s)])_(?=\s))"
    r"|(?<=[)\]/])[.:]?(?=\s)|(?<=/)\.(?=\s|$)|(?<=\w):(?=\s)"
)
_BRACKETED = re.compile(
    r"[(\[](?P<inside>[^()\[\]]{2,60}(?:\[[^()\[\]]{1,20}\])?)[)\]][.,]?$"
    r"|/(?P<slashed>[A-Z][\w -]{1,30})/\.?$"
)
_PLACE = re.compile(r"[^\W\d_][^\d;:!?\"“”\[\]]{0,79}")
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’ʿʾ`/-]*|&|/")
_END_CLOCK = re.compile(rf"(?:,\s?|\s){CLOCK}$", re.IGNORECASE)
_SPACES = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDateline:
    """A dateline at ``[0, end)`` of a paragraph; the offsets count from the paragraph's start."""

    end: int
    place: str | None
    date: WrittenDate | None
    agency: str | None
    agency_start: int | None


def find_dateline(paragraph: str) -> WrittenDateline | None:
    """The dateline that the paragraph opens with, or None; the dash belongs to it."""
    head = _SPACES.sub(" ", paragraph[: LONGEST_DATELINE + 40])
    for end_mark in _END.finditer(head[:LONGEST_DATELINE]):
        found = _read_prefix(head[: end_mark.start()])
        if found is None:
            continue
        mark = end_mark.group().strip()
        if _is_sure(found, mark, head, end_mark.end()):
            return _finish(found, end_mark.end(), paragraph)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prefix:
    place: str | None
    date: WrittenDate | None
    no_date: bool
    agency: str | None
    agency_start: int | None


def _finish(found: _Prefix, end: int, paragraph: str) -> WrittenDateline:
    agency = found.agency
    if agency is not None and found.agency_start is not None:
        agency = paragraph[found.agency_start : found.agency_start + len(agency)]
    return WrittenDateline(
        end=end,
        place=found.place,
        date=found.date,
        agency=agency,
        agency_start=found.agency_start,
    )


def _read_prefix(prefix: str) -> _Prefix | None:
    rest = prefix.rstrip()
    agency: str | None = None
    agency_start: int | None = None
    inside_date: WrittenDate | None = None
    bracket = _BRACKETED.search(rest)
    if bracket is not None:
        group = "inside" if bracket["inside"] is not None else "slashed"
        agency, agency_start = bracket[group], bracket.start(group)
        inside_date = _date_at_end(agency)
        if inside_date is not None:
            return _read_date_bracket(rest[: bracket.start()], agency, inside_date)
        rest = rest[: bracket.start()]
    rest = rest.rstrip(" ,;")
    rest, date, no_date = _take_date(rest)
    if agency is None:
        rest, agency, agency_start = _take_bare_agency(rest)
    place = _drop_unknown_town(rest.strip(" ,"))
    if place is not None and not _is_place(place):
        return None
    if place is None and date is None and agency is None and not no_date:
        return None
    return _Prefix(
        place=place, date=date, no_date=no_date, agency=agency, agency_start=agency_start
    )


def _drop_unknown_town(place: str) -> str | None:
    """The country alone of "NO CITY (PERU)", as the FBIS writes where the town is not known."""
    if place.upper().startswith("NO CITY"):
        place = place[7:].strip(" ,()")
    return place or None


def _read_date_bracket(before: str, inside: str, date: WrittenDate) -> _Prefix | None:
    """Read "GENEVA (3 September 2017)" and "(Beirut, September 3, 2017)"."""
    before = before.strip(" ,")
    inner = inside[: date.start].strip(" ,")
    if before and inner:
        return None
    place = before or inner or None
    if place is not None and not _is_place(place):
        return None
    return _Prefix(place=place, date=date, no_date=False, agency=None, agency_start=None)


def _date_at_end(text: str) -> WrittenDate | None:
    dates = find_dates(text)
    if dates and not text[dates[-1].end :].strip(" .,"):
        return dates[-1]
    return None


def _take_date(rest: str) -> tuple[str, WrittenDate | None, bool]:
    upper = rest.upper()
    if upper.endswith("NO DATE"):
        return rest[:-7].rstrip(" ,"), None, True
    date = _date_at_end(rest) or _date_at_end(_END_CLOCK.sub("", rest))
    if date is None:
        return rest, None, False
    return rest[: date.start].rstrip(" ,"), date, False


def _take_bare_agency(rest: str) -> tuple[str, str | None, int | None]:
    """Take the agency of "Damascus, SANA", written without brackets."""
    place, comma, last = rest.rpartition(", ")
    if comma and is_agency(last):
        return place, last, len(place) + len(comma)
    return rest, None, None


def _is_place(place: str) -> bool:
    if not _PLACE.fullmatch(place):
        return False
    words = [word for word in re.split(r"[\s,()]+", place) if word]
    if len(words) > 8 or place.count(",") > 3 or fold_name(place) in load_list("labels"):
        return False
    first = fold_name(words[0])
    if words[-1].casefold() in load_list("small_place_words"):
        return False
    if first in load_list("no_place_words") or first.partition("-")[0] in load_list("labels"):
        return False
    return all(
        _PLACE_WORD.fullmatch(word)
        and (
            not word[0].islower() or word.split("-")[0].casefold() in load_list("small_place_words")
        )
        for word in words
    )


def _is_sure(found: _Prefix, mark: str, head: str, end: int) -> bool:
    """Whether the opening is a dateline and no sentence that happens to begin like one."""
    after = head[end:].lstrip()
    if mark in ("", ".", ":"):
        return _is_sure_without_dash(found, mark, after)
    if found.date is not None or found.no_date:
        return True
    opens = _opens_sentence(after)
    if found.agency is not None:
        known = is_agency(found.agency)
        if found.place is None:
            return known or _is_capitals(found.agency) or (opens and _is_bracketed_place(found))
        if not found.agency[0].isupper():
            return False
        if known or (opens and not _has_dash(after) and not _is_capitals(after[:60])):
            return True
        return _has_capital_town(found.place) and not _is_capitals(after[:60])
    place = found.place or ""
    if not opens or _is_capitals(after[:60]):
        return False
    if _has_capital_town(place):
        return len(re.sub(r"\W", "", place)) >= 3
    return "," in place and not _has_dash(after)


def _is_sure_without_dash(found: _Prefix, mark: str, after: str) -> bool:
    if not _opens_sentence(after):
        return False
    if mark == ":":
        place = found.place or ""
        if found.date is not None or found.agency is not None:
            return found.place is not None and _has_capital_town(place)
        long_enough = len(re.sub(r"\W", "", place)) >= 5 and len(after) >= 40
        return _has_capital_town(place) and long_enough and not _is_capitals(after[:60])
    if found.agency is None or found.place is None:
        return False
    strong = found.date is not None or is_agency(found.agency)
    return (
        _has_capital_town(found.place)
        and strong
        and not (found.date is None and _is_capitals(after[:60]))
    )


def _is_bracketed_place(found: _Prefix) -> bool:
    """Whether a lone bracket holds a place, as in "(Beirut) - ", and no agency that is unknown."""
    return found.agency is not None and _is_place(found.agency)


def _opens_sentence(after: str) -> bool:
    stripped = after.lstrip(" \"'“‘«([")
    return bool(stripped) and not stripped[0].islower()


def _has_capital_town(place: str) -> bool:
    return _is_capitals(re.split(r"[,(]", place)[0])


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return len(letters) >= 2 and small <= len(letters) // 8


def _has_dash(after: str) -> bool:
    """Whether a second dash follows in the sentence: then the first opened an insertion."""
    sentence = re.split(r"[.!?](?:\s|$)", after[:LONGEST_DATELINE], maxsplit=1)[0]
    return re.search(r"\s[-–—]+\s|—", sentence) is not None


def read_bracketed_place(found: WrittenDateline) -> WrittenDateline:
    """The dateline with its lone bracket read as a place where it is the name of no agency."""
    if found.agency is None or found.place is not None or found.date is not None:
        return found
    if is_agency(found.agency) or _is_capitals(found.agency) or not _is_place(found.agency):
        return found
    return WrittenDateline(
        end=found.end, place=found.agency, date=None, agency=None, agency_start=None
    )
