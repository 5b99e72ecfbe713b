"""Who said each quoted stretch. Start reading at speakers.py."""
