"""An exported English model as a net again, to be trained on: the inverse of `export_english.py`, up to rounding."""

from pathlib import Path

import numpy as np
import onnx
import torch
from english_model import Net, from_base
from onnx import numpy_helper

from claimcheck.splitting.encoder.engine import GRAPHS


def from_export(folder: Path, dropout: float) -> Net:
    """The net with the weights of both graphs, multiplied out."""
    net = from_base(dropout)
    state = net.state_dict()
    for name in GRAPHS:
        graph = onnx.load(folder / name).graph
        held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        found = {key.removeprefix("net."): value for key, value in held.items() if key.startswith("net.")}
        if "words.rows" in found:
            found["words.weight"] = found["words.rows"].astype(np.float32) * found["words.scale"]
        for node in graph.node:
            if node.op_type == "MatMulInteger":
                _, rows, _, zero = node.input
                scale = held[rows.removesuffix("_quantized") + "_scale"]
                whole = held[rows].astype(np.float32) - held[zero].astype(np.float32)
                found[_parameter(node.name)] = (whole * scale).T
        for key, value in found.items():
            if key in state:
                state[key][: len(value)] = torch.from_numpy(value.copy())  # positions beyond a window are not exported
    net.load_state_dict(state)
    net.words.weight.requires_grad = False
    return net


def _parameter(node: str) -> str:
    """The parameter that a node multiplies by: `/role/role.1/MatMul_quant` has that of `role.1`."""
    scopes = node.strip("/").split("/")[:-1]
    return (scopes[-1] if scopes[-1].startswith(f"{scopes[0]}.") else ".".join(scopes)) + ".weight"
