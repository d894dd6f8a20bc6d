"""Outlying channels of activations, made harmless before the activations become int8.

In a trained BERT one or two channels of each layer hold values several times larger than all others
(Bondarenko et al. 2021). A scale that holds them leaves few codes for the rest. Without them, half
as many arcs change between the float and the int8 network (GUM and EWT dev: 0.7 % for 1.4 %).
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

#: Largest value of a channel before the feed-forward part; larger channels are scaled down to it.
_LARGEST = 6.0
#: Share of inner units that may reach the largest code; the others' excess goes to copies.
_WITHIN = 99.5

Weights = Mapping[str, NDArray]
Range = tuple[float, float]


def tame_outliers(
    weights: Weights, channels: Sequence[NDArray]
) -> tuple[dict[str, NDArray], list[Range]]:
    """Return weights that do the same with smaller activations, and the ranges of these.

    `layers.N.inner_factors` says what to multiply the states with before the feed-forward part.

    Args:
        weights: The network's tensors by name.
        channels: [2, channels], smallest and largest values of each quantised activation, in the
            order of `GraphWriter.taps`: four of each layer, then the heads'.
    """
    tamed = dict(weights)
    ranges = [(float(low.min()), float(high.max())) for low, high in channels]
    for layer in range(len(channels) // 4):
        prefix, tap = f"layers.{layer}.", 4 * layer + 2
        sizes = np.maximum(1.0, np.abs(channels[tap]).max(0) / _LARGEST).astype(np.float32)
        tamed[prefix + "inner.weight"] = weights[prefix + "inner.weight"] * sizes
        tamed[prefix + "inner_factors"] = 1 / sizes
        low, high = channels[tap] / sizes
        ranges[tap] = float(low.min()), float(high.max())
        top = float(np.percentile(channels[tap + 1][1], _WITHIN))
        _split_units(tamed, prefix, channels[tap + 1][1], top)
        ranges[tap + 1] = ranges[tap + 1][0], top
    return tamed, ranges


def _split_units(weights: dict[str, NDArray], prefix: str, largest: NDArray, top: float) -> None:
    """Give inner units that exceed the largest code copies that begin where it ends.

    Codes are cut off at `top`, and far from zero the activation is the identity or zero, so that
    the unit and its copies, biases lowered by `top`, twice `top` and so on, add up to its value.
    """
    copies = [
        (unit, k) for unit, most in enumerate(largest) for k in range(1, int(most // top) + 1)
    ]
    units = [unit for unit, _ in copies]
    lowered = np.array([k * top for _, k in copies], np.float32)
    inner, bias, outer = (
        weights[prefix + name] for name in ("inner.weight", "inner.bias", "outer.weight")
    )
    weights[prefix + "inner.weight"] = np.concatenate([inner, inner[units]])
    weights[prefix + "inner.bias"] = np.concatenate([bias, bias[units] - lowered])
    weights[prefix + "outer.weight"] = np.concatenate([outer, outer[:, units]], axis=1)
