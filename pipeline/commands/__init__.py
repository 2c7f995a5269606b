"""What the `xindaya` command can be told, and what each of its commands does."""
