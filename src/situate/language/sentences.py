"""Sentences of a story, with exact offsets.

A stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or the text
goes on in lower case; closing quotes and brackets stay with their sentence. Rules, not a model: the
text may be mixed in case, all in capitals, hard-wrapped, or hold words of other scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from situate.language.blocks import split_blocks, strip
from situate.language.tokens import ABBREVIATIONS, read_words
from situate.records import Span

#: A sentence longer than this is cut at a blank: no writer meant it as one.
MAX_CHARACTERS = 6000
#: A quotation that began inside a sentence keeps it going for at most this many characters.
MAX_QUOTED = 300

_CLOSERS = r"(?:['\")\]}\u2019\u201d\u00bb]|\[\d{1,3}\])"
_STOP = re.compile(
    rf"(?:[.!?\u2026\u3002\u061f\u06d4]+{_CLOSERS}*)"
    rf"(?=\s|$|(?<=[a-z]{{3}}\.)[A-Z][a-z]|(?<=[\"\u201d])[A-Z\u201c])"
)
_OPENERS = "'\"([{\u2018\u201c\u00ab\u00bf\u00a1*_"
_INITIAL = re.compile(r"(?:^|[\s(\[\"'\u201c\u2018.\-])[^\W\d_]\.$")
_ACRONYM = re.compile(r"(?:^|[\s(\[\"'\u201c\u2018/-])(?:[^\W\d_]\.){2,}$|Ph\.D\.$|PH\.D\.$")
_CLOCK = re.compile(r"(?:^|[\s\d])[ap]\.?m\.$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_NUMBER_ONLY = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])[.)]$")
_STRAY_CLOSER = re.compile(r"[ \t]+[\"\u201d](?=\s|$)")
_STRAY_NOTE = re.compile(r"(?:[ \t]*\[\d{1,3}\])+(?=\s|$)")
_NEVER_LAST = re.compile(r"\b(?:e\.g|i\.e|a\.k\.a)\.$", re.IGNORECASE)
_SAYING = re.compile(
    r"(?:[A-Z][\w'\u2019.-]*\s+){1,3}(?:said|says|asked|asks|added|cried|shouted|told|wrote|"
    r"replied|demanded|wondered|SAID|SAYS|ASKED|ADDED|REPLIED|DEMANDED)\b"
)
#: Marks of broadcast monitoring services: "[TEXT]", "[BEGIN RECORDING]", "[PASSAGE OMITTED]".
_MARKER = re.compile(
    r"\[(?:[A-Z]{2,12} ){0,3}(?:TEXT|REPORT|CONTINUED|EXCERPTS?|OMITTED|RECORDING|APPLAUSE|"
    r"INDISTINCT|COMMUNIQUE|EDITORIAL|COMMENTARY|INTERVIEW|SPEECH|STATEMENT|SIGNED|DATED|QUESTION|ANSWER|"
    r"REPORTER|SUMMARY|Text|Report|Excerpts?|Begin recording|End recording)(?P<close>\])\s+"
)

#: Where a text goes on without a stop: "by A 3 May 2020 Retaken by B", "the town On 3 May, ...".
_NEXT_ENTRY = re.compile(
    r"(?<=[\d)*\]])\s+(?=[A-Z](?:[a-z]+ly\s+[a-z])?[a-z]+(?:ed|en|un|ld)\s+by\s+(?:the\s+)?[A-Z])"
    r"|(?<=[a-z)])\s+(?=On\s+\d{1,2}\s+[A-Z][a-z]{2,8}(?:\s+\d{4})?,)"
)

_TITLES = read_words(
    "mr mrs ms mx dr prof rev fr st ste ft mt gen lt col maj capt cmdr cdr adm sgt cpl pvt "
    "pfc spc sfc brig gov sen rep reps sens pres supt insp hon amb atty messrs mme mlle sra srta "
    "ing lic vs viz cf ca approx fig figs eq pp vol art nos nr"
)
_ONLY_BEFORE_NUMBER = read_words("no nos art fig figs eq vol pp ch sec p para nr")
_MONTHS = read_words("jan feb mar apr jun jul aug sep sept oct nov dec")
_WORDS_TOO = read_words(
    "no art sec ch ed mar sat sun wed ill ind miss mass wash ore min max mon fig inst del ark est"
    " cal ext pa la ga co me va in hon rep sen fr pp p"
)
_STARTERS = read_words(
    "the a an this that these those he she it they we i you there here in on at by for from with "
    "to as but and or so yet if when while although though after before since because until "
    "however "
    "meanwhile according his her its their our my your who what where why how which some many most "
    "several all both no not one two three four five six seven eight nine ten more earlier later "
    "then also another other officials police witnesses during under over despite among between "
    "last next now today yesterday such each every once only even still among about according it's "
    "he's she's that's there's i'm we're they're unlike like without"
)
_ZONES = read_words("eastern central pacific mountain gmt est edt utc local pst pdt cet bst cst")
_DAYS = (
    read_words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december"
    )
    | _MONTHS
)


def split_sentences(text: str, story: Sequence[Span]) -> list[Span]:
    """Return the sentences of the story's spans in order, none across two spans.

    Every character of a story span that is not a blank lies in exactly one sentence.
    """
    sentences: list[Span] = []
    for span in story:
        for start, end in split_blocks(text, span.start, span.end):
            for first, last in _split_block(text, start, end):
                body = _cut_markers(text, first, last, sentences)
                for begin, stop in _cut_entries(text, body, last):
                    sentences += _limit(text, begin, stop)
    return sentences


def _cut_entries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the telegraphic entries that follow each other without a stop; else all as it is."""
    for match in _NEXT_ENTRY.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _cut_markers(text: str, start: int, end: int, sentences: list[Span]) -> int:
    """Append the monitoring service's marks before a sentence; return where it really begins."""
    match = _MARKER.match(text, start, end)
    while match and match.end() < end:
        sentences.append(Span(start=match.start(), end=match.start("close") + 1))
        start = match.end()
        match = _MARKER.match(text, start, end)
    return start


