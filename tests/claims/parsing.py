"""Sentences of ours through the shipped parser."""

from __future__ import annotations

from functools import cache

from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.model import load_model
from situate.language.sentences import split_sentences
from situate.records import Span


@cache
def shipped_model() -> LanguageModel:
    """The language model that comes with situate."""
    return load_model("default")


@cache
def parse(text: str) -> tuple[AnalysedSentence, ...]:
    """The analysed sentences of a text."""
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    return tuple(shipped_model().analyse(text, spans))
