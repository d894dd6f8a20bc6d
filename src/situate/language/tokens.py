"""Words of a sentence, cut the way the UD English treebanks (EWT, GUM) cut them.

Hyphenated compounds are three words ("Houthi-held"), except after the prefixes that the treebanks
leave whole ("non-lethal", "pro-government"); contractions, possessives, currency signs, per cent
signs and units that touch a number are words of their own.
"""

from __future__ import annotations

import re


def read_words(rows: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(rows.split())


_MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    r"\u0900-\u0903\u093a-\u094f\u200b-\u200f\u2060\ufeff"
)
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_ALNUM = rf"(?:[^\W_]|[{_MARKS}])"
_APOSTROPHE = "['\u2019\u02bc\u2018`\u02bf\u02be]"
_HYPHEN = "[-\u2010\u2011]"

_ABBREVIATIONS = read_words("""
Mr Mrs Ms Mx Dr Prof Rev Fr Sr Jr St Ste Ft Mt Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Spc
Sfc Brig
Gov Sen Rep Reps Sens Pres Supt Insp Hon Amb Atty Asst Assoc Dept Messrs Mme Mlle Sra Srta Ing Lic
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
No Nos Nr Art Vol vol pp pg fig Fig Figs eq Eq Sec sec ch Ch ed Ed eds Eds
Inc Corp Co Cos Ltd Bros Assn Univ Inst Natl Intl Govt Dist Ave Blvd Rd Hwy Sq Bldg Apt
vs viz etc al cf ca approx est dept ext tel Tel resp incl excl min max
Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que
""")
#: Abbreviations that end in a full stop, without it; upper-case wire text has them in capitals.
ABBREVIATIONS = (
    _ABBREVIATIONS
    | {a.upper() for a in _ABBREVIATIONS if len(a) > 2}
    | {
        "MR",
        "MS",
        "DR",
        "LT",
        "FR",
        "ST",
        "JR",
        "SR",
        "FT",
        "VS",
    }
)
#: Words that are abbreviations only before a number ("No. 5", but "he said no.").
_ONLY_BEFORE_NUMBER = read_words(
    "No NO Nos NOS Art ART Sec SEC Ch CH pp pg ch sec Eq Fig FIG fig eq"
)
_AMBIGUOUS = read_words(
    "Mar MAR Sat SAT Sun SUN Wed WED Jun JUN Ill ILL Ind Miss MISS Mass MASS Wash WASH Ore ORE"
    " Mo Ed La Pa Ga Va Co MIN MAX INST DEL ARK EST est min max Ark Del Min Max"
)

_WHOLE_PREFIXES = (
    "a|agro|ante|anti|arch|be|bi|bio|co|counter|cross|cyber|de|e|eco|ex|extra|inter|intra|macro|"
    "mega|micro|mid|mini|multi|neo|non|over|pan|para|peri|post|pre|pro|pseudo|quasi|re|semi|sub|"
    "super|supra|trans|tri|u|ultra|un|uni|x"
)
_NUMBER_UNITS = (
    "km|kms|kg|cm|mm|m|mi|ft|mph|kph|kmh|am|pm|a\\.m\\.?|p\\.m\\.?|bn|mn|k|ha|lb|lbs|hrs|hr|mins|"
    "tn|GB|MB|MW|kW|Hz|kHz|MHz|GHz|KM|KG|CM|MM|AM|PM|A\\.M\\.?|P\\.M\\.?|M|K|B"
)
_END = rf"(?!{_ALNUM})"

