"""Reading noun phrases in languages that write names with capitals."""
