"""Phrases that may name somebody, and what stands beside them. Start reading at mention_reader.py."""
