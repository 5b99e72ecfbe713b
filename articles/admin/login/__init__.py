"""Logging in with a password, and the session that follows. For the second factor see second_factor/."""