def _split_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph, heading or list item."""
    first = start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if stop <= first:
            continue
        stray = _STRAY_CLOSER.match(text, stop, end)
        if stray and (text[stray.end() - 1] != '"' or text.count('"', first, stop) % 2):
            stop = stray.end()
        note = _STRAY_NOTE.match(text, stop, end)
        if note and stop < end and _ends_sentence(text, first, match, end):
            stop = note.end()
        if (
            stop < end
            and _ends_sentence(text, first, match, end)
            and not _is_quoted(text, first, match.end(), end)
        ):
            yield strip(text, first, stop)
            first = stop
    rest = strip(text, first, end)
    if rest[0] < rest[1]:
        yield rest


def _is_quoted(text: str, first: int, stop: int, end: int) -> bool:
    """Whether a stop stands in a quotation that began inside its sentence and closes soon."""
    for opener, closer in (('"', '"'), ("\u201c", "\u201d")):
        opened = text.rfind(opener, first, stop)
        if opener == closer:
            is_open = text.count(opener, first, stop) % 2 == 1
        else:
            is_open = opened > text.rfind(closer, first, stop)
        if is_open and opened > first + 1 and text[first:opened].strip(_OPENERS + " "):
            closed = text.find(closer, stop, min(end, stop + MAX_QUOTED))
            return closed >= 0 and (opener == closer or opener not in text[stop:closed])
    return False


def _ends_sentence(text: str, first: int, match: re.Match[str], end: int) -> bool:
    """Whether a stop inside a paragraph ends its sentence."""
    following = text[match.end() : min(end, match.end() + 60)].lstrip().lstrip('"\u201d').lstrip()
    opened = following.lstrip(_OPENERS + "-\u2013\u2014\u2022 ")
    if not opened:
        return not following or following[0] in "\u2022*"
    if opened[0].islower():
        return False
    marks = match.group()
    if marks[0] != "." or marks.startswith(".."):
        if marks[0] in ".\u2026" and opened[0].isdigit():
            return False
        return not (marks[-1] in "\"'\u201d\u2019" and _SAYING.match(following))
    if not opened[0].isalnum():
        return opened[0] not in ",;:)/&"
    head = text[max(first, match.start() - 30) : match.start() + 1]
    if match.start() - first < 8 and _NUMBER_ONLY.fullmatch(
        text[first : match.start() + 1].strip()
    ):
        return False
    return (len(marks) > 1 and not _is_abbreviated(head)) or _ends_after(head, opened)


def _is_abbreviated(head: str) -> bool:
    """Whether the text before and with a stop ends in an abbreviation of any kind."""
    word = _LAST_WORD.search(head)
    return bool(
        _INITIAL.search(head)
        or _ACRONYM.search(head)
        or (word and word[1] in ABBREVIATIONS and word[1].lower() not in _WORDS_TOO)
    )


def _ends_after(head: str, opened: str) -> bool:
    """Whether a full stop ends the sentence.

    Args:
        head: text up to and with the stop.
        opened: what follows, from its first letter or digit.
    """
    following = (re.match(r"[\w'\u2019]+", opened) or [""])[0]
    is_starter = following.lower() in _STARTERS
    if _CLOCK.search(head):
        return not following[:1].isdigit() and following.lower() not in _ZONES | _DAYS
    if _ACRONYM.search(head):
        return is_starter and not _NEVER_LAST.search(head) and following not in {"I", "A"}
    if _INITIAL.search(head):
        return _ends_after_letter(head, is_starter)
    word = _LAST_WORD.search(head)
    if word is None:
        return True
    form = word[1]
    if form.lower() in _ONLY_BEFORE_NUMBER and (form[0].isupper() or form.lower() != "no"):
        return not following[:1].isdigit()
    if form not in ABBREVIATIONS:
        return True
    if form.lower() in _TITLES:
        return False
    if form.lower() in _WORDS_TOO and not form[0].isupper():
        return True
    if following[:1].isdigit():
        return form.lower() not in _MONTHS
    return is_starter


def _ends_after_letter(head: str, is_starter: bool) -> bool:
    """Whether a stop after a single letter ends the sentence: not after an initial of a name."""
    letter = head[-2]
    if letter.islower() or letter in "I":
        return is_starter or letter == "I"
    before = head[:-2].rstrip()
    return is_starter and not (before[-1:].isupper() or before.endswith("."))


def _limit(text: str, start: int, end: int) -> list[Span]:
    """Return one span, or several where the text is far too long for a sentence."""
    spans: list[Span] = []
    while end - start > MAX_CHARACTERS:
        stop = start + MAX_CHARACTERS
        blank = max(
            text.rfind(mark, start + MAX_CHARACTERS // 2, stop) for mark in ("; ", ". ", " ")
        )
        cut = blank + 1 if blank > 0 else stop
        first, last = strip(text, start, cut)
        if first < last:
            spans.append(Span(start=first, end=last))
        start = strip(text, cut, end)[0]
    if start < end:
        spans.append(Span(start=start, end=end))
    return spans
