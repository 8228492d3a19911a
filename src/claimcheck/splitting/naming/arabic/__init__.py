"""Reading Arabic noun phrases."""
