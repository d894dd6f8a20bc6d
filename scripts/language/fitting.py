"""The training loop: AdamW, warm-up and decay, a running average of the weights."""

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

HEAD_RATE, WARM_UP, LAST_RATE, KEPT_AVERAGE = 1e-3, 0.08, 0.01, 0.998
ENCODER = frozenset({"layers", "norm", "positions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a network is fitted.

    Attributes:
        rate: The encoder's highest rate.
        head_rate: The highest rate of everything else.
        weights: Weight of each loss; 1 for those not named.
        checkpoints: Steps after which to save.
    """

    rate: float
    weights: dict[str, float]
    head_rate: float = HEAD_RATE
    checkpoints: Sequence[int] = ()


def make_optimiser(network: nn.Module, plan: Plan) -> torch.optim.AdamW:
    """Return AdamW with a lower rate for the encoder than for the new parts.

    Args:
        network: The network.
        plan: Its rates.
    """
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        (encoder if ENCODER & set(name.split(".")) else heads).append(parameter)
    groups = [
        {"params": encoder, "lr": plan.rate, "peak": plan.rate},
        {"params": heads, "lr": plan.head_rate, "peak": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def set_rate(optimiser: torch.optim.AdamW, step: int, steps: int) -> None:
    """Set the rates of a step: linear warm-up, then linear decay.

    Args:
        optimiser: The optimiser.
        step: The step to come.
        steps: All steps.
    """
    warm = max(1.0, WARM_UP * steps)
    factor = min((step + 1) / warm, max(LAST_RATE, (steps - step) / (steps - warm)))
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * factor


class Average:
    """Running average of the weights, which is what gets exported.

    Args:
        network: The network to follow.
    """

    def __init__(self, network: nn.Module) -> None:
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


def fit(
    network: nn.Module,
    batches: Sequence[list],
    find_losses: Callable[[list], dict[str, Tensor]],
    *,
    plan: Plan,
    save: Callable[[str, dict[str, Tensor]], None],
) -> None:
    """Train and save at the wanted steps and at the end.

    Args:
        network: The network.
        batches: All batches in the order of training.
        find_losses: Returns the losses of a batch; called under bf16 autocast.
        plan: Rates, weights and checkpoints.
        save: Called with a file name and the averaged state.
    """
    steps, optimiser = len(batches), make_optimiser(network, plan)
    average, sums, counts, begun = Average(network), Counter(), Counter(), time.time()
    network.train()
    for step, batch in enumerate(batches):
        set_rate(optimiser, step, steps)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = find_losses(batch)
        optimiser.zero_grad()
        sum(plan.weights.get(kind, 1.0) * loss for kind, loss in losses.items()).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        average.update(step)
        sums.update({kind: loss.item() for kind, loss in losses.items()})
        counts.update(losses.keys())
        if step % 50 == 49:
            shown = {kind: round(sums[kind] / counts[kind], 3) for kind in sums}
            print(step + 1, steps, json.dumps(shown), round(time.time() - begun), flush=True)
            sums.clear(), counts.clear()
        if step + 1 in plan.checkpoints:
            save(f"step-{step + 1}.pt", average.state())
    save("network.pt", average.state())
