"""Names from a GLiNER model over the trees of ours.

GLiNER (Zaratiana et al. 2024) finds names of any kind that it is asked for in words. It is asked
for the kinds below, sentence by sentence, and its answers are laid over our words; tags, trees and
lemmas stay those of the default model. Nothing is downloaded: the model must lie on this machine.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from situate.errors import ModelError
from situate.language.analysis import AnalysedSentence, LanguageModel, Name
from situate.language.extras import import_extra
from situate.records import Span

#: What GLiNER is asked for, in words, and our label for it.
KINDS = {
    "person": "PERSON",
    "organization": "ORG",
    "armed group": "ORG",
    "military unit": "ORG",
    "country": "GPE",
    "city or village": "GPE",
    "province or district": "GPE",
    "river, mountain or region": "LOC",
    "facility": "FAC",
    "nationality or religious group": "NORP",
}
THRESHOLD = 0.5


def load_names(model: str, base: LanguageModel) -> GlinerModel:
    """Open a GLiNER model that lies on this machine, by its folder or its name in the cache.

    Raises:
        ModelError: the library is missing, or there is no such model here.
    """
    library = import_extra("gliner", extra="gliner")
    try:
        finder = library.GLiNER.from_pretrained(model, local_files_only=True)
    except Exception as error:  # the library raises those of four others
        raise ModelError(
            f"the GLiNER model {model!r} cannot be opened: {error}; download it first "
            "(situate never does) or give the path of its folder"
        ) from error
    return GlinerModel(model, finder, base)


class GlinerModel:
    """Trees of one model, names of another.

    Args:
        name: the GLiNER model's name, for the version.
        finder: the GLiNER model; only its ``predict_entities`` is used.
        base: the model that reads words, tags and trees.
    """

    def __init__(self, name: str, finder: Any, base: LanguageModel) -> None:
        self.version = f"{base.version}+gliner:{name}"
        self._finder = finder
        self._base = base

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]:
        """Read sentences of one report closely; the contract is that of `LanguageModel`."""
        analysed = self._base.analyse(text, sentences, indexes=indexes)
        return [
            dataclasses.replace(sentence, names=self._find_names(text, sentence))
            for sentence in analysed
        ]

    def _find_names(self, text: str, sentence: AnalysedSentence) -> tuple[Name, ...]:
        """Return the names that GLiNER finds in one sentence; of two that overlap, the surer."""
        if not sentence.tokens:
            return ()
        found: Sequence[Mapping[str, Any]] = self._finder.predict_entities(
            text[sentence.start : sentence.end], list(KINDS), flat_ner=True, threshold=THRESHOLD
        )
        names: list[Name] = []
        for entity in sorted(found, key=lambda e: (-float(e.get("score", 0.0)), e["start"])):
            name = _lay_over(sentence, entity)
            if name and all(n.last <= name.first or name.last <= n.first for n in names):
                names.append(name)
        return tuple(sorted(names, key=lambda name: name.first))


def _lay_over(sentence: AnalysedSentence, entity: Mapping[str, Any]) -> Name | None:
    """Return the name over all words that an entity touches; None for a kind not asked for."""
    label = KINDS.get(str(entity["label"]).lower())
    start, end = sentence.start + int(entity["start"]), sentence.start + int(entity["end"])
    touched = [t.index for t in sentence.tokens if t.start < end and start < t.end]
    if label is None or not touched:
        return None
    return Name(first=touched[0], last=touched[-1] + 1, label=label)
