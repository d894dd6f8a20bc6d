"""The network as an ONNX graph, written node by node from trained weights.

The pieces of all sentences of a batch lie one after the other in one table of rows, so that the
matrix products see no padding; only the attention works on a padded view, [sentence, head, cell],
which is gathered from the table and gathered back. Activations are int8 with scales fixed at export
(see calibrate.py), so a sentence reads the same whatever is read with it. The last layer and the
heads work on the first pieces of words (and on [CLS], which stands for the root) only.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from relation_graph import CONTRIB, FAR, make_model

from situate.language.encoder import CLAIM_OUTPUTS, INPUTS, OUTPUTS

_EPSILON = 1e-12
_HEADS = (
    "upos",
    "xpos",
    "names",
    "arc_dependent",
    "arc_head",
    "relation_dependent",
    "relation_head",
)
_TAGS = ("upos", "xpos")
#: Heads for claims (claim_heads.py); a network may be without them.
_TYPES, _ROLES = "claims.types", ("claims.trigger", "claims.argument")

Weights = Mapping[str, NDArray]
Range = tuple[float, float]


class GraphWriter:
    """Writes the graph of a trained network.

    Args:
        weights: The network's tensors by name.
        attention_heads: Number of attention heads.
        ranges: Smallest and largest value of each quantised activation, in the order of `taps`;
            None writes a float graph.
    """

    def __init__(
        self,
        weights: Weights,
        *,
        attention_heads: int,
        ranges: Sequence[Range] | None = None,
    ) -> None:
        self.taps: list[str] = []
        self._weights = weights
        self._attention_heads = attention_heads
        self._ranges = ranges
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._count = 0
        self._place = "embeddings"

    @property
    def _has_claims(self) -> bool:
        return f"{_TYPES}.weight" in self._weights

    def write(self) -> onnx.ModelProto:
        """Return the model; in a float graph the taps are outputs too."""
        self._write_indexes()
        states = self._write_embeddings()
        layers = sum(name.endswith(".attended.weight") for name in self._weights)
        for layer in range(layers):
            states = self._write_layer(states, f"layers.{layer}.", is_last=layer == layers - 1)
        self._write_heads(states)
        return self._finish()

    def _const(self, value: NDArray | np.generic) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def _ints(self, *values: int) -> str:
        return self._const(np.array(values, np.int64))

    def _add(
        self, kind: str, *inputs: str, out: str = "", domain: str = "", **settings: object
    ) -> str:
        """Add a node with one output and return the output's name."""
        return self._add_many(kind, *inputs, out=[out], domain=domain, **settings)[0]

    def _add_many(
        self, kind: str, *inputs: str, out: Sequence[str], domain: str = "", **settings: object
    ) -> list[str]:
        """Add a node; empty names of outputs are made up."""
        names = [name or f"value_{self._count + number}" for number, name in enumerate(out)]
        self._count += len(names)
        label = f"/network/{self._place}/{names[0]}"
        node = helper.make_node(kind, inputs, names, name=label, domain=domain, **settings)
        self._nodes.append(node)
        return names

    def _write_indexes(self) -> None:
        """Write where each head's slice of a cell lies in the table, and the way back.

        A row of the table of queries, keys and values holds 3 x heads slices; the attention's
        result holds one slice for each sentence, head and cell.
        """
        heads = self._attention_heads
        numbers = np.arange(3 * heads, dtype=np.int32).reshape(3, 1, heads, 1)
        first = self._add("Mul", "cells", self._const(np.int32(3 * heads)))
        first = self._add("Unsqueeze", first, self._ints(1))
        for name, offsets in zip(("query", "key", "value"), numbers, strict=True):
            self._add("Add", first, self._const(offsets), out=f"{name}_slices")
        width = self._add("Cast", self._add("Shape", "cells", start=1, end=2), to=TensorProto.INT32)
        block = self._add("Mul", width, self._const(np.int32(heads)))
        start = self._add("Add", self._add("Mul", "windows", block), "positions")
        steps = self._add("Mul", width, self._const(np.arange(heads, dtype=np.int32)))
        start, steps = (
            self._add("Unsqueeze", values, self._ints(axis))
            for values, axis in ((start, 1), (steps, 0))
        )
        slices = self._add("Add", start, steps, out="slices")
        self._add("Gather", slices, "kept", out="kept_slices")
        one = self._const(np.int32(1))
        cells = self._add("Range", self._const(np.int32(0)), self._add("Squeeze", width), one)
        is_padding = self._add(
            "GreaterOrEqual", cells, self._add("Unsqueeze", "lengths", self._ints(1))
        )
        penalty = self._add("Cast", is_padding, to=TensorProto.FLOAT)
        penalty = self._add("Mul", penalty, self._const(np.float32(FAR)))
        self._add("Unsqueeze", penalty, self._ints(1, 2), out="penalty")

    def _write_embeddings(self) -> str:
        tables = self._weights
        codes = self._add("Gather", self._const(tables["pieces.codes"]), "ids")
        scales = self._add("Gather", self._const(tables["pieces.scales"]), "ids")
        pieces = self._add("Mul", self._add("Cast", codes, to=TensorProto.FLOAT), scales)
        shapes = self._add("Gather", self._const(tables["shapes.weight"]), "shapes")
        places = self._add("Gather", self._const(tables["positions"]), "positions")
        return self._norm(self._add("Add", self._add("Add", pieces, shapes), places), "norm")

    def _write_layer(self, states: str, prefix: str, *, is_last: bool) -> str:
        """Write one layer of BERT; the last one keeps only the rows of words and roots."""
        self._place = prefix.rstrip(".")
        projected = self._linear(self._quantise(states), prefix + "query_key_value")
        mixed = self._attend(projected, "kept_slices" if is_last else "slices")
        if is_last:
            states = self._add("Gather", states, "kept")
        attended = self._linear(self._quantise(mixed), prefix + "attended")
        states = self._norm(self._add("Add", states, attended), prefix + "attended_norm")
        factors = self._weights.get(prefix + "inner_factors")
        even = states if factors is None else self._add("Mul", states, self._const(factors))
        inner = self._gelu(self._linear(self._quantise(even), prefix + "inner"))
        outer = self._linear(self._quantise(inner), prefix + "outer")
        return self._norm(self._add("Add", states, outer), prefix + "outer_norm")

    def _attend(self, projected: str, slices: str) -> str:
        """Write the attention within each sentence."""
        size = self._weights["layers.0.attended.weight"].shape[1] // self._attention_heads
        table = self._add("Reshape", projected, self._ints(-1, size))
        query, key, value = (
            self._add("Gather", table, f"{name}_slices") for name in ("query", "key", "value")
        )
        scores = self._add(
            "FusedMatMul", query, key, domain=CONTRIB, transB=1, alpha=float(size**-0.5)
        )
        shares = self._add("Softmax", self._add("Add", scores, "penalty"), axis=-1)
        mixed = self._add("MatMul", shares, value)
        mixed = self._add("Gather", self._add("Reshape", mixed, self._ints(-1, size)), slices)
        return self._add("Reshape", mixed, self._ints(-1, size * self._attention_heads))

    def _write_heads(self, states: str) -> None:
        """Write the heads, all as one product."""
        self._place = "heads"
        plain, bent = list(_HEADS[:3]), list(_HEADS[3:])
        if self._has_claims:
            plain.append(_TYPES)
            bent += _ROLES
        weight = np.concatenate([self._weights[f"{name}.weight"] for name in (*plain, *bent)])
        bias = np.concatenate([self._weights[f"{name}.bias"] for name in (*plain, *bent)])
        sizes = {name: len(self._weights[f"{name}.bias"]) for name in (*plain, *bent)}
        scores = self._multiply(self._quantise(states), weight, bias)
        tags = [f"{name}_scores" for name in _TAGS]
        types = ["types"] if self._has_claims else []
        *_, rest = self._add_many(
            "Split",
            scores,
            self._ints(*(sizes[name] for name in plain), sum(sizes[name] for name in bent)),
            out=[*tags, "names", *types, ""],
            axis=-1,
        )
        for name in _TAGS:
            best = self._add("ArgMax", f"{name}_scores", axis=-1, keepdims=0)
            self._add("Cast", best, out=name, to=TensorProto.INT32)
        dependents, arc_heads, *_ = self._add_many(
            "Split",
            self._gelu(rest),
            self._ints(*(sizes[name] for name in bent)),
            out=["", "", "dependents", "heads", *(CLAIM_OUTPUTS[1:] if types else [])],
            axis=-1,
        )
        self._write_arcs(dependents, arc_heads)

    def _write_arcs(self, dependents: str, heads: str) -> None:
        """Write the scores of all arcs of each window, roots and words alike."""
        bias = self._const(self._weights["arc_bias.weight"][0])
        weighted = self._add("MatMul", dependents, self._const(self._weights["arc_weight"]))
        rows = self._add("Gather", self._add("Add", weighted, bias), "rooted")
        columns = self._add("Gather", heads, "rooted")
        self._add("FusedMatMul", rows, columns, domain=CONTRIB, transB=1, out="arcs")

    def _gelu(self, values: str) -> str:
        return self._add("Gelu", values, approximate="tanh")

    def _norm(self, values: str, name: str) -> str:
        scale, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return self._add(
            "LayerNormalization",
            values,
            self._const(scale),
            self._const(bias),
            axis=-1,
            epsilon=_EPSILON,
        )

    def _quantise(self, values: str) -> tuple[str, ...]:
        """Write the step to uint8; returns codes, scale and zero; floats stay floats."""
        number = len(self.taps)
        self.taps.append(values)
        if self._ranges is None:
            return (values,)
        scale, zero = _find_scale(self._ranges[number])
        names = self._const(scale), self._const(zero)
        return self._add("QuantizeLinear", values, *names), *names

    def _linear(self, values: tuple[str, ...], name: str) -> str:
        return self._multiply(
            values, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        )

    def _multiply(self, values: tuple[str, ...], weight: NDArray, bias: NDArray) -> str:
        """Write one linear layer; int8 weights have a scale for each output."""
        if len(values) == 1:
            product = self._add("MatMul", values[0], self._const(weight.T))
            return self._add("Add", product, self._const(bias))
        codes, scales, zeros = self._write_weight(weight)
        source, scale, zero = values
        return self._add(
            "MatMulIntegerToFloat",
            *(source, codes, scale, scales, zero, zeros, self._const(bias)),
            domain=CONTRIB,
        )

    def _write_weight(self, weight: NDArray) -> tuple[str, str, str]:
        scales = _find_weight_scales(weight)
        codes = np.clip(np.rint(weight.T / scales), -127, 127).astype(np.int8)
        return self._const(codes), self._const(scales), self._const(np.zeros(len(scales), np.int8))

    def _finish(self) -> onnx.ModelProto:
        """Return the model with its inputs and outputs declared."""
        axes = {"cells": ["B", "S"], "lengths": ["B"], "kept": ["R"], "rooted": ["B", "V"]}
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT32, axes.get(name, ["N"]))
            for name in INPUTS
        ]
        shapes = {**{name: ["R"] for name in _TAGS}, "arcs": ["B", "V", "V"]}
        outputs = [
            helper.make_tensor_value_info(
                name,
                TensorProto.INT32 if name in _TAGS else TensorProto.FLOAT,
                shapes.get(name, ["R", None]),
            )
            for name in (*OUTPUTS, *(CLAIM_OUTPUTS if self._has_claims else ()))
        ]
        if self._ranges is None:
            outputs += [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, None])
                for name in self.taps
            ]
        return make_model(
            helper.make_graph(self._nodes, "encoder", inputs, outputs, self._constants)
        )


def _find_scale(span: Range) -> tuple[np.float32, np.uint8]:
    """Return scale and zero of uint8 codes that hold a range and zero."""
    low, high = min(span[0], 0.0), max(span[1], 0.0)
    scale = np.float32((high - low) / 255 or 1.0)
    return scale, np.uint8(np.clip(round(-low / float(scale)), 0, 255))


def _find_weight_scales(weight: NDArray) -> NDArray:
    """Return the scale of each output's weights; an output without weights has scale 1."""
    largest = np.abs(weight).max(1)
    return np.where(largest > 0, largest / 127, 1.0).astype(np.float32)
