"""The languages: a folder each, lexicons as data beside small rules."""
