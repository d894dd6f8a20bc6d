"""Average the weights of trained networks that share their beginning.

python average.py RUN_A/network.pt RUN_B/network.pt --to RUN_C/network.pt [--shares .85 .15]

Heads for claims are averaged where all have them; else they are those of the first.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

State = dict[str, torch.Tensor]


def average(states: list[State], shares: Sequence[float]) -> State:
    """Return the weighted mean of each tensor; whole numbers are those of the first state.

    Args:
        states: Weights by name, alike in shape.
        shares: The share of each state; they sum to 1.
    """
    return {
        name: sum(share * state[name] for share, state in zip(shares, states, strict=True))
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    arguments = parser.parse_args()
    found = [torch.load(path, weights_only=True) for path in arguments.checkpoints]
    shares = arguments.shares or [1 / len(found)] * len(found)
    content = {"weights": average([one["weights"] for one in found], shares)}
    if all("claim_weights" in one for one in found):
        content["claim_weights"] = average([one["claim_weights"] for one in found], shares)
    arguments.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save(found[0] | content, arguments.to)


if __name__ == "__main__":
    main()
