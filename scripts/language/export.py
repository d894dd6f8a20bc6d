"""Export a trained network to the files that the package reads.

python export.py /work/runs/default/network.pt ../../src/situate/language/models/default
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from calibrate import measure_channels
from graph import GraphWriter
from network import ATTENTION_HEADS
from outliers import tame_outliers
from relation_graph import write_relations, write_roles
from tokenizers import Tokenizer
from vocabulary import MAX_PIECES, MAX_PIECES_PER_WORD

from situate.language.pieces import SHAPES, PieceReader


def write_graphs(checkpoint: dict, folder: Path) -> None:
    """Write the int8 encoder and the relation layer; their sizes are those of the weights.

    Args:
        checkpoint: What `train.py` saved.
        folder: The model's folder.
    """
    weights = {name: tensor.float().numpy() for name, tensor in checkpoint["weights"].items()}
    weights["pieces.codes"] = checkpoint["weights"]["pieces.codes"].numpy()
    claims = checkpoint.get("claim_weights", {})
    weights |= {f"claims.{name}": tensor.float().numpy() for name, tensor in claims.items()}
    heads = ATTENTION_HEADS
    tokenizer = Tokenizer.from_str(checkpoint["tokenizer"])
    reader = PieceReader(tokenizer, max_pieces_per_word=MAX_PIECES_PER_WORD)
    tamed, ranges = tame_outliers(weights, measure_channels(weights, reader, attention_heads=heads))
    encoder = GraphWriter(tamed, attention_heads=heads, ranges=ranges).write()
    onnx.save(encoder, folder / "encoder.onnx")
    onnx.save(
        write_relations(weights, checkpoint["labels"]["relations"]), folder / "relations.onnx"
    )
    if claims:
        onnx.save(write_roles(weights), folder / "roles.onnx")


def write_tables(checkpoint: dict, folder: Path, version: str) -> None:
    """Write the labels and the tokenizer.

    Args:
        checkpoint: What `train.py` saved.
        folder: The model's folder.
        version: Name of the model's version.
    """
    kinds = ("types", "roles") if "claim_labels" in checkpoint else ()
    labels = {
        **checkpoint["labels"],
        **{f"claim_{kind}": checkpoint["claim_labels"][kind] for kind in kinds},
        "shapes": list(SHAPES),
        "max_pieces_per_word": MAX_PIECES_PER_WORD,
        "max_pieces": MAX_PIECES,
        "version": version,
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf8")
    (folder / "tokenizer.json").write_text(checkpoint["tokenizer"], encoding="utf8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--version", default="en-desk-1")
    arguments = parser.parse_args()
    checkpoint = torch.load(arguments.checkpoint, weights_only=True)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    write_graphs(checkpoint, arguments.folder)
    write_tables(checkpoint, arguments.folder, arguments.version)
    for path in sorted(arguments.folder.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
