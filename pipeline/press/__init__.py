"""How the built-in model is made: corpus, slots, tokenizer, training, export; and its weights."""
