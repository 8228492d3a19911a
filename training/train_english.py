"""Train the English attribution encoder on PolNeAR and write it as int8 ONNX. See README.md beside this file."""

import argparse
import copy
import math
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from english_data import UNKNOWN, Instance, instances, pad, read, shuffled_batches
from english_model import Net, base_folder, from_base
from export_english import export
from import_english import from_export
from pick_settings import pick_on
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from claimcheck.splitting.encoder.decoding import Settings, cue_spans
from claimcheck.splitting.encoder.engine import TOKENIZER, special_pieces, write_card
from claimcheck.splitting.encoder.windows import Span, distance_buckets

Row = tuple[int, Span, int]  # index in the batch, cue, index of the gold example or -1 for a cue that is none


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train; the defaults are those of the shipped model's first leg."""

    start: Path | None = None
    epochs: float = 4
    minutes: float = math.inf
    pieces: int = 1024
    rows: int = 4096
    body_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.05
    average: float = 0.998
    dropout: float = 0.1
    bf16: bool = False
    seed: int = 1


DEFAULT = Plan()
LOG = 50  # steps between two lines of progress
CHECKPOINT = "net.pt"
ABOUT = {
    "language": "en",
    "weights": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), trained further",
    "data": "PolNeAR (Newell, Margolin and Ruths, LREC 2018), training part",
}


