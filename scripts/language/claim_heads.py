"""Heads for claims on the encoder's states: what happened, in what mode of truth, who took part.

Each word is the trigger of a claim of one type or of none; a trigger has a status; a word is an
argument of a trigger in one role or in none. Roles are scored like the relations of the tree, by
`weight @ concat(t, a, t * a) + bias` of a trigger's and an argument's vector, so that the exported
graph needs two more vectors a word and no table of word pairs.
"""

from typing import NamedTuple

import torch
from network import HIDDEN
from torch import Tensor, nn
from torch.nn import functional

WIDTH, IGNORED = 96, -100


class ClaimOutput(NamedTuple):
    """What the heads say of the words of a batch.

    Attributes:
        types: [B, W, types], logits; 0 is no trigger.
        statuses: [B, W, statuses], logits, of use for triggers.
        triggers: [B, W, width], vectors of words as triggers.
        arguments: [B, W, width], vectors of words as arguments.
    """

    types: Tensor
    statuses: Tensor
    triggers: Tensor
    arguments: Tensor


class ClaimHeads(nn.Module):
    """Trigger types, statuses and role arcs.

    Args:
        labels: Number of `types`, `statuses` and `roles`; types and roles count "none".
        dropout: Share of values dropped in training.
    """

    def __init__(self, labels: dict[str, int], dropout: float = 0.2) -> None:
        super().__init__()
        self.types = nn.Linear(HIDDEN, labels["types"])
        self.statuses = nn.Linear(HIDDEN, labels["statuses"])
        self.trigger = nn.Linear(HIDDEN, WIDTH)
        self.argument = nn.Linear(HIDDEN, WIDTH)
        self.roles = nn.Linear(3 * WIDTH, labels["roles"])
        self.dropout = nn.Dropout(dropout)

    def forward(self, first: Tensor) -> ClaimOutput:
        """Return logits and vectors of the states of first pieces [B, W, hidden]."""
        first = self.dropout(first)
        return ClaimOutput(
            self.types(first),
            self.statuses(first),
            self.dropout(functional.gelu(self.trigger(first))),
            self.dropout(functional.gelu(self.argument(first))),
        )

    def score_roles(self, output: ClaimOutput, rows: Tensor, places: Tensor) -> Tensor:
        """Return role logits [N, W, roles] of the words beside N triggers.

        Args:
            output: What the heads said.
            rows: [N], the sentence of each trigger.
            places: [N], its word.
        """
        arguments = output.arguments[rows]
        triggers = output.triggers[rows, places][:, None].expand_as(arguments)
        return self.roles(torch.cat([triggers, arguments, triggers * arguments], -1))


def find_claim_losses(
    heads: ClaimHeads, output: ClaimOutput, targets: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Return the losses of types, statuses and roles.

    Args:
        heads: The heads.
        output: What they said of a batch.
        targets: `types` and `statuses` [B, W]; `roles` [N, W] of the batch's N triggers with their
            `rows` and `places` [N]; -100 where nothing is to be learned.
    """
    losses = {
        "types": _cross(output.types, targets["types"]),
        "statuses": _cross(output.statuses, targets["statuses"]),
    }
    if len(targets["rows"]):
        scores = heads.score_roles(output, targets["rows"], targets["places"])
        losses["roles"] = _cross(scores, targets["roles"])
    return {kind: loss for kind, loss in losses.items() if not loss.isnan()}


def _cross(logits: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean cross entropy; not a number where there is nothing to learn."""
    return functional.cross_entropy(
        logits.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORED
    )
