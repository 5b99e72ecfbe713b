"""Bytes that an editor handed in → plain blocks, and facts with where each was found.

It runs in a process of its own (`__main__.py`), which `articles/intake/child.py` starts. It imports neither Django nor
anything of Parley outside this folder.
"""
