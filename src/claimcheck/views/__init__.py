"""How claims are shown to people: a table in a terminal, an article with its claims as a page."""

from claimcheck.views.page import html_page, html_pages
from claimcheck.views.table import ClaimTable

__all__ = ["ClaimTable", "html_page", "html_pages"]
