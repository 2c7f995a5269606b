"""What makes a sentence Chinese of one place: its script and words, its punctuation, its house style."""

from pipeline.localise.localiser import Localiser
from pipeline.localise.punctuation import punctuate
from pipeline.localise.script import Converter
from pipeline.localise.style import Style, default_style, load_style

__all__ = ["Converter", "Localiser", "Style", "default_style", "load_style", "punctuate"]
