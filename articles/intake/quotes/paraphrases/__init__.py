"""Reported speech without quotation marks. Start reading at paraphrases.py."""
