"""How much slower a machine is than the one that the targets were set on.

Sphinx is the yardstick: a page of the whole list with nine facets. Its version, the statements, the facets and the
requests are the same in every run of this size, however many facets Parley has.
"""

from __future__ import annotations

from bench.run import Results

STATEMENTS, SEED, VERSION = 1_000_000, 1, "2.2.11"
REFERENCE = 394  # milliseconds that it took there


def slowness(results: Results) -> float:
    """1.0 for another archive, or if Sphinx was not measured."""
    archive = results.archive
    for peer in results.peers:
        if (peer.name, peer.version, archive.statements, archive.seed) == ("Sphinx", VERSION, STATEMENTS, SEED):
            return peer.reference.median / REFERENCE
    return 1.0
