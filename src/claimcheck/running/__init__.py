"""Runs that take an article through more than one stage."""
