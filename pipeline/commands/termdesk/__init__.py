"""What `xindaya glossary` does with the tables of names: check, convert, look up, count."""
