"""Locales and scripts: BCP 47 tags, what the CLDR knows of them, which characters belong to which script."""
