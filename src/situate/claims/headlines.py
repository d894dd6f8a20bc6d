"""Speakers set off by a colon or dash: "Police: three killed", "Bridge hit - state media"."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.cues import Cues, is_outlet, load_cues
from situate.claims.speech import Saying
from situate.language.analysis import AnalysedSentence

COLONS = frozenset({":"})
DASHES = frozenset({"-", "–", "—", "--"})
# A speaker before a colon, or behind it, has no more words than this; a headline no more than that.
SPEAKER_WORDS, HEADLINE_WORDS = 5, 25
QUOTES = frozenset("\"“”‘’'")


def headline_sayings(sentence: AnalysedSentence) -> list[Saying]:
    """What a sentence attributes by punctuation alone (none or one)."""
    cues = load_cues()
    tokens = sentence.tokens
    marks = [t.index for t in tokens if t.text in COLONS | DASHES]
    if not marks or len(tokens) > HEADLINE_WORDS:
        return []
    first, last = marks[0], marks[-1]
    before, behind = list(range(first)), list(range(last + 1, len(tokens)))
    if tokens[first].text in COLONS and _speaks(sentence, before, cues, places=False):
        return _saying(sentence, before, first, range(first + 1, len(tokens)))
    if tokens[-1].text == "." or any(tokens[i].text in {",", "and"} for i in behind):
        return []
    set_off = tokens[last].text in COLONS or _stands_apart(sentence, last)
    if set_off and _speaks(sentence, behind, cues, places=True):
        return _saying(sentence, behind, last, range(last))
    return []


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
    if any(sentence.tokens[i].text in QUOTES for i in phrase):
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