def rows_of(batch: Sequence[Instance], cue_probabilities: np.ndarray, limit: int, rng: random.Random) -> list[Row]:
    """What the upper layers learn from: every gold cue, and the likeliest wrong ones."""
    gold, wrong = [], []
    for i, instance in enumerate(batch):
        gold += [(i, example.cue, k) for k, example in enumerate(instance.examples)]
        for cue, chance in cue_spans(cue_probabilities[i], 0.08, instance.window.own):
            if (instance.tags[cue[0] : cue[1] + 1] <= 0).all():
                wrong.append((chance, (i, cue, -1)))
    wrong.sort(reverse=True)
    rows = gold + [row for _, row in wrong[: len(gold) // 2 + 2]]
    return rng.sample(rows, limit) if len(rows) > limit else rows


def losses(net: Net, batch: Sequence[Instance], plan: Plan, rng: random.Random) -> tuple[Tensor, Tensor, Tensor]:
    """Cue tagging, roles, and acceptance, each a mean."""
    ids, features, mask = map(torch.from_numpy, pad([i.window for i in batch]))
    length = ids.shape[1]
    tags = torch.full(ids.shape, UNKNOWN)
    for i, instance in enumerate(batch):
        tags[i, : len(instance.tags)] = torch.from_numpy(instance.tags)
    hidden, logits = net.lower(ids, features, mask)
    cue_loss = functional.cross_entropy(logits.float().flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN)
    rows = rows_of(batch, logits.detach().float().softmax(-1).numpy(), max(1, plan.rows // length), rng)
    if not rows:
        zero = torch.zeros(())
        return cue_loss, zero, zero
    where = torch.tensor([row[0] for row in rows])
    marks, distances, target, known = _upper_inputs(batch, rows, length)
    roles, accept = net.upper(hidden[where], mask[where], marks, distances)
    weight = (mask[where] * known[:, None])[..., None]
    role_loss = functional.binary_cross_entropy_with_logits(roles.float(), target, reduction="none")
    role_loss = (role_loss * weight).sum() / weight.sum().clamp(min=1)
    return cue_loss, role_loss, functional.binary_cross_entropy_with_logits(accept.float(), known)


def _upper_inputs(batch: Sequence[Instance], rows: Sequence[Row], length: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    marks = torch.zeros(len(rows), length, dtype=torch.long)
    target = torch.zeros(len(rows), length, 2)
    known = torch.tensor([float(k >= 0) for _, _, k in rows])
    distances = torch.from_numpy(np.stack([distance_buckets(length, *cue) for _, cue, _ in rows]))
    for row, (i, (first, last), k) in enumerate(rows):
        marks[row, first : last + 1] = 1
        if k >= 0:
            example = batch[i].examples[k]
            target[row, : len(example.source), 0] = torch.from_numpy(example.source).float()
            target[row, : len(example.content), 1] = torch.from_numpy(example.content).float()
    return marks, distances, target, known


def optimizer_of(net: Net, plan: Plan) -> torch.optim.Optimizer:
    """AdamW, faster for what starts from nothing than for what MiniLM already knows."""
    body, head = [], []
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            (body if name.startswith(("layers", "positions", "norm")) else head).append(parameter)
    groups = [{"params": body, "base": plan.body_rate}, {"params": head, "base": plan.head_rate}]
    return torch.optim.AdamW(groups, lr=plan.body_rate, weight_decay=0.01, fused=True)


def train(data: Sequence[Instance], plan: Plan, checkpoint: Path) -> Net:
    """The averaged net after the whole plan; a checkpoint is left every half epoch."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311
    net = from_export(plan.start, plan.dropout) if plan.start else from_base(plan.dropout)
    net.train()
    mean = copy.deepcopy(net).eval()
    optimizer = optimizer_of(net, plan)
    per_epoch = len(shuffled_batches(data, plan.pieces, random.Random(0)))  # noqa: S311
    total, step, start = round(per_epoch * plan.epochs), 0, time.monotonic()
    queue: list[list[Instance]] = []
    running = np.zeros(3)
    while True:
        done = max(step / total, (time.monotonic() - start) / 60 / plan.minutes)
        if done >= 1:
            break
        queue = queue or shuffled_batches(data, plan.pieces, rng)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1, done / plan.warmup + 0.01) * max(0.01, 1 - done)
        with torch.autocast("cpu", torch.bfloat16, enabled=plan.bf16):
            parts = losses(net, queue.pop(), plan, rng)
        optimizer.zero_grad()
        (10 * parts[0] + 2 * parts[1] + 0.5 * parts[2]).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        step += 1
        follow(mean, net, min(plan.average, step / (step + 10)))
        running += 0.02 * (np.array([p.item() for p in parts]) - running)
        if step % LOG == 0:
            cue, role, accept = running / (1 - 0.98**step)
            spent = time.monotonic() - start
            print(
                f"{spent:5.0f}s step {step}/{total} epoch {step / per_epoch:.2f} done {done:.3f} "
                f"cue {cue:.4f} role {role:.4f} accept {accept:.4f}",
                flush=True,
            )
        if step % (per_epoch // 2) == 0:
            torch.save(mean.state_dict(), checkpoint)
    torch.save(mean.state_dict(), checkpoint)
    return mean


@torch.no_grad()
def follow(mean: Net, net: Net, keep: float) -> None:
    """Move the running average towards the net."""
    ours = [p for p in mean.parameters() if p.shape != net.words.weight.shape]
    theirs = [p for p in net.parameters() if p.shape != net.words.weight.shape]
    torch._foreach_lerp_(ours, theirs, 1 - keep)


def rebuild(gold: Path, out: Path, work: Path, plan: Plan) -> None:
    """Train on PolNeAR's training documents, export, and pick the settings of decoding on its development documents."""
    tokenizer = Tokenizer.from_file(str(base_folder() / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = read(gold / "en" / "polnear_train.jsonl")
    data = [i for d in documents for i in instances(d, tokenizer, special_pieces(tokenizer))]
    pieces, attributions = sum(len(i.window.ids) for i in data), sum(len(i.examples) for i in data)
    print(f"{len(documents)} documents, {len(data)} windows, {pieces} pieces, {attributions} attributions")
    work.mkdir(parents=True, exist_ok=True)
    export(train(data, plan, work / CHECKPOINT), out)
    shutil.copyfile(base_folder() / TOKENIZER, out / TOKENIZER)
    write_card(out, Settings(), **ABOUT)
    pick_on(gold, out)


def main() -> None:
    """Read the arguments and rebuild the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with en/polnear_train.jsonl and _dev.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--work", type=Path, default=Path("build/english"), help="folder for checkpoints")
    parser.add_argument("--start", type=Path, help="folder of an exported model to train on, in place of MiniLM")
    parser.add_argument("--body-rate", type=float, default=DEFAULT.body_rate)
    parser.add_argument("--head-rate", type=float, default=DEFAULT.head_rate)
    parser.add_argument("--epochs", type=float, default=DEFAULT.epochs)
    parser.add_argument("--minutes", type=float, default=DEFAULT.minutes, help="stop then, learning rate and all")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="half precision: twice as fast where the processor has it")
    parser.add_argument("--seed", type=int, default=DEFAULT.seed)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    plan = Plan(
        start=args.start,
        epochs=args.epochs,
        minutes=args.minutes,
        body_rate=args.body_rate,
        head_rate=args.head_rate,
        bf16=args.bf16,
        seed=args.seed,
    )
    rebuild(args.gold, args.out, args.work, plan)


if __name__ == "__main__":
    main()
