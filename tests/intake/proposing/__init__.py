"""Proposing is tested with invented texts and the people of the five articles."""
