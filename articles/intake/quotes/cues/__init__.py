"""Words that tell of speech in a text, with their subjects. Start reading at cue_reader.py."""