_PATTERN = "|".join(
    f"(?P<{name}>{pattern})"
    for name, pattern in {
        # Most words are plain letters before a blank or a comma: no other pattern could match.
        "plain": r"[A-Za-z]+(?=[\s,;!?)])",
        "url": r"(?:https?|ftp)://[^\s<>\"\u201c\u201d]+|www\.[^\s<>\"\u201c\u201d]+",
        "mail": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
        "host": r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.(?:com|org|net|gov|edu|info|mil)"
        rf"(?:/[\w./-]*\w)?{_END}",
        "handle": r"[@#]\w+",
        "dots": r"\.{2,}|\u2026|-{2,}|_{2,}|\*{2,}|={2,}|''|``",
        "date": rf"\d{{1,4}}(?P<point>[/.])\d{{1,2}}(?P=point)\d{{2,4}}{_END}"
        rf"|\d{{4}}-\d{{2}}-\d{{2}}{_END}",
        "phone": rf"\+?\d{{1,4}}(?:-\d{{3}}){{1,2}}-\d{{4}}{_END}|\d{{3}}-\d{{4}}{_END}",
        "time": rf"\d{{1,2}}(?::\d\d){{1,2}}(?=(?:am|pm|AM|PM|a\.m|p\.m)?{_END})",
        "decade": rf"{_APOSTROPHE}\d\ds{_END}|\d{{4}}s{_END}|\d0{_APOSTROPHE}s{_END}",
        "circa": r"c\.(?=\s*\d)",
        "slashed": rf"\d+/\d+{_END}",
        "unit": rf"[+\u00b1]?\d[\d,]*(?:\.\d+)?(?=(?:{_NUMBER_UNITS}){_END})",
        "number": rf"[+\u00b1]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|ST|ND|RD|TH)?{_END}",
        "currency": r"(?:US|AU|A|C|CA|NZ|HK|S|R)?[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20ba]",
        "acronym": rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}{_END})?"
        rf"|(?:Ph|PH)\.D\.?|[A-Z]&[A-Z]{{1,2}}{_END}",
        "initial": r"[A-Z]\.(?=\s*(?:[A-Z]|$))",
        "short": rf"(?:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\.(?!{_ALNUM})",
        "prefixed": rf"(?i:{_WHOLE_PREFIXES})-{_ALNUM}+(?!{_HYPHEN}{_ALNUM})",
        "elided": rf"{_APOSTROPHE}(?i:em|cause|til|tis|twas|n){_END}",
        "word": rf"{_ALNUM}+(?:{_APOSTROPHE}{_LETTER}+)*",
        "other": r"\S",
    }.items()
)
_TOKEN = re.compile(_PATTERN)
_CLITIC = re.compile(r"(?i)(n['\u2019]t|['\u2019`](?:s|m|d|re|ve|ll))$")
_FUSED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "dunno": 2,
}  # fmt: skip
_FUSED_SIZES = frozenset(map(len, _FUSED))
_URL_TAIL = re.compile(r"[.,;:!?'\"\u2019)\]]+$")


def tokenise(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets, in the whole text, of the words of ``text[start:end]``.

    Words are in order, do not overlap and hold every character that is not a blank.
    """
    words: list[tuple[int, int]] = []
    search = _TOKEN.search
    position = start
    while position < end:
        match = search(text, position, end)
        if match is None:
            break
        kind = match.lastgroup
        first, last = match.span()
        if kind == "plain":
            if last - first in _FUSED_SIZES:
                words += _cut(text, first, last)
            else:
                words.append((first, last))
        elif kind in {"word", "prefixed"}:
            words += _cut(text, first, last)
        else:
            last = _find_end(text, match, kind or "other", end)
            words.append((first, last))
        position = last
    return words


def _find_end(text: str, match: re.Match[str], kind: str, end: int) -> int:
    """Return where a match really ends: less the stops that belong to the sentence."""
    last = match.end()
    if kind == "url":
        tail = _URL_TAIL.search(text, match.start(), last)
        return max(tail.start(), match.start() + 1) if tail else last
    if kind == "short" and not _is_abbreviation(text, match.start(), last, end):
        return last - 1
    if kind == "initial" and not text[last:end].strip():
        return last - 1
    return last


def _is_abbreviation(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a listed abbreviation with its stop is one here, not a word that ends a sentence."""
    word = text[start : stop - 1]
    following = text[stop : min(end, stop + 20)].lstrip()
    if word in _ONLY_BEFORE_NUMBER:
        return following[:1].isdigit()
    if word in _AMBIGUOUS:
        return bool(following)
    return True


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut clitics off one run of letters."""
    word = text[start:end]
    fused = _FUSED.get(word.lower())
    if fused:
        return [(start, start + fused), (start + fused, end)]
    match = _CLITIC.search(word)
    if match is None or match.start() == 0:
        return [(start, end)]
    cut = start + match.start()
    return [(start, cut), (cut, end)]
