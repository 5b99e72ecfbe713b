"""Handing in pages and files, and what the page of the intake says."""
