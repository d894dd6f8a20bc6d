"""The joint network: one encoder, heads for tags, names and the dependency tree."""

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from vocabulary import MAX_PIECES

from situate.language.pieces import SHAPES

HIDDEN, ATTENTION_HEADS, INNER, ARC, RELATION = 384, 12, 1536, 192, 128
_FAR = -1e4


class Output(NamedTuple):
    """What the network says of a batch, see the table of outputs in README.md."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Layer(nn.Module):
    """One layer of BERT.

    Args:
        dropout: Share of values dropped in training.
        inner: Width of the feed-forward part.
    """

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, inner)
        self.outer = nn.Linear(inner, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return the next layer's states.

        Args:
            states: [B, T, hidden].
            bias: [B, 1, 1, T], added to the attention scores.
        """
        batch, length, _ = states.shape
        split = self.query_key_value(states).view(
            batch, length, 3, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS
        )
        query, key, value = split.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) * (HIDDEN // ATTENTION_HEADS) ** -0.5 + bias
        mixed = torch.softmax(scores, -1) @ value
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))
        states = self.attended_norm(states + self.dropout(mixed))
        inner = self.outer(functional.gelu(self.inner(states)))
        return self.outer_norm(states + self.dropout(inner))


class PieceEmbedding(nn.Module):
    """Word-piece vectors as int8 with one scale a piece; fixed, so nothing is lost at export.

    Args:
        size: Number of pieces.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.register_buffer("codes", torch.zeros(size, HIDDEN, dtype=torch.int8))
        self.register_buffer("scales", torch.ones(size, 1))

    def fill(self, weight: Tensor) -> None:
        """Quantise float vectors.

        Args:
            weight: [pieces, hidden].
        """
        self.scales.copy_(weight.abs().amax(1, keepdim=True) / 127)
        self.codes.copy_((weight / self.scales).round().to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vectors of pieces."""
        return self.codes[pieces].to(torch.float32) * self.scales[pieces]


class Network(nn.Module):
    """Encoder and heads.

    Args:
        layers: Number of encoder layers.
        pieces: Size of the vocabulary.
        labels: Number of labels of `upos`, `xpos`, `relations` and `names`.
        dropout: Share of values dropped in training.
        inner: Width of the layers' feed-forward part.
    """

    def __init__(
        self,
        layers: int,
        pieces: int,
        labels: dict[str, int],
        *,
        dropout: float = 0.1,
        inner: int = INNER,
    ) -> None:
        super().__init__()
        self.pieces = PieceEmbedding(pieces)
        self.positions = nn.Parameter(torch.zeros(MAX_PIECES, HIDDEN))
        self.shapes = nn.Embedding(len(SHAPES), HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList([Layer(dropout, inner) for _ in range(layers)])
        self.upos = nn.Linear(HIDDEN, labels["upos"])
        self.xpos = nn.Linear(HIDDEN, labels["xpos"])
        self.names = nn.Linear(HIDDEN, labels["names"])
        self.arc_dependent = nn.Linear(HIDDEN, ARC)
        self.arc_head = nn.Linear(HIDDEN, ARC)
        self.arc_weight = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.relation_dependent = nn.Linear(HIDDEN, RELATION)
        self.relation_head = nn.Linear(HIDDEN, RELATION)
        self.relation = nn.Linear(3 * RELATION, labels["relations"])
        self.dropout = nn.Dropout(dropout)

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return the encoder's states [B, T, hidden]."""
        states = self.pieces(pieces) + self.shapes(shapes) + self.positions[: pieces.shape[1]]
        states = self.dropout(self.norm(states))
        bias = (1 - mask[:, None, None, :].to(torch.float32)) * _FAR
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, starts: Tensor, words: Tensor
    ) -> Output:
        """Return logits, arc scores and relation vectors; inputs as in README.md."""
        return self.read(self.encode(ids, shapes, mask), starts, words)

    def read(self, states: Tensor, starts: Tensor, words: Tensor) -> Output:
        """Return what the heads say of the encoder's states [B, T, hidden]."""
        first = torch.gather(states, 1, starts[:, :, None].expand(-1, -1, HIDDEN))
        first = self.dropout(first)
        rooted = torch.cat([states[:, :1], first], 1)
        dependent = self.dropout(functional.gelu(self.arc_dependent(first)))
        head = self.dropout(functional.gelu(self.arc_head(rooted)))
        arcs = dependent @ self.arc_weight @ head.transpose(1, 2)
        arcs = arcs + self.arc_bias(head).transpose(1, 2)
        real = torch.cat([torch.ones_like(words[:, :1]), words], 1).to(torch.float32)
        return Output(
            self.upos(first),
            self.xpos(first),
            self.names(first),
            arcs.float() + (1 - real[:, None, :]) * _FAR,
            self.dropout(functional.gelu(self.relation_dependent(first))),
            self.dropout(functional.gelu(self.relation_head(rooted))),
        )

    def score_relations(self, dependents: Tensor, heads: Tensor, tree: Tensor) -> Tensor:
        """Return relation logits of the arcs of a tree.

        Args:
            dependents: [B, W, relation].
            heads: [B, W + 1, relation].
            tree: [B, W], the head of each word.
        """
        chosen = torch.gather(heads, 1, tree[:, :, None].expand(-1, -1, RELATION))
        return self.relation(torch.cat([dependents, chosen, dependents * chosen], -1))


def build_network(weights: dict[str, Tensor]) -> Network:
    """Return the network that weights belong to, in evaluation mode.

    Args:
        weights: State of a network of any depth and inner width.
    """
    layers = 1 + max(int(key.split(".")[1]) for key in weights if key.startswith("layers."))
    labels = {kind: len(weights[f"{kind}.bias"]) for kind in ("upos", "xpos", "names")}
    labels["relations"] = len(weights["relation.bias"])
    inner = len(weights["layers.0.inner.bias"])
    network = Network(layers, len(weights["pieces.scales"]), labels, inner=inner)
    network.load_state_dict(weights)
    return network.eval()


def load_base(network: Network, base: Path, kept: list[int]) -> None:
    """Fill the encoder with the base model's weights.

    Args:
        network: A new network; layers take the base's first layers.
        base: Folder of the base model.
        kept: The base vocabulary's numbers of the kept pieces.
    """
    weights = load_file(base / "model.safetensors")
    weights = {key.removeprefix("bert."): value.float() for key, value in weights.items()}
    with torch.no_grad():
        network.pieces.fill(weights["embeddings.word_embeddings.weight"][kept])
        network.positions.copy_(
            weights["embeddings.position_embeddings.weight"][:MAX_PIECES]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(network.norm, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(network.layers):
            _copy_layer(layer, weights, f"encoder.layer.{index}")


def _copy_layer(layer: Layer, weights: dict[str, Tensor], prefix: str) -> None:
    """Fill one layer."""
    for kind in ("weight", "bias"):
        parts = [weights[f"{prefix}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
        getattr(layer.query_key_value, kind).copy_(torch.cat(parts))
    _copy(layer.attended, weights, f"{prefix}.attention.output.dense")
    _copy(layer.attended_norm, weights, f"{prefix}.attention.output.LayerNorm")
    _copy(layer.inner, weights, f"{prefix}.intermediate.dense")
    _copy(layer.outer, weights, f"{prefix}.output.dense")
    _copy(layer.outer_norm, weights, f"{prefix}.output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    """Copy weight and bias of one module."""
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
