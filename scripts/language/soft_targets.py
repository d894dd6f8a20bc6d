"""What a trained network says of examples, kept for a smaller one to learn from."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from batches import Example, collate
from network import Network, Output
from torch import Tensor
from torch.nn import functional

_FAR = -1e4
_BATCH = 4000
_KINDS = ("upos", "xpos", "names", "relations")


@dataclass(frozen=True, slots=True)
class SoftTargets:
    """A network's scores of one sentence of W words and T pieces, in half precision.

    Attributes:
        tags: [W, upos + xpos + names + relations], logits side by side; the relations are those
            of the arcs of `tree`.
        arcs: [W, W + 1], scores of the heads.
        tree: [W], the gold heads, or the best-scored where there is no gold.
        states: [T, hidden], the encoder's last states.
    """

    tags: Tensor
    arcs: Tensor
    tree: Tensor
    states: Tensor

    @property
    def real(self) -> Tensor:
        """Which words of a padded batch are words: those with some head within reach."""
        return self.arcs.amax(-1) > _FAR


def score_examples(
    network: Network, examples: list[Example], report: Callable[[int], None]
) -> list[SoftTargets]:
    """Return a network's scores of examples, in their order.

    Args:
        network: A trained network in evaluation mode.
        examples: Sentences as numbers.
        report: Called with the number of sentences done.
    """
    order = sorted(range(len(examples)), key=lambda index: len(examples[index].pieces))
    results: list[SoftTargets | None] = [None] * len(examples)
    done = 0
    while done < len(order):
        length = len(examples[order[min(done + 255, len(order) - 1)]].pieces)
        group = order[done : done + max(1, min(256, _BATCH // length))]
        batch = [examples[index] for index in group]
        for index, targets in zip(group, _score_batch(network, batch), strict=True):
            results[index] = targets
        done += len(group)
        report(done)
    return results


def _score_batch(network: Network, batch: list[Example]) -> list[SoftTargets]:
    """Return the scores of one batch."""
    inputs, targets = collate(batch)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encode(inputs["ids"], inputs["shapes"], inputs["mask"])
        output = network.read(states, inputs["starts"], inputs["words"])
        gold = targets["arcs"]
        tree = torch.where(gold < 0, output.arcs.argmax(-1), gold)
        relations = network.score_relations(output.dependents, output.heads, tree)
        tags = torch.cat([output.upos, output.xpos, output.names, relations], -1)
    half = [tags.half(), output.arcs.clamp(min=_FAR).half(), tree, states.half()]
    rows = []
    for row, example in enumerate(batch):
        size, length = len(example.starts), len(example.pieces)
        rows.append(
            SoftTargets(
                half[0][row, :size].clone(),
                half[1][row, :size, : size + 1].clone(),
                half[2][row, :size].clone(),
                half[3][row, :length].clone(),
            )
        )
    return rows


def pad_targets(rows: list[SoftTargets]) -> SoftTargets:
    """Return the scores of a batch, padded; padded heads are out of reach.

    Args:
        rows: Scores of its sentences.
    """
    width = max(len(row.tree) for row in rows)
    length = max(len(row.states) for row in rows)
    arcs = torch.full((len(rows), width, width + 1), _FAR, dtype=torch.half)
    for index, row in enumerate(rows):
        size = len(row.tree)
        arcs[index, :size, : size + 1] = row.arcs

    def pad(values: list[Tensor], size: int) -> Tensor:
        return torch.stack(
            [functional.pad(v, (0, 0) * (v.dim() - 1) + (0, size - len(v))) for v in values]
        )

    with torch.autocast("cpu", enabled=False):
        return SoftTargets(
            pad([row.tags for row in rows], width).float(),
            arcs.float(),
            pad([row.tree for row in rows], width),
            pad([row.states for row in rows], length).float(),
        )


def pack(rows: list[SoftTargets]) -> dict[str, Tensor]:
    """Return the scores of all sentences as few long tensors, for a file.

    Args:
        rows: Scores by sentence.
    """
    return {
        "sizes": torch.tensor([[len(row.tree), len(row.states)] for row in rows]),
        "tags": torch.cat([row.tags for row in rows]),
        "arcs": torch.cat([row.arcs.flatten() for row in rows]),
        "tree": torch.cat([row.tree for row in rows]),
        "states": torch.cat([row.states for row in rows]),
    }


def unpack(packed: dict[str, Tensor]) -> list[SoftTargets]:
    """Return the scores by sentence of what `pack` made.

    Args:
        packed: The long tensors.
    """
    words, pieces = packed["sizes"].T.tolist()
    arcs = packed["arcs"].split([size * (size + 1) for size in words])
    return [
        SoftTargets(tags, scores.view(size, size + 1), tree, states)
        for size, tags, scores, tree, states in zip(
            words,
            packed["tags"].split(words),
            arcs,
            packed["tree"].split(words),
            packed["states"].split(pieces),
            strict=True,
        )
    ]


def compare(
    network: Network, states: Tensor, output: Output, soft: SoftTargets, heat: float
) -> dict[str, Tensor]:
    """Return how far a network is from the scores: a loss of each task, and of the last states.

    Args:
        network: The network that learns.
        states: Its last states, with those of padding.
        output: What it says of the batch.
        soft: The padded scores.
        heat: Temperature of both distributions.
    """
    relations = network.score_relations(output.dependents, output.heads, soft.tree)
    own = [output.upos, output.xpos, output.names, relations]
    taught = soft.tags.split([values.shape[-1] for values in own], -1)
    real = soft.real.float()
    losses = {
        kind: _diverge(values, wanted, real, heat)
        for kind, values, wanted in zip(_KINDS, own, taught, strict=True)
    }
    losses["arcs"] = _diverge(output.arcs, soft.arcs, real, heat)
    pieces = soft.states.any(-1, keepdim=True).float()
    far = (states.float() - soft.states).square() * pieces
    losses["states"] = far.sum() / pieces.sum() / states.shape[-1]
    return {f"{kind}, soft": loss for kind, loss in losses.items()}


def _diverge(own: Tensor, taught: Tensor, real: Tensor, heat: float) -> Tensor:
    """Return the mean Kullback-Leibler divergence of logits, times the squared heat.

    Args:
        own: [B, W, labels], of the network that learns.
        taught: Those to come near to.
        real: [B, W], 1 for real words.
        heat: Temperature of both.
    """
    wanted = functional.softmax(taught / heat, -1)
    found = functional.log_softmax(own.float() / heat, -1)
    rows = functional.kl_div(found, wanted, reduction="none").sum(-1)
    return (rows * real).sum() / real.sum() * heat * heat
