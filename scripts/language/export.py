"""Export a trained network to the files that the package reads.

python export.py /work/runs/default/network.pt ../../src/situate/language/models/default
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from vocabulary import MAX_PIECES, MAX_PIECES_PER_WORD

from situate.language.pieces import SHAPES

OPSET = 17
INPUTS = {"ids": "T", "shapes": "T", "mask": "T", "starts": "W", "words": "W"}
OUTPUTS = ["upos", "xpos", "names", "arcs", "dependents", "heads"]


class Exported(nn.Module):
    """The network with tags decided, as the runtime wants it.

    Args:
        network: A trained network.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, starts: Tensor, words: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the outputs of README.md."""
        upos, xpos, *rest = self.network(ids, shapes, mask, starts, words)
        return upos.argmax(-1).to(torch.int32), xpos.argmax(-1).to(torch.int32), *rest


def load_network(checkpoint: dict) -> Network:
    """Return the trained network of a checkpoint.

    Args:
        checkpoint: What `train.py` saved.
    """
    labels = {kind: len(values) for kind, values in checkpoint["labels"].items()}
    pieces = checkpoint["weights"]["pieces.scales"].shape[0]
    network = Network(checkpoint["layers"], pieces, labels)
    network.load_state_dict(checkpoint["weights"])
    return network.eval()


def write_graph(network: Network, path: Path) -> None:
    """Write the network as a float ONNX graph.

    Args:
        network: A trained network.
        path: The file to write.
    """
    axes: dict[str, dict[int, str]] = {name: {0: "B", 1: size} for name, size in INPUTS.items()}
    axes |= {name: {0: "B", 1: "W"} for name in OUTPUTS}
    axes["arcs"][2] = axes["heads"][1] = "W1"
    ones = torch.ones(2, 12, dtype=torch.long)
    example = (ones * 7, ones, ones, torch.randint(1, 12, (2, 8)), ones[:, :8])
    torch.onnx.export(
        Exported(network),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write the int8 graph: weights per output channel, activations at run time.

    Args:
        source: The float graph.
        target: The file to write.
    """
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"MatMulConstBOnly": True},
    )
    model = onnx.load(target)
    model.producer_name, model.producer_version, model.doc_string = "situate", "", ""
    for node in model.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model)
    onnx.save(model, target)


def write_tables(checkpoint: dict, folder: Path, version: str) -> None:
    """Write the labels, the relation head and the tokenizer.

    Args:
        checkpoint: What `train.py` saved.
        folder: The model's folder.
        version: Name of the model's version.
    """
    labels = {
        **checkpoint["labels"],
        "shapes": list(SHAPES),
        "max_pieces_per_word": MAX_PIECES_PER_WORD,
        "max_pieces": MAX_PIECES,
        "version": version,
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf8")
    weights = checkpoint["weights"]
    np.savez(
        folder / "relations.npz",
        weight=weights["relation.weight"].numpy().astype(np.float32),
        bias=weights["relation.bias"].numpy().astype(np.float32),
    )
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
    with tempfile.TemporaryDirectory() as work:
        write_graph(load_network(checkpoint), Path(work) / "float.onnx")
        quantise(Path(work) / "float.onnx", arguments.folder / "encoder.onnx")
    write_tables(checkpoint, arguments.folder, arguments.version)
    for path in sorted(arguments.folder.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
