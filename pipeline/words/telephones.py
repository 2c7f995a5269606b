"""How English says that figures are a telephone number: the words before it, and what may stand behind."""

from __future__ import annotations

CUES = r"tel|fax|phone|telephone|mobile|hotlines?|helplines?|freephone|toll[- ]free|call|dial|ring|enquir(?:y|ies)"
# Three or four figures in a group: '800 900 000', '182 183'.
GROUPS = r"\d{2,4}(?: \d{3,4}){1,3}"
# The sentence ends, or goes on without a noun that is counted.
NO_NOUN = (
    r"(?=\s*$|\s*[,.;:)|/\n](?!\d)"
    r"| (?:or|and|for|to|if|from|between|at|by|in|on|now|today|immediately|before|after|is|are|was|were|will|must|may|has|of)\b| \()"
)
