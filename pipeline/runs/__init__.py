"""A run from config to files: prepared, worked on in windows, judged and written; and what it left."""
