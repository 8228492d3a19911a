"""Judgments become Verdicts: scales, agreement, aggregation, adjudication."""
