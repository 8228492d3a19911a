"""Files become Articles: one reader a format, and blocks."""
