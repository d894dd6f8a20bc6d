"""Train a small network on the scores of a large one, on one core.

python distil.py --corpora DIR --teacher RUN/network.pt --out RUN; commands stand in README.md.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

import torch
from batches import Example, Labels, collate, drop_pieces, make_batches
from fitting import Plan, fit
from network import INNER, Network, build_network
from plain_texts import read_plain
from pruning import shrink
from soft_targets import SoftTargets, compare, pack, pad_targets, score_examples, unpack
from torch import Tensor
from train import (
    WEIGHTS,
    add_copies,
    add_options,
    find_losses,
    make_examples,
    plan_batches,
    read_training,
)

_HARD = 0.5
_MEASURED = 20


def read_arguments() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--teacher", type=Path, required=True, help="the large network")
    parser.add_argument("--from", dest="start", type=Path, help="go on from this small network")
    parser.add_argument("--inner", type=int, default=INNER, help="inner units kept in a layer")
    parser.add_argument("--heat", type=float, default=2.0)
    parser.add_argument("--steps", type=int, help="stop the plan after so many steps")
    parser.add_argument("--scores", type=Path, help="keep the large network's scores here")
    return parser.parse_args()


def read_scored(
    arguments: argparse.Namespace, checkpoint: dict
) -> tuple[list[Example], list[SoftTargets]]:
    """Return the training examples and the large network's scores of them.

    Args:
        arguments: The command's options.
        checkpoint: The large network.
    """
    if arguments.scores and arguments.scores.exists():
        examples, packed = torch.load(arguments.scores, weights_only=False)
        return examples, unpack(packed)
    sentences = read_training(arguments)
    add_copies(sentences, arguments)
    sentences += read_plain(arguments.corpora)
    print(Counter(sentence.source for sentence in sentences), flush=True)
    labels = Labels(**checkpoint["labels"])
    examples = make_examples(sentences, labels, checkpoint["tokenizer"])

    def report(done: int) -> None:
        if done % 5000 < 50:
            print("scored", done, "of", len(examples), flush=True)

    scores = score_examples(build_network(checkpoint["weights"]), examples, report)
    if arguments.scores:
        torch.save((examples, pack(scores)), arguments.scores)
    return examples, scores


def start_network(
    arguments: argparse.Namespace, checkpoint: dict, examples: list[Example]
) -> Network:
    """Return the small network with its first weights."""
    if arguments.start:
        return build_network(torch.load(arguments.start, weights_only=True)["weights"])
    batches = make_batches(examples, arguments.batch, random.Random(arguments.seed))[:_MEASURED]
    inputs = [collate(batch)[0] for batch in batches]
    return shrink(checkpoint["weights"], arguments.layers, arguments.inner, inputs)


def main() -> None:
    """Run the command."""
    arguments = read_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    checkpoint = torch.load(arguments.teacher, weights_only=True)
    examples, scores = read_scored(arguments, checkpoint)
    network = start_network(arguments, checkpoint, examples)
    by_example = {id(example): soft for example, soft in zip(examples, scores, strict=True)}
    arguments.out.mkdir(parents=True, exist_ok=True)

    def save(name: str, state: dict[str, Tensor]) -> None:
        content = {"weights": state, "layers": arguments.layers}
        torch.save(checkpoint | content, arguments.out / name)

    def score(batch: list[Example]) -> dict[str, Tensor]:
        inputs, targets = collate(batch)
        ids = drop_pieces(inputs["ids"], arguments.piece_dropout)
        states = network.encode(ids, inputs["shapes"], inputs["mask"])
        output = network.read(states, inputs["starts"], inputs["words"])
        soft = pad_targets([by_example[id(example)] for example in batch])
        return compare(network, states, output, soft, arguments.heat) | find_losses(
            network, output, targets, 0.0
        )

    batches = plan_batches(examples, arguments)[: arguments.steps]
    weights = {f"{kind}, soft": weight for kind, weight in WEIGHTS.items()}
    weights |= {kind: _HARD * weight for kind, weight in WEIGHTS.items()}
    plan = Plan(rate=arguments.rate, weights=weights, checkpoints=arguments.checkpoints)
    fit(network, batches, score, plan=plan, save=save)


if __name__ == "__main__":
    main()
