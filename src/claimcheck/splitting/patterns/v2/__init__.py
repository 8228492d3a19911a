"""Clauses of languages whose finite verb stands second and parts with its prefix or participle: German and its like."""

from claimcheck.splitting.patterns.v2.grammar import VerbSecond

__all__ = ["VerbSecond"]
