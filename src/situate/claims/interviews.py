"""Interviews by question and answer: whoever is introduced before the first question answers.

Paragraphs are read from the text itself: "Q: ... / A: ...", a question in a line of its own above
its answer, or a question and its answer parted by a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from situate.claims.speech import Saying
from situate.language.analysis import AnalysedSentence
from situate.records import Entity, Span

# An interview has no fewer answers than this, and as many of them speak of "I" or "we".
LEAST_ANSWERS = 2
# A question, or the remark that stands for one, is no longer than this, in characters.
QUESTION_LENGTH = 240
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
MARKED = re.compile(r"(?:^|\n)\s*A(?:nswer)?\s*[:.]\s+")
QUESTION_MARKED = re.compile(r"Q(?:uestion)?\s*[:.]\s")
DASHED = re.compile(r"\?[\"'”’]?\s+[-–—]\s+")
OWN = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours)\b", re.IGNORECASE)


def interview_answers(
    sentences: Sequence[AnalysedSentence], entities: Sequence[Entity], text: str | None
) -> list[tuple[Saying, list[Span]]]:
    """Each answer with the one who gives it; none where the text is no interview."""
    if text is None or "?" not in text:
        return []
    answers = list(_find_answers(text))
    personal = [one for one in answers if OWN.search(text, one.start, one.end)]
    if len(personal) < LEAST_ANSWERS:
        return []
    opening = text.rfind("\n\n", 0, answers[0].start)
    saying = _introduction(sentences, entities, before=max(opening, 0))
    return [] if saying is None else [(saying, [answer]) for answer in answers]


def _find_answers(text: str) -> Iterator[Span]:
    """The answers in text order, once questions have shown that there is an interview."""
    paragraphs = [m.span() for m in PARAGRAPH.finditer(text)]
    asked = [start for start, end in paragraphs if _answer_after_question(text, start, end)]
    if len(asked) < LEAST_ANSWERS:
        return
    for start, end in paragraphs:
        begin = _answer_after_question(text, start, end)
        if begin is None and start > asked[0]:
            begin = _second_line(text, start, end)
        if begin is not None and text[begin:end].strip():
            yield Span(start=begin, end=begin + len(text[begin:end].rstrip()))


def _answer_after_question(text: str, start: int, end: int) -> int | None:
    """Where the answer begins in a paragraph that opens with a question, or None."""
    marked = MARKED.search(text, start, end)
    if marked is not None and (
        marked.start() == start or QUESTION_MARKED.match(text, start, end) is not None
    ):
        return marked.end()
    dashed = DASHED.search(text, start, min(end, start + QUESTION_LENGTH))
    if dashed is not None:
        return dashed.end()
    line = text.find("\n", start, end)
    asks = line >= 0 and text[start:line].rstrip().endswith("?")
    return line + 1 if asks and line - start <= QUESTION_LENGTH else None


def _second_line(text: str, start: int, end: int) -> int | None:
    """Where the second line begins of a paragraph of two: what the first remarks on is answered."""
    lines = text[start:end].strip().split("\n")
    if len(lines) != 2 or len(lines[0]) > QUESTION_LENGTH or lines[0][-1] not in ".?!":
        return None
    return start + text[start:end].index("\n") + 1


def _introduction(
    sentences: Sequence[AnalysedSentence], entities: Sequence[Entity], *, before: int
) -> Saying | None:
    """The first person named before the first question."""
    for entity in sorted(entities, key=lambda e: e.start):
        if entity.kind != "person" or entity.end > before:
            continue
        for sentence in sentences:
            words = [
                t.index for t in sentence.tokens if entity.start <= t.start and t.end <= entity.end
            ]
            if words:
                extent = (words[0], words[-1] + 1)
                return Saying(
                    sentence=sentence,
                    cue=extent,
                    speakers=(words[0],),
                    content=(),
                    extent=extent,
                    verbatim=True,
                )
    return None
