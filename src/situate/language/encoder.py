"""The trained network on disk: its files, its labels and the sessions that run it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Protocol

import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from situate.errors import ModelError
from situate.language.pieces import SHAPES, PieceReader

INPUTS = ("ids", "shapes", "positions", "windows", "lengths", "cells", "kept", "rooted")
OUTPUTS = ("upos", "xpos", "names", "arcs", "dependents", "heads")
#: What a network gives besides that has learned to see happenings.
CLAIM_OUTPUTS = ("types", "triggers", "arguments")
ROLE_INPUTS, ROLE_OUTPUTS = ("triggers", "arguments"), ("shares",)
RELATION_INPUTS = ("dependents", "heads", "is_root")
RELATION_OUTPUTS = ("scores",)
_FILES = ("encoder.onnx", "labels.json", "relations.onnx", "tokenizer.json")
#: In ONNX Runtime 1.32 the fused kernel is several times slower than the two that it replaces; the
#: network without it takes an eighth less time (benchmarks/language.py, November 2026).
_SLOW_FUSIONS = ("SkipLayerNormFusion",)
_LABEL_LISTS = ("upos", "xpos", "relations", "names", "shapes")


class Network(Protocol):
    """Runs the encoder on one batch, or the relation layer on arcs.

    Feeds and results are the inputs and outputs of scripts/language/README.md, by name.
    """

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of a model in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    version: str
    max_pieces: int
    max_pieces_per_word: int
    claim_types: tuple[str, ...] = ()
    claim_roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """Everything that a trained model consists of, read and checked.

    ``roles`` is None where the model has not learned to see happenings.
    """

    encoder: Network
    relations: Network
    roles: Network | None = None
    labels: Labels
    reader: PieceReader


class OnnxNetwork:
    """A network in ONNX Runtime on the processor.

    Args:
        path: its file.
        inputs: names of what it is fed.
        outputs: names of what it gives.
        threads: threads of one run.
    """

    def __init__(
        self, path: Path, inputs: Sequence[str], outputs: Sequence[str], *, threads: int = 1
    ) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(_SLOW_FUSIONS),
        )
        self._outputs = list(outputs)
        for kind, wanted, nodes in (
            ("inputs", inputs, self._session.get_inputs()),
            ("outputs", outputs, self._session.get_outputs()),
        ):
            missing = sorted(set(wanted) - {node.name for node in nodes})
            if missing:
                raise ModelError(
                    f"the language model's file {path} lacks the {kind} {', '.join(missing)}: it "
                    "is of another version of situate; export it again with scripts/language"
                )

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Return the outputs by name."""
        values = self._session.run(self._outputs, dict(feeds))
        return dict(zip(self._outputs, values, strict=True))

    def find_width(self, output: str) -> object:
        """Return the last dimension of an output, as the file declares it."""
        return next(n.shape[-1] for n in self._session.get_outputs() if n.name == output)


def read_model_files(name: str | Path, *, threads: int = 1) -> ModelFiles:
    """Read a model that comes with the package, by name, or lies in a folder of one's own.

    Raises:
        ModelError: a file is missing, broken or does not belong to the others.
    """
    if isinstance(name, Path) or "/" in name or "\\" in name:
        return _read_folder(Path(name), str(name), threads=threads)
    with as_file(files("situate.language") / "models" / name) as folder:
        return _read_folder(folder, name, threads=threads)


def _read_folder(folder: Path, name: str, *, threads: int) -> ModelFiles:
    """Read the four files of a model."""
    if not folder.is_dir():
        here = " or ".join(map(repr, list_shipped())) or "another model"
        raise ModelError(
            f"there is no language model {name!r} in this installation (no folder {folder}); "
            f"use {here}, give the path of a model's folder, or install situate again"
        )
    missing = [file for file in _FILES if not (folder / file).is_file()]
    if missing:
        raise ModelError(
            f"the language model {name!r} in {folder} lacks {', '.join(missing)}; "
            "install situate again or export the model again"
        )
    labels = _read_labels(folder / "labels.json")
    sees = bool(labels.claim_types)
    outputs = (*OUTPUTS, *(CLAIM_OUTPUTS if sees else ()))
    return ModelFiles(
        relations=_read_relations(folder / "relations.onnx", len(labels.relations)),
        roles=_open(folder / "roles.onnx", ROLE_INPUTS, ROLE_OUTPUTS) if sees else None,
        encoder=_open(folder / "encoder.onnx", INPUTS, outputs, threads=threads),
        labels=labels,
        reader=_read_pieces(folder / "tokenizer.json", labels),
    )


def list_shipped() -> list[str]:
    """Return the names of the models whose weights come with this installation, sorted."""
    folder = files("situate.language") / "models"
    found = (entry for entry in folder.iterdir()) if folder.is_dir() else iter(())
    return sorted(entry.name for entry in found if (entry / "encoder.onnx").is_file())


def _broken(path: Path, reason: object) -> ModelError:
    """Return the error of a file that cannot be used."""
    return ModelError(
        f"the language model's file {path} cannot be used: {reason}; "
        "install situate again or export the model again"
    )


def _open(
    path: Path, inputs: Sequence[str], outputs: Sequence[str], *, threads: int = 1
) -> OnnxNetwork:
    """Open a network; ONNX Runtime raises its own classes, which share no base but Exception."""
    try:
        return OnnxNetwork(path, inputs, outputs, threads=threads)
    except ModelError:
        raise
    except Exception as error:
        raise _broken(path, error) from error


def _read_labels(path: Path) -> Labels:
    """Read labels.json and check that it is whole."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _broken(path, error) from error
    if not isinstance(content, dict):
        raise _broken(path, "it is not a JSON object")
    for key in _LABEL_LISTS:
        values = content.get(key)
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise _broken(path, f"{key!r} is not a list of labels")
    if tuple(content["shapes"]) != SHAPES:
        raise _broken(path, "its word shapes are not those of this version of situate")
    return Labels(
        upos=tuple(content["upos"]),
        xpos=tuple(content["xpos"]),
        relations=tuple(content["relations"]),
        names=tuple(content["names"]),
        version=str(content.get("version", "")) or "unversioned",
        max_pieces=int(content.get("max_pieces", 256)),
        max_pieces_per_word=int(content.get("max_pieces_per_word", 12)),
        claim_types=tuple(content.get("claim_types", ())),
        claim_roles=tuple(content.get("claim_roles", ())),
    )


def _read_relations(path: Path, count: int) -> OnnxNetwork:
    """Open the relation layer and check that it fits the labels."""
    network = _open(path, RELATION_INPUTS, RELATION_OUTPUTS)
    if network.find_width("scores") != count:
        raise _broken(path, f"it has other relations than the {count} of labels.json")
    return network


def _read_pieces(path: Path, labels: Labels) -> PieceReader:
    """Open the tokenizer; the library raises Exception itself."""
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise _broken(path, error) from error
    return PieceReader(tokenizer, max_pieces_per_word=labels.max_pieces_per_word)
