"""The language models as components: made from the settings, found by name.

``default`` and ``fast`` come with the package; ``spacy:MODEL`` and ``gliner:MODEL`` bring in other
people's models and are extras, imported here only when they are asked for.
"""

from __future__ import annotations

from situate.language.analysis import LanguageModel
from situate.language.model import load_model
from situate.settings import Settings


def load_default(settings: Settings) -> LanguageModel:
    """The six-layer model: the default.

    Sentences are read one at a time, so that a reading does not depend on what is read beside it
    (see `ParsingModel`).
    """
    return load_model("default", threads=settings.threads)


def load_fast(settings: Settings) -> LanguageModel:
    """The three-layer model: half the work for a few points less.

    Raises:
        ModelError: its weights are not in this installation.
    """
    return load_model("fast", threads=settings.threads)


def load_spacy(settings: Settings, *, argument: str) -> LanguageModel:
    """A spaCy pipeline, by the name of its package or the path of its folder."""
    from situate.language.spacy_model import load_pipeline

    return load_pipeline(argument)


def load_gliner(settings: Settings, *, argument: str) -> LanguageModel:
    """Trees of our default model with the names that a GLiNER model finds."""
    from situate.language.gliner_model import load_names

    return load_names(argument, load_default(settings))
