"""Turns of a transcript: a name in brackets or capitals before what its bearer says.

Monitoring services and interviews set them so: "[Lopez] We have no proof of that."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from situate.claims.cues import load_cues
from situate.claims.speakers import speakers_of
from situate.claims.speech import Saying
from situate.language.analysis import AnalysedSentence
from situate.records import Span

# A name before a turn has no more words than this; a transcript has no fewer brackets than that.
NAME_WORDS, LEAST_TURNS = 3, 2
# The name of a monologue's voice may be an organization's.
VOICE_WORDS = 8
# Remarks of the transcriber, which stand in brackets too.
REMARKS = frozenset(
    {"text", "report", "continued", "begin", "end", "recording", "passage", "passages", "omitted"}
    | {"indistinct", "word", "words", "sentence", "heard", "received", "published", "applause"}
    | {"signed", "dated", "video", "sic", "live", "excerpts", "excerpt", "question", "editorial"}
    | {"commentary", "communique", "statement", "interview", "speech", "summary", "chuckles"}
    | {"changes", "thought", "interrupted", "interruption", "resumes", "pause", "letter", "address"}
)
# Whose turns are the report's own voice where nobody else has one.
OWN_VOICES = frozenset({"reporter", "announcer", "correspondent", "narrator", "moderator"})
# What is said by one voice to its end; the next bracket names whose voice it is.
MONOLOGUES = frozenset({"communique", "statement", "speech", "letter", "address", "message"})
# Enumerations begin so, behind "states the following:".
ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-*•])")
ENDINGS = frozenset({"end", "signed", "dated"})


def transcript_turns(sentences: Sequence[AnalysedSentence]) -> list[tuple[Saying, list[Span]]]:
    """Each turn with its speaker, from the bracket to the next turn or the recording's end."""
    openers = [n for n, s in enumerate(sentences) if _name_before(s) is not None]
    brackets = sum(1 for s in sentences if s.tokens and s.tokens[0].text == "[")
    if brackets < LEAST_TURNS:
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
    others = any(not _is_own_voice(saying) for saying, _ in turns)
    return turns if others else []


def monologues(
    sentences: Sequence[AnalysedSentence], text: str | None
) -> list[tuple[Saying, list[Span]]]:
    """What one voice says to the text's end.

    "[Speech] [Marin] ..." or "states the following:" before numbered items.
    """
    found: list[tuple[Saying, list[Span]]] = []
    for number, sentence in enumerate(sentences[:-1]):
        rest = sentences[number + 1 :]
        named = _named_voice(sentence)
        saying = named or _announces_items(sentence, rest[0], text)
        if saying is None:
            continue
        first = saying.cue[1] if named else len(sentence.tokens)
        spans = _span_of(sentence, first) + [s for one in rest for s in _span_of(one, 0)]
        return [(saying, [Span(start=spans[0].start, end=spans[-1].end)])] if spans else []
    return found


def _is_own_voice(saying: Saying) -> bool:
    first, last = saying.extent or (0, 0)
    words = {t.text.lower() for t in saying.sentence.tokens[first:last]}
    return not OWN_VOICES.isdisjoint(words)


def _named_voice(sentence: AnalysedSentence) -> Saying | None:
    """The name in the bracket behind "[Communique]", "[Speech]" and the like."""
    tokens = sentence.tokens
    for kind in tokens[1:-4]:
        around = (tokens[kind.index - 1].text, tokens[kind.index + 1].text)
        if kind.text.lower() not in MONOLOGUES or around != ("[", "]"):
            continue
        first = kind.index + 3
        last = next((t.index for t in tokens[first:] if t.text == "]"), first)
        words = [t.text for t in tokens[first:last]]
        plain = bool(words) and all(word[0].isupper() for word in words)
        if tokens[first - 1].text == "[" and plain and len(words) <= VOICE_WORDS:
            return _turn(sentence, first, last, cue=(kind.index - 1, last + 1))
    return None


def _announces_items(
    sentence: AnalysedSentence, following: AnalysedSentence, text: str | None
) -> Saying | None:
    """A verb of saying with a speaker before "the following:" and numbered items."""
    words = [t.text.lower() for t in sentence.tokens]
    ends = words[-1:] == [":"] and bool({"following", "follows"} & set(words[-8:]))
    if text is None or not ends or not ITEM.match(text, following.start):
        return None
    verbs = load_cues().words("reporting", "say") | load_cues().words("reporting", "announce")
    for token in reversed(sentence.tokens):
        speakers = speakers_of(sentence, token.index) if token.lemma in verbs else ()
        if speakers and token.upos == "VERB":
            cue = (token.index, token.index + 1)
            return Saying(sentence=sentence, cue=cue, speakers=speakers, content=())
    return None


def _opening(sentence: AnalysedSentence) -> Saying:
    last = _name_before(sentence) or 1
    return _turn(sentence, 1, last, cue=(0, last + 1))


def _turn(sentence: AnalysedSentence, first: int, last: int, *, cue: tuple[int, int]) -> Saying:
    return Saying(
        sentence=sentence,
        cue=cue,
        speakers=(last - 1,),
        content=(),
        extent=(first, last),
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
