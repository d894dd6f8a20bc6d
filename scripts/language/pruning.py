"""A smaller network out of a trained one: fewer layers, and of each the inner units that matter."""

import torch
from network import Network, build_network
from torch import Tensor, nn


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


def measure_inner(network: Network, batches: list[dict[str, Tensor]]) -> list[Tensor]:
    """Return what each layer's inner units do: mean activation times the norm of what they write.

    Args:
        network: A trained network.
        batches: Inputs to measure on.
    """
    sums = [torch.zeros(layer.inner.out_features) for layer in network.layers]

    def watch(index: int) -> object:
        def add(_: nn.Module, __: tuple, values: Tensor) -> None:
            active = nn.functional.gelu(values.float()).abs().mean((0, 1))
            sums[index] += active

        return network.layers[index].inner.register_forward_hook(add)

    hooks = [watch(index) for index in range(len(network.layers))]
    network.eval()
    with torch.no_grad():
        for inputs in batches:
            network(**inputs)
    for hook in hooks:
        hook.remove()
    pairs = zip(sums, network.layers, strict=True)
    return [total * layer.outer.weight.norm(dim=0) for total, layer in pairs]


def prune_inner(
    weights: dict[str, Tensor], importance: list[Tensor], width: int
) -> dict[str, Tensor]:
    """Return weights with the most important inner units of each layer.

    Args:
        weights: State of a network.
        importance: Importance of the units, by layer.
        width: Units to keep.
    """
    pruned = dict(weights)
    for index, scores in enumerate(importance):
        kept = scores.topk(width).indices.sort().values
        for name in ("inner.weight", "inner.bias"):
            pruned[f"layers.{index}.{name}"] = weights[f"layers.{index}.{name}"][kept].clone()
        name = f"layers.{index}.outer.weight"
        pruned[name] = weights[name][:, kept].clone()
    return pruned


def shrink(
    weights: dict[str, Tensor], layers: int, width: int, batches: list[dict[str, Tensor]]
) -> Network:
    """Return a network with fewer layers and narrower ones.

    Args:
        weights: State of the deeper network.
        layers: Layers to keep.
        width: Inner units to keep.
        batches: Inputs on which to measure the units.
    """
    network = build_network(pick_layers(weights, layers))
    if width < network.layers[0].inner.out_features:
        importance = measure_inner(build_network(weights), batches)
        deep = len(importance)
        kept = [importance[round(i * (deep - 1) / max(1, layers - 1))] for i in range(layers)]
        network = build_network(prune_inner(network.state_dict(), kept, width))
    return network
