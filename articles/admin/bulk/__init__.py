"""Changing many records at once. Start reading at editing.py."""
