"""What a language model of the package is, and whether a model of any kind reads as it must."""

from __future__ import annotations

import hashlib
import json
import resource
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from situate.errors import ModelError
from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.encoder import list_shipped
from situate.language.sentences import split_sentences
from situate.language.tree import is_tree
from situate.records import Span

#: Sentences of ours that any reader of English gets a tree for.
PROBE = (
    "TAMRA, March 4 - Rebels shelled the market of Tamra on Monday, killing four civilians. "
    "\u201cWe won't leave,\u201d Gen. K. Obi said."
)
_KINDS = ("upos", "xpos", "relations", "names")
_LICENCES = {"default": "CC BY-SA 4.0 (weights)", "fast": "CC BY-SA 4.0 (weights)"}
_ORIGIN = "trained by scripts/language on open corpora; see the model's card in docs"
_LAYER = b"/network/layers."


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of a model; ``size`` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """What is known of a model on disk; ``layers`` is None where the network does not tell."""

    name: str
    version: str
    layers: int | None
    licence: str | None
    origin: str | None
    folder: Path
    files: tuple[ModelFile, ...]
    labels: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def size_mb(self) -> float:
        """Size of all files in millions of bytes."""
        return sum(file.size for file in self.files) / 1e6


def read_card(name: str) -> ModelCard:
    """Read what a model of the package, or one in a folder, says of itself.

    Raises:
        ModelError: there is no such model, or its labels cannot be read.
    """
    if "/" in name or "\\" in name:
        return _read_folder(name, Path(name))
    if name not in list_shipped():
        known = ", ".join(list_shipped()) or "none"
        raise ModelError(
            f"the weights of {name!r} do not come with this installation (those that do: {known}); "
            "give one of these or the path of a model's folder"
        )
    with as_file(files("situate.language") / "models" / name) as folder:
        return _read_folder(name, folder)


def _read_folder(name: str, folder: Path) -> ModelCard:
    """Read a model's folder."""
    try:
        labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        contents = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the language model {name!r} in {folder} cannot be read: {error}; give the folder of "
            "a model or install situate again"
        ) from error
    return ModelCard(
        name=name,
        version=str(labels.get("version") or "unversioned"),
        layers=_count_layers(contents.get("encoder.onnx", b"")),
        licence=labels.get("licence") or _LICENCES.get(name),
        origin=labels.get("origin") or (_ORIGIN if name in _LICENCES else None),
        folder=folder,
        files=tuple(
            ModelFile(name=file, size=len(content), sha256=hashlib.sha256(content).hexdigest())
            for file, content in contents.items()
        ),
        labels=tuple((kind, tuple(labels.get(kind, ()))) for kind in _KINDS),
    )


def _count_layers(network: bytes) -> int | None:
    """Return the number of encoder layers, read off the names of the network's nodes."""
    count = 0
    while _LAYER + str(count).encode() + b"/" in network:
        count += 1
    return count or None


def read_probe(model: LanguageModel) -> list[AnalysedSentence]:
    """Read the built-in sentences with any model."""
    return model.analyse(PROBE, split_sentences(PROBE, [Span(start=0, end=len(PROBE))]))


def find_faults(sentences: Sequence[AnalysedSentence]) -> list[str]:
    """What is wrong with the reading of the built-in sentences; empty if nothing is."""
    expected = split_sentences(PROBE, [Span(start=0, end=len(PROBE))])
    faults = []
    if [(s.start, s.end) for s in sentences] != [(span.start, span.end) for span in expected]:
        faults.append("it gives other sentences than it was asked for")
    for sentence in sentences:
        tokens, place = sentence.tokens, f"sentence {sentence.index}"
        if any(PROBE[t.start : t.end] != t.text for t in tokens):
            faults.append(f"{place}: a word's offsets are not those of its text")
        borders = [edge for token in tokens for edge in (token.start, token.end)]
        if borders != sorted(borders):
            faults.append(f"{place}: words overlap or are out of order")
        if "".join(t.text for t in tokens) != "".join(PROBE[sentence.start : sentence.end].split()):
            faults.append(f"{place}: words are missing")
        if not is_tree([token.head for token in tokens]):
            faults.append(f"{place}: the heads are no tree with one root")
        if any(not (t.upos and t.relation and t.lemma) for t in tokens):
            faults.append(f"{place}: a word lacks its tag, relation or lemma")
        if any(not 0 <= n.first < n.last <= len(tokens) for n in sentence.names):
            faults.append(f"{place}: a name lies outside its sentence")
    return faults


def measure_memory_mb() -> float:
    """Return the largest memory that this process has held, in millions of bytes."""
    status = Path("/proc/self/status")
    for line in status.read_text().splitlines() if status.is_file() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
