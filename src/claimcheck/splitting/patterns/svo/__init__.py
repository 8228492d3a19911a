"""Clauses where the subject stands before the verb and its complement after it: English and its like."""

from claimcheck.splitting.patterns.svo.grammar import SubjectVerbObject

__all__ = ["SubjectVerbObject"]
