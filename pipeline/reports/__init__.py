"""Reports for those who read a run: a page, Markdown, JSON and the terminal."""
