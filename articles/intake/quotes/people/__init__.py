"""Whom the names, nouns and pronouns of a text mean. Start reading at people.py."""
