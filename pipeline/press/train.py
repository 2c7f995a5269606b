"""Train: a Marian encoder–decoder on the prepared ids; stops and goes on where it was.

Muon for matrices, AdamW for the rest; the softmax is taken over the batch's own target pieces and a
random sample of others, which costs a quarter of the full one; one head of the last layer is guided by
word alignments (Chen et al. 2016), which keeps slots in place; the shipped weights lie halfway between
the last ones and their running average.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy
import torch
from torch.nn import functional

from pipeline.press.align import NONE
from pipeline.press.batches import Mixture, Triple, load_copies
from pipeline.press.lexical import new_model
from pipeline.press.muon import Muon
from pipeline.press.restore import start_of
from pipeline.press.settings import Recipe

EOS = 2
_AVERAGE, _AVERAGE_EVERY = 0.02, 10

Report = Callable[[str], None]


def train(recipe: Recipe, report: Report = print, save_every: float = 300) -> Path:
    """Trains until `training.tokens`; returns the folder of the averaged model. Resumes by itself."""
    settings = recipe.training
    torch.manual_seed(settings.seed)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    run = Run(recipe)
    last, start, first = time.monotonic(), time.monotonic(), run.tokens
    losses: list[float] = []
    for batch in _mixture(recipe, run.steps):
        if run.tokens >= settings.tokens:
            break
        losses.append(run.step(batch))
        if run.steps % 50 == 0:
            rate = (run.tokens - first) / (time.monotonic() - start)
            mean = sum(losses) / len(losses)
            report(f"step {run.steps}  loss {mean:.3f}  {run.tokens / 1e6:.2f}M tokens  {rate:.0f}/s")
            losses.clear()
        if time.monotonic() - last > save_every:
            run.save()
            last = time.monotonic()
    run.save()
    return run.averaged


def _mixture(recipe: Recipe, steps: int) -> Mixture:
    data = recipe.folder / "data"
    corpora = {name: (load_copies(data, name), corpus.weight) for name, corpus in recipe.corpora.items()}
    return Mixture(corpora, recipe.training.batch_tokens, recipe.training.seed + steps)


class Run:
    """A model in training with its optimisers, its average, and how far it has come."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe, self._folder = recipe, recipe.folder / "train"
        self.averaged = recipe.folder / "averaged"
        self.steps, self.tokens = 0, 0
        self._device = torch.device(recipe.training.device)
        self._model: Any = _model(recipe, self._folder).to(self._device).train()
        self._pad = self._model.config.pad_token_id
        matrices = [
            p
            for n, p in self._model.named_parameters()
            if p.dim() == 2 and "layers" in n and "embed" not in n
        ]
        chosen = {id(p) for p in matrices}
        others = [p for p in self._model.parameters() if id(p) not in chosen and p.requires_grad]
        self._optimisers = (
            Muon(matrices, recipe.training.matrix_rate),
            torch.optim.AdamW(others, recipe.training.rate, betas=(0.9, 0.98), weight_decay=0.0),
        )
        self._rates = (recipe.training.matrix_rate, recipe.training.rate)
        self._average = [p.detach().clone() for p in self._model.parameters()]
        self._resume()

    def step(self, batch: Sequence[Triple]) -> float:
        """One update; the batch's mean loss in nats a token."""
        source, target = (self._padded([triple[side] for triple in batch], self._pad) for side in (0, 1))
        alignment = self._padded([triple[2] for triple in batch], NONE, NONE)
        loss, guided, tokens = self._loss(source, target, alignment)
        (loss + self._recipe.training.alignment * guided).backward()
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        factor = self._schedule()
        for optimiser, rate in zip(self._optimisers, self._rates, strict=True):
            for group in optimiser.param_groups:
                group["lr"] = rate * factor
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        with torch.no_grad():
            self._model.model.shared.weight[self._pad] = 0
            if self.steps % _AVERAGE_EVERY == 0:
                for average, weight in zip(self._average, self._model.parameters(), strict=True):
                    average.lerp_(weight, _AVERAGE)
        self.steps += 1
        self.tokens += tokens
        return float(loss.detach())

    def _loss(
        self, source: torch.Tensor, target: torch.Tensor, alignment: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, int]:
        """Mean cross-entropy of the target, mean cross-entropy of the guided attention, target tokens."""
        start = torch.full((target.size(0), 1), self._pad, device=self._device)
        bf16 = self._device.type == "cuda"
        with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=bf16):
            out = self._model.model(
                input_ids=source,
                attention_mask=(source != self._pad).long(),
                decoder_input_ids=torch.cat([start, target[:, :-1]], 1),
                output_attentions=True,
            )
            hidden = out.last_hidden_state
            kept = target != self._pad
            wanted = target[kept]
            sample = torch.randint(0, self._pad, (self._recipe.training.candidates,), device=self._device)
            pieces = torch.unique(torch.cat([wanted, sample]))
            logits = functional.linear(hidden[kept], self._model.model.shared.weight[pieces]).float()
        logits = logits + self._model.final_logits_bias[0, pieces]
        places = torch.searchsorted(pieces, wanted)
        smoothing = self._recipe.training.smoothing
        loss = functional.cross_entropy(logits, places, label_smoothing=smoothing)
        return loss, _guided(out.cross_attentions[-1][:, 0], alignment), int(kept.sum())

    def _padded(self, rows: Sequence[Any], fill: int, end: int = EOS) -> torch.Tensor:
        """Rows with `end` behind them, filled up: (sentences, longest + 1)."""
        out = numpy.full((len(rows), max(map(len, rows)) + 1), fill, dtype=numpy.int64)
        for number, row in enumerate(rows):
            out[number, : len(row)] = row
            out[number, len(row)] = end
        return torch.from_numpy(out).to(self._device)

    def _schedule(self) -> float:
        """Warm-up, then constant for that share of the tokens, then linearly to nothing."""
        settings = self._recipe.training
        done = self.tokens / settings.tokens
        falling = 1.0 if done < settings.constant else (1 - done) / max(1e-9, 1 - settings.constant)
        return min(1.0, (self.steps + 1) / max(1, settings.warm_up)) * max(0.01, falling)

    def save(self) -> None:
        """Model, optimisers and progress; then what ships: halfway between the running average and the model."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._model.save_pretrained(self._folder)
        state = {"optimisers": [o.state_dict() for o in self._optimisers], "average": self._average}
        torch.save(state, self._folder / "state.new")
        (self._folder / "state.new").replace(self._folder / "state.pt")
        progress = {"steps": self.steps, "tokens": self.tokens}
        (self._folder / "progress.json").write_text(json.dumps(progress), encoding="utf-8")
        live = [p.detach().clone() for p in self._model.parameters()]
        self._set([(average + weight) / 2 for average, weight in zip(self._average, live, strict=True)])
        self._model.save_pretrained(self.averaged)
        self._set(live)

    @torch.no_grad()
    def _set(self, weights: Sequence[torch.Tensor]) -> None:
        for weight, value in zip(self._model.parameters(), weights, strict=True):
            weight.copy_(value)

    def _resume(self) -> None:
        if not (self._folder / "progress.json").is_file():
            return
        progress = json.loads((self._folder / "progress.json").read_text(encoding="utf-8"))
        self.steps, self.tokens = progress["steps"], progress["tokens"]
        state = torch.load(self._folder / "state.pt", map_location=self._device, weights_only=True)
        self._average = [average.to(self._device) for average in state["average"]]
        for optimiser, saved in zip(self._optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)


def _guided(attention: torch.Tensor, alignment: torch.Tensor) -> torch.Tensor:
    """-log of the attention (sentences, targets, sources) that each sure target pays its source."""
    sure = alignment != NONE
    paid = attention.gather(2, alignment.masked_fill(~sure, 0)[..., None])[..., 0]
    return -(paid.float().clamp(min=1e-6).log() * sure).sum() / sure.sum().clamp(min=1)


def _model(recipe: Recipe, folder: Path) -> Any:
    """The model to go on with: of an earlier run, of `start`, or a new one."""
    from transformers import MarianMTModel

    known = folder if (folder / "config.json").is_file() else start_of(recipe)
    if known is None:
        known = recipe.folder / "new"
        new_model(recipe).save_pretrained(known)
    return MarianMTModel.from_pretrained(known, dtype=torch.float32, attn_implementation="eager")
