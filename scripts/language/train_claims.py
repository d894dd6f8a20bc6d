"""Train the claim heads on the teaching set, on a frozen encoder or with it.

python train_claims.py --network RUN/network.pt --teaching ../../teaching --corpora DIR --out RUN
With --anchor the encoder is trained too and held to its own scores of the treebanks' sentences.
With --silver the claims that the reader finds (claim_silver.py) come first. Heads that the network
has already are trained on.
"""

import argparse
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import torch
from batches import collate, drop_pieces, make_batches
from claim_examples import (
    ClaimExample,
    ClaimLabels,
    collate_claims,
    list_claim_labels,
    make_claim_example,
)
from claim_heads import ClaimHeads, ClaimOutput, find_claim_losses
from claim_sentences import ClaimSentence, read_claim_sentences
from fitting import Plan, fit
from network import HIDDEN, Network, build_network
from soft_targets import compare, pad_targets, unpack
from tokenizers import Tokenizer
from torch import Tensor, nn
from train import WEIGHTS
from vocabulary import MAX_PIECES, MAX_PIECES_PER_WORD

from situate.claims.codebook import load_codebook
from situate.evaluate.gold import ROLES
from situate.evaluate.teaching import load_teaching
from situate.language.model import load_model
from situate.language.pieces import PieceReader

STATUSES = ["asserted", "denied", "planned", "possible", "demanded", "threatened"]
CLAIM_WEIGHTS = {"types": 3.0, "statuses": 0.5, "roles": 2.0}


class Joint(nn.Module):
    """The network with claim heads.

    Args:
        network: A trained network.
        heads: The heads.
        frozen: Whether the network stays as it is.
    """

    def __init__(self, network: Network, heads: ClaimHeads, *, frozen: bool) -> None:
        super().__init__()
        self.network, self.heads, self._frozen = network, heads, frozen
        if frozen:
            network.requires_grad_(False)

    def forward(self, inputs: dict[str, Tensor]) -> ClaimOutput:
        """Return what the heads say of a batch."""
        if self._frozen:
            self.network.eval()
        states = self.network.encode(inputs["ids"], inputs["shapes"], inputs["mask"])
        places = inputs["starts"][:, :, None].expand(-1, -1, HIDDEN)
        return self.heads(torch.gather(states, 1, places))


def score_claims(joint: Joint, batches: list[list[ClaimExample]]) -> dict[str, float]:
    """Return F of triggers, of triggers with type, and of roles at right triggers, in percent.

    Args:
        joint: The network with its heads.
        batches: Examples with what is right.
    """
    counts: dict[str, Counter] = {kind: Counter() for kind in ("trigger", "type", "role")}
    joint.eval()
    for batch in batches:
        inputs, targets = collate_claims(batch)
        with torch.no_grad():
            output = joint(inputs)
            found, gold = output.types.argmax(-1), targets["types"]
            real = gold >= 0
            _count(counts["trigger"], (found > 0) & real, (gold > 0) & real, found == found)
            _count(counts["type"], (found > 0) & real, (gold > 0) & real, found == gold)
            if len(targets["rows"]):
                scores = joint.heads.score_roles(output, targets["rows"], targets["places"])
                roles, wanted = scores.argmax(-1), targets["roles"]
                kept = wanted >= 0
                _count(counts["role"], (roles > 0) & kept, (wanted > 0) & kept, roles == wanted)
    return {kind: _find_f(count) for kind, count in counts.items()}


def _count(count: Counter, found: Tensor, gold: Tensor, equal: Tensor) -> None:
    """Add hits, found and gold labels."""
    hit = (found & gold & equal).sum().item()
    count.update(hit=hit, found=found.sum().item(), gold=gold.sum().item())


def _find_f(count: Counter) -> float:
    """Return F in percent."""
    return round(200 * count["hit"] / max(1, count["found"] + count["gold"]), 1)


def read_arguments() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--teaching", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--anchor", type=Path, help="scores that distil.py kept of this network")
    parser.add_argument("--silver", type=Path, help="what claim_silver.py wrote")
    parser.add_argument("--silver-epochs", type=int, default=2)
    parser.add_argument("--anchor-every", type=int, default=2, help="steps between anchors")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=3e-3)
    parser.add_argument("--batch", type=int, default=2000)
    parser.add_argument("--piece-dropout", type=float, default=0.0)
    parser.add_argument("--share", type=float, default=1.0, help="of the annotated train reports")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read_examples(
    arguments: argparse.Namespace, tokenizer: str, labels: ClaimLabels
) -> dict[str, list[ClaimExample]]:
    """Return the examples of the teaching set's splits."""
    reader = PieceReader(Tokenizer.from_str(tokenizer), max_pieces_per_word=MAX_PIECES_PER_WORD)
    model, splits = load_model("default"), {}
    for split in ("train", "dev"):
        reports = load_teaching(arguments.teaching, arguments.corpora, split=split)
        if split == "train" and arguments.share < 1:
            random.Random(0).shuffle(reports)
            reports = reports[: round(arguments.share * len(reports))]
        examples = [
            make_claim_example(s, reader, labels) for s in read_claim_sentences(reports, model)
        ]
        splits[split] = [one for one in examples if 2 < len(one.pieces) <= MAX_PIECES]
    return splits


