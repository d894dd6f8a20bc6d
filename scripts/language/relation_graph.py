"""The layers that name pairs of words as ONNX graphs of their own, in float32.

One names the arcs of a tree, the other the roles of words in what a trigger tells.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
#: The domain of ONNX Runtime's own operators.
CONTRIB = "com.microsoft"
#: What is added to the score of something that is not there or not allowed.
FAR = -1e4


def write_relations(weights: Mapping[str, NDArray], labels: Sequence[str]) -> onnx.ModelProto:
    """Return the layer that names the arcs of a tree; "root" is for arcs from the root alone.

    Args:
        weights: The network's tensors by name.
        labels: The relations in the order of the layer's outputs.
    """
    is_root = np.array([label == "root" for label in labels])
    constants = {
        "weight": weights["relation.weight"].T,
        "bias": weights["relation.bias"],
        "penalty": np.where([is_root, ~is_root], np.float32(FAR), np.float32(0)),
    }
    nodes = [
        helper.make_node("Mul", ["dependents", "heads"], ["products"]),
        helper.make_node("Concat", ["dependents", "heads", "products"], ["pairs"], axis=1),
        helper.make_node("Gemm", ["pairs", "weight", "bias"], ["logits"]),
        helper.make_node("Gather", ["penalty", "is_root"], ["penalties"]),
        helper.make_node("Add", ["logits", "penalties"], ["scores"]),
    ]
    width = weights["relation.weight"].shape[1] // 3
    values = helper.make_tensor_value_info
    inputs = [values(name, TensorProto.FLOAT, ["W", width]) for name in ("dependents", "heads")]
    inputs.append(values("is_root", TensorProto.INT32, ["W"]))
    outputs = [values("scores", TensorProto.FLOAT, ["W", len(labels)])]
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    return make_model(helper.make_graph(nodes, "relations", inputs, outputs, tensors))


def write_roles(weights: Mapping[str, NDArray]) -> onnx.ModelProto:
    """Return the layer that names the roles of words beside triggers.

    Args:
        weights: The claim heads' tensors by name.
    """
    weight, bias = weights["claims.roles.weight"], weights["claims.roles.bias"]
    nodes = [
        helper.make_node("Mul", ["triggers", "arguments"], ["products"]),
        helper.make_node("Concat", ["triggers", "arguments", "products"], ["pairs"], axis=1),
        helper.make_node("Gemm", ["pairs", "weight", "bias"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["shares"], axis=-1),
    ]
    values, width = helper.make_tensor_value_info, weight.shape[1] // 3
    inputs = [values(name, TensorProto.FLOAT, ["W", width]) for name in ("triggers", "arguments")]
    outputs = [values("shares", TensorProto.FLOAT, ["W", len(bias)])]
    tensors = [
        numpy_helper.from_array(np.ascontiguousarray(weight.T), "weight"),
        numpy_helper.from_array(bias, "bias"),
    ]
    return make_model(helper.make_graph(nodes, "roles", inputs, outputs, tensors))


def make_model(graph: onnx.GraphProto) -> onnx.ModelProto:
    """Return the checked model of a graph."""
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    model = helper.make_model(graph, opset_imports=domains, ir_version=9, producer_name="situate")
    onnx.checker.check_model(model)
    return model
