"""What stands around every request. config/settings.py says in which order."""
