"""Turns of a transcript: a name in brackets or capitals before what its bearer says.

Monitoring services and interviews set them so: "[Lopez] We have no proof of that."
"""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.speech import Saying
from situate.language.analysis import AnalysedSentence
from situate.records import Span

# A name before a turn has no more words than this; a transcript has no fewer turns than that.
NAME_WORDS, LEAST_TURNS = 3, 2
# Remarks of the transcriber, which stand in brackets too.
REMARKS = frozenset(
    {"text", "report", "continued", "begin", "end", "recording", "passage", "passages", "omitted"}
    | {"indistinct", "word", "words", "sentence", "heard", "received", "published", "applause"}
    | {"signed", "dated", "video", "sic", "live", "excerpts", "excerpt", "question", "editorial"}
    | {"commentary", "communique", "statement", "interview", "speech", "summary", "chuckles"}
)
ENDINGS = frozenset({"end", "signed", "dated"})


def transcript_turns(sentences: Sequence[AnalysedSentence]) -> list[tuple[Saying, list[Span]]]:
    """Each turn with its speaker, from the bracket to the next turn or the recording's end."""
    openers = [n for n, s in enumerate(sentences) if _name_before(s) is not None]
    if len(openers) < LEAST_TURNS:
        return []
    turns = []
    for number in openers:
        saying = _opening(sentences[number])
        spans = _span_of(sentences[number], saying.cue[1])
        for sentence in sentences[number + 1 :]:
            if _name_before(sentence) is not None or _ends_recording(sentence):
                break
            spans += _span_of(sentence, 0)
        if spans:
            turns.append((saying, [Span(start=spans[0].start, end=spans[-1].end)]))
    return turns


def _opening(sentence: AnalysedSentence) -> Saying:
    last = _name_before(sentence) or 1
    return Saying(
        sentence=sentence,
        cue=(0, last + 1),
        speakers=(last - 1,),
        content=(),
        extent=(1, last),
        verbatim=True,
    )


def _name_before(sentence: AnalysedSentence) -> int | None:
    """The index of the bracket that closes a name at the sentence's start, or None."""
    tokens = sentence.tokens
    if not tokens or tokens[0].text != "[":
        return None
    last = next((t.index for t in tokens[: NAME_WORDS + 2] if t.text == "]"), None)
    if last is None or last < 2:
        return None
    words = [t.text for t in tokens[1:last]]
    plain = all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    named = plain and not REMARKS.intersection(word.lower() for word in words)
    return last if named else None


def _ends_recording(sentence: AnalysedSentence) -> bool:
    words = [t.text.lower() for t in sentence.tokens[:2]]
    return len(words) == 2 and words[0] == "[" and words[1] in ENDINGS


def _span_of(sentence: AnalysedSentence, first: int) -> list[Span]:
    tokens = sentence.tokens[first:]
    return [Span(start=tokens[0].start, end=tokens[-1].end)] if tokens else []
