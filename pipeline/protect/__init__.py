"""Protect: finds every span that must not be wrong and turns it into a typed slot."""

from pipeline.protect.slots import Protector

__all__ = ["Protector"]
