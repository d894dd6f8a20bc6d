"""Sentences with claims as training examples: numbers for words, triggers, statuses and roles."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from batches import Example, collate
from claim_heads import IGNORED
from claim_sentences import NONE, PLACE, SPEAKER, ClaimSentence
from torch import Tensor

from situate.language.pieces import PieceReader


@dataclass
class ClaimLabels:
    """Label inventories of the claim heads; "none" comes first."""

    types: list[str]
    statuses: list[str]
    roles: list[str]

    def count(self) -> dict[str, int]:
        """Return the number of labels of each kind."""
        return {kind: len(values) for kind, values in vars(self).items()}


@dataclass
class ClaimExample:
    """One sentence as numbers."""

    example: Example
    types: list[int]
    statuses: list[int]
    roles: dict[int, list[int]]

    @property
    def pieces(self) -> list[int]:
        """The pieces, by which batches are made."""
        return self.example.pieces


def make_claim_example(
    sentence: ClaimSentence, reader: PieceReader, labels: ClaimLabels
) -> ClaimExample:
    """Return the example of a sentence.

    Args:
        sentence: The sentence.
        reader: Cuts words into pieces.
        labels: Label inventories.
    """
    read = reader.read(sentence.words)
    example = Example(list(read.ids), list(read.shapes), list(read.starts), {})
    size = len(sentence.words)
    types, statuses = [0] * size, [IGNORED] * size
    roles = {}
    for place, (kind, status) in sentence.triggers.items():
        types[place] = labels.types.index(kind)
        if status:
            statuses[place] = labels.statuses.index(status)
        row = [0] * size
        for (trigger, argument), role in sentence.roles.items():
            if trigger == place:
                row[argument] = labels.roles.index(role)
        roles[place] = row
    return ClaimExample(example, types, statuses, roles)


def collate_claims(batch: list[ClaimExample]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return the padded inputs and targets of a batch.

    Args:
        batch: Examples.
    """
    inputs, _ = collate([one.example for one in batch])
    width = inputs["starts"].shape[1]

    def pad(row: list[int]) -> list[int]:
        return row + [IGNORED] * (width - len(row))

    triggers = [(n, place, row) for n, one in enumerate(batch) for place, row in one.roles.items()]
    return inputs, {
        "types": torch.tensor([pad(one.types) for one in batch]),
        "statuses": torch.tensor([pad(one.statuses) for one in batch]),
        "rows": torch.tensor([row for row, _, _ in triggers], dtype=torch.long),
        "places": torch.tensor([place for _, place, _ in triggers], dtype=torch.long),
        "roles": torch.tensor([pad(row) for *_, row in triggers], dtype=torch.long),
    }


def list_claim_labels(types: list[str], roles: Sequence[str], statuses: list[str]) -> ClaimLabels:
    """Return the inventories for types, participants' roles and statuses.

    Args:
        types: Types of claims.
        roles: Roles of participants.
        statuses: Statuses of claims.
    """
    return ClaimLabels([NONE, *types], statuses, [NONE, *roles, PLACE, SPEAKER])
