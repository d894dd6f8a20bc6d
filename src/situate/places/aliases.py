"""Two names that the text itself gives to one place: "X (also rendered as Y)", "X, formerly Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from situate.language.analysis import AnalysedSentence
from situate.places.mentions import PlaceMention, make_mention
from situate.places.phrases import end_of_phrase
from situate.places.runs import extend_run

_CALLED = (
    r"(?:(?:also|sometimes|formerly|previously|commonly|locally|better|now|or|otherwise|variously|"
    r"alternatively)\s+)*(?:(?:known|rendered|spelled|spelt|written|called|referred\s+to|"
    r"transliterated|romani[sz]ed|transcribed)(?:\s+in\s+\w+)?(?:\s+as)?|formerly|a\.?k\.?a\.?|"
    r"also)\s+[\"“'‘]?"
)
_ALIAS = re.compile(rf"(?i)^\s*[(,]?\s*{_CALLED}$")
_ALIAS_INSIDE = re.compile(rf"(?i)\s*[(,]\s*{_CALLED}")
_OPENED = re.compile(r"^\s*\(\s*$")


def find_aliases(text: str, mentions: Sequence[PlaceMention]) -> list[tuple[int, int]]:
    """Pairs of neighbouring mentions that the text gives as two names of one place.

    "X (also rendered as Y)", "X, formerly Y", "X (Y)".
    """
    pairs = []
    for index, (first, second) in enumerate(pairwise(mentions)):
        if first.sentence != second.sentence:
            continue
        link = text[end_of_phrase(text, first) : second.start]
        closed = text[second.end : second.end + 1] == ")"
        if _ALIAS.match(link) or (_OPENED.match(link) and closed and second.kind is None):
            pairs.append((index, index + 1))
    return pairs


def add_alias_mentions(
    text: str, sentences: Sequence[AnalysedSentence], mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The mentions, with the second names of alias phrases that were not found as names.

    Only after a name of a place: "(also known as ...)" follows people and groups as well.
    """
    found = list(mentions)
    ends = {end_of_phrase(text, mention) for mention in mentions}
    starts = {mention.start for mention in mentions}
    for position, sentence in enumerate(sentences):
        for begin, end in _alias_phrases(text, sentence):
            token = sentence.token_at(end)
            if token is None or end in starts or begin not in ends or not token.text[0].isupper():
                continue
            span = (token.index, extend_run(sentence, token.index), None)
            mention = make_mention(text, sentence, position, span)
            if mention:
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _alias_phrases(text: str, sentence: AnalysedSentence) -> list[tuple[int, int]]:
    """Spans of alias phrases that begin with a bracket or comma."""
    part = text[sentence.start : sentence.end]
    return [
        (sentence.start + found.start(), sentence.start + found.end())
        for found in _ALIAS_INSIDE.finditer(part)
    ]
