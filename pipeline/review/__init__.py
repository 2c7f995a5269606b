"""The translators' page: both locales beside the English, edited, checked anew, accepted into the memory, exported."""
