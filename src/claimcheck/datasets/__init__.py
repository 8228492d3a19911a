"""Verdicts become files that others can load: one exporter a format."""
