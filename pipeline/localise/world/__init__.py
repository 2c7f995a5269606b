"""Languages other than Chinese: values as CLDR has them, by Babel, and the frame with the language's own marks."""
