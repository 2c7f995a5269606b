"""What posts and callings are called in English, by `posts.csv`, and which rule reads each word.

`apposed`: beside a name it makes a person of it ('Alison Grey, curator of …'). `heads`: a name of a glossary that begins with
it and goes on with 'of' or 'for' is a post. `checked`: a capitalised post that ends in it, before 'Mr Wong', is asked for
where no table has it. They differ, because 'student' is no post, and 'Judge of …' in a glossary may be a body.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources


@cache
def post_words(use: str) -> str:
    """The words of one use as alternatives of a pattern, the longest first."""
    lines = resources.files(__package__).joinpath("posts.csv").read_text(encoding="utf-8").splitlines()
    words = [row["word"] for row in csv.DictReader(lines) if row[use]]
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
