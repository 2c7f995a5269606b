"""Words of numbers, times and languages, from tables."""
