"""Train: a Marian encoder–decoder on the prepared ids; stops and goes on where it was.

Muon for matrices, AdamW for the rest; the softmax may be taken over the batch's own target pieces and a
random sample of others, which costs a quarter of the full one; one head of the last layer is guided by
word alignments (Chen et al. 2016), which keeps slots in place; two passes with other units dropped can be made
to agree (R-Drop, Liang et al. 2021), which is what much computing and little text call for; omissions and repeated
slots can be made unlikely; the shipped weights lie halfway between the last ones and their running average.
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

from pipeline.document import SYMBOL
from pipeline.press.align import NONE
from pipeline.press.batches import Batch, Mixture, Share, ahead, load_copies
from pipeline.press.lexical import new_model
from pipeline.press.muon import Muon
from pipeline.press.restore import start_of
from pipeline.press.settings import Recipe
from pipeline.press.unlikelihood import barred, repeated, shortened, unfinished

_AVERAGE, _AVERAGE_EVERY = 0.02, 10

Report = Callable[[str], None]


def train(recipe: Recipe, report: Report = print, save_every: float = 300) -> Path:
    """Trains until `training.tokens`; returns the folder of the averaged model. Resumes by itself."""
    settings = recipe.training
    if settings.threads:
        torch.set_num_threads(settings.threads)
    run = Run(recipe)
    torch.manual_seed(settings.seed + run.steps)
    last, start, first = time.monotonic(), time.monotonic(), run.tokens
    losses: list[torch.Tensor] = []
    for batch in ahead(iter(run.mixture())):
        if run.done() >= 1:
            break
        losses.append(run.step(batch))
        if run.steps % 50 == 0:
            rate = (run.tokens - first) / (time.monotonic() - start)
            mean = float(torch.stack(losses).mean())
            report(f"step {run.steps}  loss {mean:.3f}  {run.tokens / 1e6:.2f}M tokens  {rate:.0f}/s")
            losses.clear()
        if time.monotonic() - last > save_every:
            run.save()
            last = time.monotonic()
    run.save()
    return run.averaged


class Run:
    """A model in training with its optimisers, its average, and how far it has come."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe, self._folder = recipe, recipe.folder / "train"
        self.averaged = recipe.folder / "averaged"
        self.steps, self.tokens = 0, 0
        self._device = torch.device(recipe.training.device)
        if self._device.type == "cuda":
            # cuDNN's attention is planned anew for every shape, which takes longer than to compute it.
            torch.backends.cuda.enable_cudnn_sdp(False)
            torch.set_float32_matmul_precision("high")
        self._model: Any = _model(recipe, self._folder).to(self._device).train()
        self._pad = self._model.config.pad_token_id
        self._slots = _slots(recipe.folder / "data" / "vocab.json")
        self._symbols = self._moved(self._slots)
        self._random = numpy.random.default_rng(recipe.training.seed)
        self._guide = _Guide(self._model.model.decoder.layers[-1].encoder_attn)
        matrices = [
            p
            for n, p in self._model.named_parameters()
            if p.dim() == 2 and "layers" in n and "embed" not in n
        ]
        chosen = {id(p) for p in matrices}
        others = [p for p in self._model.parameters() if id(p) not in chosen and p.requires_grad]
        self._optimisers = (
            Muon(matrices, recipe.training.matrix_rate, decay=recipe.training.decay),
            torch.optim.AdamW(others, recipe.training.rate, betas=(0.9, 0.98), weight_decay=0.0),
        )
        self._rates = (recipe.training.matrix_rate, recipe.training.rate)
        self._average = [p.detach().clone() for p in self._model.parameters()]
        self._resume()

    def mixture(self) -> Mixture:
        """The prepared data, as it is to be mixed from here on."""
        data, corpora = self._recipe.folder / "data", self._recipe.corpora
        shares = {
            name: Share(load_copies(data, name), c.weight, c.weight if c.final is None else c.final)
            for name, c in corpora.items()
        }
        settings = self._recipe.training
        before = self.tokens
        return Mixture(
            shares,
            settings.batch_tokens,
            self._pad,
            settings.seed + self.steps,
            lambda seen: min(0.999, (before + seen) / settings.tokens),
        )

    def done(self) -> float:
        """The share of the training that lies behind."""
        return self.tokens / self._recipe.training.tokens

    def step(self, batch: Batch) -> torch.Tensor:
        """One update; the batch's loss in nats a token, with what guidance and consistency add to it."""
        loss = self._loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
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
        self.tokens += int((batch.target != self._pad).sum())
        return loss.detach()

    def _loss(self, batch: Batch) -> torch.Tensor:
        """Mean cross-entropy of the target, with what the guided attention, two passes that disagree, repeated slots and
        omissions add to it."""
        settings, passes = self._recipe.training, 2 if self._recipe.training.consistency else 1
        # Counted before the ids go to the device: it need not be waited for.
        kept = self._moved((batch.target != self._pad).ravel().nonzero()[0])
        source, target, alignment = map(self._moved, batch)
        mask = source != self._pad
        wanted = target.flatten()[kept]
        with self._precision():
            out = self._model.model(
                input_ids=source.repeat(passes, 1),
                attention_mask=mask.long().repeat(passes, 1),
                decoder_input_ids=self._begun(target).repeat(passes, 1),
                use_cache=False,
            )
            hidden = out.last_hidden_state.view(passes, -1, self._model.config.d_model)[:, kept]
            attention = self._guide.attention(mask.repeat(passes, 1))
            pieces = self._pieces(wanted)
            logits = self._logits(hidden, pieces)
        places = torch.searchsorted(pieces, wanted).repeat(passes)
        loss = functional.cross_entropy(logits.flatten(0, 1), places, label_smoothing=settings.smoothing)
        loss = loss + settings.alignment * _guided(attention, alignment.repeat(passes, 1))
        if settings.repetition:
            bars = barred(source, target, self._symbols).flatten(0, 1)[kept]
            slots = torch.searchsorted(pieces, self._symbols)
            loss = loss + settings.repetition * repeated(logits, slots, bars)
        if settings.omission:
            memory = out.encoder_last_hidden_state[: len(source)]
            loss = loss + settings.omission * self._omission(batch, memory, mask)
        return loss + settings.consistency * _disagreement(logits) if passes == 2 else loss

    def _omission(self, batch: Batch, memory: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """How readily the model ends a target that lacks something. `memory`: what the encoder makes of the source."""
        short, ends, lost = shortened(batch, self._slots, self._pad, self._random)
        if not lost.any():
            return memory.new_zeros(())
        rows = self._moved(lost.nonzero()[0])
        with self._precision():
            out = self._model.model(
                encoder_outputs=(memory[rows],),
                attention_mask=mask.long()[rows],
                decoder_input_ids=self._begun(self._moved(short[lost])),
                use_cache=False,
            )
            last = out.last_hidden_state[
                torch.arange(len(rows), device=self._device), self._moved(ends[lost])
            ]
            logits = self._logits(last, torch.arange(self._pad, device=self._device))
        return unfinished(logits)

    def _moved(self, array: Any) -> torch.Tensor:
        return torch.from_numpy(array).to(self._device)

    def _precision(self) -> torch.autocast:
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._device.type == "cuda")

    def _begun(self, target: torch.Tensor) -> torch.Tensor:
        """What the decoder is given: the target, one place later."""
        start = torch.full((target.size(0), 1), self._pad, device=self._device)
        return torch.cat([start, target[:, :-1]], 1)

    def _logits(self, hidden: torch.Tensor, pieces: torch.Tensor) -> torch.Tensor:
        logits = functional.linear(hidden, self._model.model.shared.weight[pieces]).float()
        return logits + self._model.final_logits_bias[0, pieces]

    def _pieces(self, wanted: torch.Tensor) -> torch.Tensor:
        """The pieces the softmax is taken over: all, or those wanted, a random sample and, if asked for, the slots."""
        training = self._recipe.training
        if not training.candidates:
            return torch.arange(self._pad, device=self._device)
        some = torch.randint(0, self._pad, (training.candidates,), device=self._device)
        slots = self._symbols if training.repetition else some[:0]
        return torch.unique(torch.cat([wanted, some, slots]))

    def _schedule(self) -> float:
        """Warm-up, then constant for that share of the tokens, then linearly to nothing."""
        settings = self._recipe.training
        done = self.done()
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
        for group in self._optimisers[0].param_groups:
            group["decay"] = self._recipe.training.decay


