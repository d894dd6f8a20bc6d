"""A spaCy pipeline as language model: its words, tags, tree and names in our records.

Our sentence spans are imposed: each is read as a document of its own in which no further sentence
may begin. The words are those of the pipeline's own tokeniser, which its weights were trained with;
lemmas are ours, because the codebook is written in them. Trees of pipelines trained on Universal
Dependencies are taken over as they are; those with the ClearNLP relations of the released English
pipelines are turned into Universal Dependencies (see `clearnlp`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from situate.errors import ModelError
from situate.language.analysis import AnalysedSentence, Name, Token
from situate.language.casing import CaseRestorer
from situate.language.clearnlp import Arc, convert_arcs, is_clearnlp
from situate.language.extras import import_extra
from situate.language.lemmas import Lemmatiser, read_lemmas
from situate.language.tokens import tokenise
from situate.records import Span

#: Our label for those of OntoNotes and CoNLL-03; other kinds (DATE, MONEY) are no names of ours.
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC",
    "NORP": "NORP",
}  # fmt: skip
_NEEDED = ("DEP", "HEAD", "POS", "TAG")
_PROBE = "Soldiers left the town."


def load_pipeline(name: str) -> SpacyModel:
    """Open an installed spaCy pipeline, by name or path.

    Raises:
        ModelError: spaCy is missing, there is no such pipeline, or it gives no tags or no tree.
    """
    spacy = import_extra("spacy", extra="spacy")
    try:
        pipeline = spacy.load(name, exclude=["senter", "sentencizer", "textcat", "lemmatizer"])
    except Exception as error:  # spaCy raises OSError, ValueError and its own, by the fault
        raise ModelError(
            f"the spaCy pipeline {name!r} cannot be opened: {error}; install it as spaCy says, or "
            "give the path of its folder"
        ) from error
    probe = pipeline(_PROBE)
    missing = [layer for layer in _NEEDED if not probe.has_annotation(layer)]
    if missing:
        raise ModelError(
            f"the spaCy pipeline {name!r} gives no {', '.join(missing)}; use one with tagger, "
            "parser, and morphologizer or attribute ruler"
        )
    return SpacyModel(name, pipeline, read_lemmas())


class SpacyModel:
    """A spaCy pipeline behind the contract of `LanguageModel`.

    Args:
        name: what the user called it, for the version.
        pipeline: the loaded pipeline.
        lemmatiser: finds lemmas.
    """

    def __init__(self, name: str, pipeline: Any, lemmatiser: Lemmatiser) -> None:
        meta = pipeline.meta
        self.version = f"spacy:{meta.get('lang')}_{meta.get('name') or name}-{meta.get('version')}"
        self._pipeline = pipeline
        self._lemmatiser = lemmatiser
        self._case = CaseRestorer()
        self._is_clearnlp = is_clearnlp(_list_relations(pipeline))

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]:
        """Read sentences of one report closely; the contract is that of `LanguageModel`."""
        documents = [self._begin(printed) for printed in self._restore_case(text, sentences)]
        numbers = range(len(sentences)) if indexes is None else indexes
        return [
            self._build(text, span, document, index)
            for span, document, index in zip(
                sentences, self._pipeline.pipe(documents), numbers, strict=True
            )
        ]

    def _restore_case(self, text: str, sentences: Sequence[Span]) -> list[str]:
        """Return the sentences in the case of ordinary print, each of its old length."""
        offsets = [tokenise(text, span.start, span.end) for span in sentences]
        printed = []
        for span, places, words in zip(
            sentences, offsets, self._case.restore(text, offsets), strict=True
        ):
            letters = list(text[span.start : span.end])
            for (start, end), word in zip(places, words, strict=True):
                letters[start - span.start : end - span.start] = word
            printed.append("".join(letters))
        return printed

    def _begin(self, sentence: str) -> Any:
        """Return the document of one sentence, in which no second sentence may begin."""
        document = self._pipeline.make_doc(sentence)
        for place in range(1, len(document)):
            document[place].is_sent_start = False
        return document

    def _build(self, text: str, span: Span, document: Any, index: int) -> AnalysedSentence:
        """Return the analysed sentence of one document."""
        places = {word.i: place for place, word in enumerate(w for w in document if w.text.strip())}
        words = [document[number] for number in places]
        arcs = _read_arcs(words, places)
        if self._is_clearnlp:
            arcs = convert_arcs(arcs, [(w.pos_, w.tag_, w.lower_) for w in words])
        return AnalysedSentence(
            index=index,
            start=span.start,
            end=span.end,
            tokens=tuple(
                self._make_token(text, span.start + word.idx, word, place, arcs[place])
                for place, word in enumerate(words)
            ),
            names=tuple(_read_names(document.ents, places)),
        )

    def _make_token(self, text: str, start: int, word: Any, place: int, arc: Arc) -> Token:
        """Return one word; blanks that a tokeniser left inside its edges stay with it."""
        end = start + len(word.text)
        return Token(
            index=place,
            start=start,
            end=end,
            text=text[start:end],
            lemma=self._lemmatiser.find_lemma(word.text, word.pos_, word.tag_),
            upos=word.pos_,
            xpos=word.tag_,
            head=arc[0],
            relation=arc[1],
        )


def _list_relations(pipeline: Any) -> Iterable[str]:
    """Return the relations that the pipeline's parser knows."""
    if "parser" not in pipeline.pipe_names:
        return ()
    return [str(label) for label in pipeline.get_pipe("parser").labels]


def _read_arcs(words: Sequence[Any], places: dict[int, int]) -> list[Arc]:
    """Return head and relation of each word: one root, and no blank in the tree."""
    arcs: list[Arc] = []
    root = None
    for word in words:
        head = word.head
        while head.i not in places and head.head.i != head.i:
            head = head.head
        if head.i == word.i or head.i not in places:
            root = places[word.i] if root is None else root
            arcs.append((-1, "root"))
        else:
            arcs.append((places[head.i], _name_relation(word.dep_)))
    return [
        (root, "punct" if words[place].pos_ == "PUNCT" else "parataxis")
        if arc[0] < 0 and root is not None and place != root
        else arc
        for place, arc in enumerate(arcs)
    ]


def _name_relation(relation: str) -> str:
    """Return a relation that is none of the root's; spaCy leaves some empty."""
    return relation if relation and relation.lower() != "root" else "dep"


def _read_names(entities: Iterable[Any], places: dict[int, int]) -> Iterable[Name]:
    """Yield the entities of the kinds that are names of ours."""
    for entity in entities:
        inside = [places[word.i] for word in entity if word.i in places]
        if inside and entity.label_ in LABELS:
            yield Name(first=inside[0], last=inside[-1] + 1, label=LABELS[entity.label_])
