"""Generates an archive of made-up coverage of any size: `python -m bench.generator --statements 1000 --seed 1`.

Every choice is drawn from one `random.Random(seed)`: the same seed gives the same archive.
"""