def _slots(vocabulary: Path) -> Any:
    """The ids of the symbols of slots, in order."""
    pieces = json.loads(vocabulary.read_text(encoding="utf-8"))
    return numpy.array(sorted(number for piece, number in pieces.items() if SYMBOL.fullmatch(piece)))


class _Guide:
    """What the first head of an attention to the source looks at; the quick kernels that the others use do not say."""

    def __init__(self, module: Any) -> None:
        self._module = module
        module.register_forward_pre_hook(self._keep, with_kwargs=True)

    def _keep(self, _module: Any, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        self._hidden = args[0] if args else named["hidden_states"]
        self._memory = named["key_value_states"]

    def attention(self, mask: torch.Tensor) -> torch.Tensor:
        """Of the last pass: (sentences, targets, sources). `mask`: where the sources have a piece."""
        size = self._module.head_dim
        query, key = (
            functional.linear(states, projection.weight[:size], projection.bias[:size])
            for states, projection in (
                (self._hidden, self._module.q_proj),
                (self._memory, self._module.k_proj),
            )
        )
        scores = (query @ key.transpose(1, 2)).float() * self._module.scaling
        return scores.masked_fill(~mask[:, None], float("-inf")).softmax(-1)


def _guided(attention: torch.Tensor, alignment: torch.Tensor) -> torch.Tensor:
    """-log of the attention (sentences, targets, sources) that each sure target pays its source."""
    sure = alignment != NONE
    paid = attention.gather(2, alignment.masked_fill(~sure, 0)[..., None])[..., 0]
    return -(paid.float().clamp(min=1e-6).log() * sure).sum() / sure.sum().clamp(min=1)


def _disagreement(logits: torch.Tensor) -> torch.Tensor:
    """Mean of the two Kullback–Leibler divergences between two passes: (2, tokens, pieces)."""
    one, other = functional.log_softmax(logits, -1)
    return ((one.exp() - other.exp()) * (one - other)).sum(-1).mean() / 2


def _model(recipe: Recipe, folder: Path) -> Any:
    """The model to go on with: of an earlier run, of `start`, or a new one."""
    from transformers import MarianMTModel

    known = folder if (folder / "config.json").is_file() else start_of(recipe)
    if known is None:
        known = recipe.folder / "new"
        new_model(recipe).save_pretrained(known)
    dropped = recipe.training.dropout
    return MarianMTModel.from_pretrained(
        known,
        dtype=torch.float32,
        attn_implementation="sdpa",
        dropout=dropped,
        activation_dropout=dropped / 3,
    )
