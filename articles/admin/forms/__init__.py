"""The form of a record: its version, its rows, what is checked and what is asked. Start reading at versioned.py."""
