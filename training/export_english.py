"""A trained English attribution encoder as two ONNX graphs with int8 weights."""

import tempfile
from pathlib import Path

import onnx
import torch
from english_model import Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claimcheck.splitting.encoder.engine import GRAPHS
from claimcheck.splitting.encoder.windows import WINDOW

OPSET = 17


class Rows(nn.Module):
    """An embedding with int8 weights and a scale a row: a quarter of the size, and no word pays for another's range."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """The embeddings."""
        return self.rows[index].float() * self.scale[index]


class Lower(nn.Module):
    """Hidden states after the shared layers, and probabilities of outside, begin, inside."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """One paragraph a row."""
        hidden, logits = self.net.lower(ids, features, mask)
        return hidden, logits.softmax(-1)


class Upper(nn.Module):
    """Probabilities of source and content for each piece, and of the cue being one."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, hidden: Tensor, mask: Tensor, marks: Tensor, distances: Tensor) -> tuple[Tensor, Tensor]:
        """One cue a row."""
        roles, accept = self.net.upper(hidden, mask, marks, distances)
        return roles.sigmoid(), accept.sigmoid()


def export(net: Net, folder: Path, *, quantize: bool = True) -> None:
    """Write both graphs; without `quantize` in full precision, to see what the other way costs."""
    net = net.eval()
    width = net.words.weight.shape[1]
    net.positions = nn.Embedding.from_pretrained(net.positions.weight.detach()[: WINDOW + 2])
    if quantize:
        net.words = Rows(net.words)
    ids = torch.ones(2, 8, dtype=torch.long)
    mask, hidden = torch.ones(2, 8), torch.zeros(2, 8, width)
    lower = (Lower(net), {"ids": ids, "features": ids, "mask": mask}, ("hidden", "tags"))
    upper = (Upper(net), {"hidden": hidden, "mask": mask, "marks": ids, "distances": ids}, ("roles", "accept"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (module, inputs, outputs) in zip(GRAPHS, (lower, upper), strict=True):
        with tempfile.TemporaryDirectory() as temporary:
            full = Path(temporary) / name
            torch.onnx.export(
                module,
                tuple(inputs.values()),
                str(full),
                input_names=list(inputs),
                output_names=list(outputs),
                dynamic_axes={key: {0: "rows", 1: "pieces"} for key in [*inputs, *outputs] if key != "accept"}
                | {"accept": {0: "rows"}},
                opset_version=OPSET,
                dynamo=False,
            )
            if quantize:
                quantize_dynamic(
                    full,
                    folder / name,
                    op_types_to_quantize=["MatMul"],
                    per_channel=True,
                    reduce_range=True,  # processors without VNNI add up pairs in 16 bits: eight would overflow there
                    weight_type=QuantType.QInt8,
                )
            else:
                onnx.save(onnx.load(full), folder / name)
