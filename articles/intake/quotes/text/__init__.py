"""A text as paragraphs, quoted stretches, turns and tokens."""
