"""claimcheck: attributed claims out of news, their verification, and the datasets that come of it."""

__version__ = "0.1.0"