def read_silver_examples(path: Path, tokenizer: str, labels: ClaimLabels) -> list[ClaimExample]:
    """Return the examples of the sentences that the reader has annotated."""
    reader = PieceReader(Tokenizer.from_str(tokenizer), max_pieces_per_word=MAX_PIECES_PER_WORD)
    sentences = [
        ClaimSentence(
            row["words"],
            {place: (kind, "") for place, kind in row["triggers"]},
            {(trigger, argument): role for trigger, argument, role in row["roles"]},
        )
        for row in map(json.loads, path.read_text(encoding="utf8").splitlines())
    ]
    examples = [make_claim_example(s, reader, labels) for s in sentences]
    return [one for one in examples if 2 < len(one.pieces) <= MAX_PIECES]


def hold_network(
    network: Network, arguments: argparse.Namespace
) -> Callable[[], dict[str, Tensor]]:
    """Return a function that gives the losses of a network against its own earlier scores.

    Args:
        network: The network that is trained.
        arguments: The command's options.
    """
    examples, packed = torch.load(arguments.anchor, weights_only=False)
    scores = {id(e): soft for e, soft in zip(examples, unpack(packed), strict=True)}
    chance = random.Random(arguments.seed)
    batches = itertools.cycle(make_batches(examples, arguments.batch, chance))

    steps = itertools.count()

    def find() -> dict[str, Tensor]:
        if next(steps) % arguments.anchor_every:
            return {}
        batch = next(batches)
        inputs = collate(batch)[0]
        states = network.encode(inputs["ids"], inputs["shapes"], inputs["mask"])
        output = network.read(states, inputs["starts"], inputs["words"])
        soft = pad_targets([scores[id(example)] for example in batch])
        return compare(network, states, output, soft, 2.0)

    return find


def main() -> None:
    """Run the command."""
    arguments = read_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    checkpoint = torch.load(arguments.network, weights_only=True)
    labels = list_claim_labels(sorted(load_codebook().types), ROLES, STATUSES)
    splits = read_examples(arguments, checkpoint["tokenizer"], labels)
    heads = ClaimHeads(labels.count())
    if "claim_weights" in checkpoint:
        heads.load_state_dict(checkpoint["claim_weights"])
    frozen = arguments.anchor is None
    joint = Joint(build_network(checkpoint["weights"]), heads, frozen=frozen)
    chance = random.Random(arguments.seed)
    epochs = [
        make_batches(splits["train"], arguments.batch, chance) for _ in range(arguments.epochs)
    ]
    if arguments.silver:
        silver = read_silver_examples(arguments.silver, checkpoint["tokenizer"], labels)
        epochs[:0] = [
            make_batches(silver, arguments.batch, chance) for _ in range(arguments.silver_epochs)
        ]
    batches = [batch for epoch in epochs for batch in epoch]
    weights = CLAIM_WEIGHTS | {f"{kind}, soft": weight for kind, weight in WEIGHTS.items()}

    hold = hold_network(joint.network, arguments) if arguments.anchor else dict

    def score(batch: list[ClaimExample]) -> dict[str, Tensor]:
        inputs, targets = collate_claims(batch)
        inputs["ids"] = drop_pieces(inputs["ids"], arguments.piece_dropout)
        return find_claim_losses(joint.heads, joint(inputs), targets) | hold()

    arguments.out.mkdir(parents=True, exist_ok=True)

    def save(name: str, state: dict[str, Tensor]) -> None:
        joint.load_state_dict(state)
        content = {"weights": joint.network.state_dict(), "claim_weights": joint.heads.state_dict()}
        torch.save(checkpoint | content | {"claim_labels": vars(labels)}, arguments.out / name)

    plan = Plan(rate=arguments.rate, head_rate=arguments.head_rate, weights=weights)
    fit(joint, batches, score, plan=plan, save=save)
    print(score_claims(joint, make_batches(splits["dev"], arguments.batch, chance)))


if __name__ == "__main__":
    main()
