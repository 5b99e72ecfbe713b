"""The review of a source. Start reading at page.py; sending.py says which function answers a button."""
