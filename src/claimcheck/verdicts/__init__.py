"""Verdicts: what the judgments of a claim come to, by a named method."""

from claimcheck.verdicts.inputs import Inputs, open_inputs
from claimcheck.verdicts.majority import majority_verdict, shares_of
from claimcheck.verdicts.verified import current_judgments, verified_claims

__all__ = ["Inputs", "current_judgments", "majority_verdict", "open_inputs", "shares_of", "verified_claims"]
