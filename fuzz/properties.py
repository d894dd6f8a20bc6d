"""What must hold of the language floor for any text and any scores.

Each check raises AssertionError where a property is broken; any other exception is a crash.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.casing import CaseRestorer
from situate.language.lemmas import Lemmatiser, read_lemmas
from situate.language.names import NameDecoder, read_names
from situate.language.sentences import split_sentences
from situate.language.tokens import tokenise
from situate.language.tree import find_tree, is_tree
from situate.records import Span
from situate.text import fold, fold_words

UPOS = ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN", "PUNCT", "X", "PRON", "NUM")
XPOS = ("NN", "NNS", "NNPS", "NNP", "VBD", "VBN", "VBG", "VBZ", "VB", "JJR", "JJS", "RBS", "", "CD")
KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
TAGS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
_CASE = CaseRestorer()
_DECODER = NameDecoder(TAGS)
_LEMMAS: list[Lemmatiser] = []


def check_text(text: str) -> list[Span]:
    """Split, tokenise, restore case, fold: offsets exact and increasing, no character lost."""
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    _check_order([(span.start, span.end) for span in spans])
    assert _pack(text[s.start : s.end] for s in spans) == _pack([text]), "the splitter lost text"
    words = [tokenise(text, span.start, span.end) for span in spans]
    for span, offsets in zip(spans, words, strict=True):
        _check_order(offsets, span.start, span.end)
        sentence = _pack([text[span.start : span.end]])
        assert _pack(text[a:b] for a, b in offsets) == sentence, "the tokeniser lost text"
    for offsets, forms in zip(words, _CASE.restore(text, words), strict=True):
        assert [len(form) for form in forms] == [b - a for a, b in offsets], "case changed a length"
    assert len(fold(text)) == len(text), "folding changed a length"
    assert fold_words(text).startswith(" ")
    return spans


def check_story(text: str, cuts: Sequence[int]) -> None:
    """Split a story of several spans: no sentence reaches across two of them."""
    borders = sorted({min(max(cut, 0), len(text)) for cut in cuts} | {0, len(text)})
    story = [Span(start=a, end=b) for a, b in pairwise(borders)]
    for sentence in split_sentences(text, story):
        assert any(s.start <= sentence.start and sentence.end <= s.end for s in story)


def check_lemma(form: str, upos: str, xpos: str) -> None:
    """A lemma is never empty, and in lower case unless it is a proper noun."""
    if not _LEMMAS:
        _LEMMAS.append(read_lemmas())
    lemma = _LEMMAS[0].find_lemma(form, upos, xpos)
    assert lemma, "an empty lemma"


def check_tree(scores: NDArray[np.float32]) -> None:
    """Any scores give a tree with one root, the greedy heads where they are one already."""
    heads = find_tree(scores)
    assert len(heads) == scores.shape[0]
    assert not heads or is_tree(heads), "no tree"


def check_names(scores: NDArray[np.float32]) -> None:
    """Any scores give names that are in order, apart and of one kind."""
    tags = _DECODER.decode(scores)
    assert len(tags) == scores.shape[0]
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:], "an I- without its B-"
    _check_order([(name.first, name.last) for name in read_names(tags)], 0, len(tags))


def check_reading(model: LanguageModel, text: str) -> int:
    """Read a text with the real network; return how many words it has."""
    spans = check_text(text)
    sentences = model.analyse(text, spans)
    assert len(sentences) == len(spans)
    for span, sentence in zip(spans, sentences, strict=True):
        check_sentence(text, span, sentence)
    return sum(len(sentence.tokens) for sentence in sentences)


def check_sentence(text: str, span: Span, sentence: AnalysedSentence) -> None:
    """One analysed sentence keeps the contract of `LanguageModel`."""
    tokens = sentence.tokens
    assert (sentence.start, sentence.end) == (span.start, span.end)
    _check_order([(t.start, t.end) for t in tokens], span.start, span.end)
    assert all(text[t.start : t.end] == t.text for t in tokens), "an offset is wrong"
    assert all(t.lemma and t.upos and t.relation for t in tokens), "a word lacks a layer"
    assert [t.index for t in tokens] == list(range(len(tokens)))
    assert not tokens or is_tree([t.head for t in tokens]), "no tree"
    assert [t.relation for t in tokens if t.head < 0] == ["root"] * bool(tokens)
    assert all(t.relation != "root" for t in tokens if t.head >= 0)
    _check_order([(name.first, name.last) for name in sentence.names], 0, len(tokens))
    assert all(name.label in KINDS for name in sentence.names)


def _pack(parts: object) -> str:
    """Return texts joined without their blanks."""
    return "".join("".join(str(part).split()) for part in parts)  # type: ignore[attr-defined]


def _check_order(
    offsets: Sequence[tuple[int, int]], first: int = 0, last: int | None = None
) -> None:
    """Ranges are not empty, in order, apart and within the borders."""
    position = first
    for start, end in offsets:
        assert position <= start < end, "ranges are empty or out of order"
        position = end
    assert last is None or position <= last, "a range ends behind its border"
