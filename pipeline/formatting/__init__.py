"""Where the formatting of a sentence goes in its translation."""
