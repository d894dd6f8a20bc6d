"""Speakers set off by a colon or dash: "Police: three killed", "Bridge hit - state media"."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.cues import Cues, is_outlet, load_cues
from situate.claims.speech import Saying
from situate.language.analysis import AnalysedSentence

COLONS = frozenset({":"})
DASHES = frozenset({"-", "–", "—", "--"})
# A speaker before a colon, or behind it, has no more words than this; a headline no more than that.
SPEAKER_WORDS, HEADLINE_WORDS = 6, 25
# An hour and its dash take no more words than this.
CLOCK_WORDS = 5
QUOTES = frozenset("\"“”‘’'")


def headline_sayings(sentence: AnalysedSentence) -> list[Saying]:
    """What a sentence attributes by punctuation alone (none or one)."""
    cues = load_cues()
    tokens = sentence.tokens
    if bracketed := _in_brackets(sentence, cues):
        return bracketed
    start = _after_clock(sentence)
    marks = [t.index for t in tokens[start:] if t.text in COLONS | DASHES]
    if not marks:
        return []
    colon = next((i for i in marks if tokens[i].text in COLONS), marks[0])
    last = marks[-1]
    before, behind = list(range(start, colon)), list(range(last + 1, len(tokens)))
    if tokens[colon].text in COLONS and _speaks(sentence, before, cues, places=False):
        return _saying(sentence, before, colon, range(colon + 1, len(tokens)))
    if len(tokens) > HEADLINE_WORDS:
        return []
    if tokens[-1].text == "." or any(tokens[i].text in {",", "and"} for i in behind):
        return []
    set_off = tokens[last].text in COLONS or _stands_apart(sentence, last)
    if set_off and _speaks(sentence, behind, cues, places=True):
        return _saying(sentence, behind, last, range(last))
    return []


def _after_clock(sentence: AnalysedSentence) -> int:
    """Where the words begin behind an hour or a bullet: "09:30 - Army spokesman: our guns"."""
    for token in sentence.tokens:
        if token.text[0].isalpha():
            return token.index if token.index <= CLOCK_WORDS else 0
    return 0


def _in_brackets(sentence: AnalysedSentence, cues: Cues) -> list[Saying]:
    """A speaker in brackets at the end: "eight dead (military source)", "(source: police)"."""
    words = list(sentence.tokens)
    while words and words[-1].text == ".":
        words.pop()
    opening = next((t.index for t in reversed(words) if t.text == "("), None)
    if not words or words[-1].text != ")" or opening is None:
        return []
    phrase = list(range(opening + 1, words[-1].index))
    if phrase and sentence.tokens[phrase[0]].text.lower() in {"source", "sources"}:
        phrase = [i for i in phrase[1:] if sentence.tokens[i].text != ":"]
        speaks = 0 < len(phrase) <= SPEAKER_WORDS
    else:
        lower = all(sentence.tokens[i].text.islower() for i in phrase)
        speaks = lower and _speaks(sentence, phrase, cues, places=False)
    return _saying(sentence, phrase, opening, range(opening)) if speaks else []


def _saying(
    sentence: AnalysedSentence, phrase: Sequence[int], mark: int, content: range
) -> list[Saying]:
    verbal = any(sentence.tokens[i].upos in {"VERB", "AUX"} for i in content)
    deverbal = len(content) >= SPEAKER_WORDS
    if not (verbal or deverbal):
        return []
    inside = set(phrase)
    heads = [
        i
        for i in phrase
        if sentence.tokens[i].head not in inside and sentence.tokens[i].upos != "PUNCT"
    ]
    return [
        Saying(
            sentence=sentence,
            cue=(mark, mark + 1),
            speakers=tuple(heads[:1]),
            content=tuple(content),
            aside=True,
            extent=(phrase[0], phrase[-1] + 1),
        )
    ]


def _speaks(sentence: AnalysedSentence, phrase: Sequence[int], cues: Cues, *, places: bool) -> bool:
    """Whether the phrase names somebody who can speak; a place only behind what is said."""
    words = [sentence.tokens[i] for i in phrase if sentence.tokens[i].upos != "PUNCT"]
    if not 0 < len(words) <= SPEAKER_WORDS or any(t.upos in {"VERB", "AUX"} for t in words):
        return False
    if any(sentence.tokens[i].text in QUOTES | {"(", ")", ","} for i in phrase):
        return False
    names = [name for t in words if (name := sentence.name_at(t.index))]
    if any(n.label in {"ORG", "PERSON"} or (places and n.label == "GPE") for n in names):
        return True
    people = ("headline_speakers", "spokespeople", "persons", "documents")
    known = frozenset().union(*(cues.words("reporting", name) for name in people))
    last = words[-1]
    plain = last.lemma.lower() in known or last.text.lower() in known
    return plain or is_outlet(" ".join(t.text for t in words))


def _stands_apart(sentence: AnalysedSentence, mark: int) -> bool:
    """Whether a dash has blanks on both sides."""
    if not 0 < mark < len(sentence.tokens) - 1:
        return False
    before, dash, after = sentence.tokens[mark - 1 : mark + 2]
    return before.end < dash.start and dash.end < after.start
