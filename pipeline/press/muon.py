"""Muon: momentum whose matrix updates are made orthogonal (K. Jordan et al., 2024).

torch's own does its Newton–Schulz steps in bfloat16, which is eight times slower on a CPU without it, and matrix
by matrix, which on a GPU takes as long as the rest of a step; here all matrices of a shape go together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import torch

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)


class Muon(torch.optim.Optimizer):
    """For two-dimensional weights only; `lr` is the spectral size of a step on a square matrix."""

    def __init__(
        self,
        weights: Iterable[torch.Tensor],
        lr: float,
        momentum: float = 0.95,
        steps: int = 4,
        decay: float = 0.0,
    ) -> None:
        """`decay`: what a weight loses at each step, as a share of `lr`."""
        super().__init__(weights, {"lr": lr, "momentum": momentum, "steps": steps, "decay": decay})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        for group in self.param_groups:
            alike: dict[torch.Size, list[torch.Tensor]] = defaultdict(list)
            for weight in group["params"]:
                if weight.grad is not None:
                    alike[weight.shape].append(weight)
            for weights in alike.values():
                self._together(weights, group)

    def _together(self, weights: Sequence[torch.Tensor], group: dict[str, Any]) -> None:
        """A step of matrices of one shape."""
        for weight in weights:
            if not self.state[weight]:
                self.state[weight]["average"] = torch.zeros_like(weight)
        gradients = [weight.grad for weight in weights if weight.grad is not None]
        averages = [self.state[weight]["average"] for weight in weights]
        torch._foreach_lerp_(averages, gradients, 1 - group["momentum"])
        matrices = torch.stack(torch._foreach_lerp(gradients, averages, group["momentum"]))
        kind = torch.bfloat16 if matrices.is_cuda else matrices.dtype
        updates = orthogonal(matrices.to(kind), group["steps"]).to(matrices.dtype)
        size = max(1.0, matrices.size(1) / matrices.size(2)) ** 0.5
        torch._foreach_mul_(list(weights), 1 - group["lr"] * group["decay"])
        torch._foreach_add_(list(weights), list(updates.unbind()), alpha=-group["lr"] * size)


def orthogonal(matrices: torch.Tensor, steps: int) -> torch.Tensor:
    """The nearest orthogonal matrices, roughly, by a quintic Newton–Schulz iteration; the shape (…, m, n) stays."""
    high = matrices.size(-2) > matrices.size(-1)
    x = matrices.mT if high else matrices
    x = x / x.norm(dim=(-2, -1), keepdim=True).clamp(min=1e-7)
    x = by_square(x, steps) if x.size(-1) > 2 * x.size(-2) else directly(x, steps)
    return x.mT if high else x


def directly(x: torch.Tensor, steps: int) -> torch.Tensor:
    """The iteration on matrices that are no higher than wide, of norm 1."""
    a, b, c = _COEFFICIENTS
    for _ in range(steps):
        square = x @ x.mT
        x = a * x + (b * square + c * (square @ square)) @ x
    return x


def by_square(x: torch.Tensor, steps: int) -> torch.Tensor:
    """The same on x·xᵀ alone: a third quicker for a wide matrix, and as exact for the few steps that are taken."""
    a, b, c = _COEFFICIENTS
    square, product = x @ x.mT, None
    for left in reversed(range(steps)):
        factor = b * square + c * (square @ square)
        factor.diagonal(dim1=-2, dim2=-1).add_(a)
        product = factor if product is None else factor @ product
        if left:
            square = factor @ square @ factor
    return x if product is None else product @ x
