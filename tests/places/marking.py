"""Sentences of ours with their names marked: "Troops took [GPE Mayadin] on Monday."."""

from __future__ import annotations

import re

from situate.gazetteer import Gazetteer
from situate.language.analysis import AnalysedSentence, Name, Token
from situate.places import resolve_places
from situate.records import Place, Report

_MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")
_WORD = re.compile(r"[’']s\b|[\w‘’']+(?:-[\w‘’']+)*|[^\w\s]")


def mark(marked: str, *, offset: int = 0, index: int = 0) -> AnalysedSentence:
    """A sentence with names but without a real tree: every word hangs on the first."""
    text, labels = "", []
    for position, part in enumerate(_MARK.split(marked)):
        if position % 3 == 1:
            label = part
        elif position % 3 == 2:
            labels.append((len(text), len(text) + len(part), label))
            text += part
        else:
            text += part
    tokens = tuple(
        Token(
            index=number,
            start=offset + found.start(),
            end=offset + found.end(),
            text=found.group(),
            lemma=found.group().lower(),
            upos="PROPN" if found.group()[0].isupper() and found.start() else "NOUN",
            xpos="NNP",
            head=-1 if number == 0 else 0,
            relation="root" if number == 0 else "dep",
        )
        for number, found in enumerate(_WORD.finditer(text))
    )
    names = []
    for start, end, label in labels:
        inside = [t.index for t in tokens if offset + start <= t.start and t.end <= offset + end]
        names.append(Name(first=inside[0], last=inside[-1] + 1, label=label))
    return AnalysedSentence(
        index=index, start=offset, end=offset + len(text), tokens=tokens, names=tuple(names)
    )


def read_places(*marked: str, gazetteer: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    """The text and the places of a report of marked sentences."""
    sentences: list[AnalysedSentence] = []
    text = ""
    for index, sentence in enumerate(marked):
        analysed = mark(sentence, offset=len(text), index=index)
        sentences.append(analysed)
        text += _MARK.sub(r"\2", sentence) + " "
    report = Report(id="0", text=text)
    return text, resolve_places(report, sentences, gazetteer=gazetteer)
