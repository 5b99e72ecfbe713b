"""How much slower a machine is than the one that the targets were set on.

Sphinx is the yardstick: its version, the statements and the requests are the same in every run of this size.
"""

from __future__ import annotations

from statistics import median

from bench.run import Results
from bench.workload import CLASSES

STATEMENTS, SEED, VERSION = 1_000_000, 1, "2.2.11"
# Milliseconds that it took there, by class.
REFERENCE = dict(zip(CLASSES, (394, 65, 70, 15, 109, 2.5), strict=True))


def slowness(results: Results) -> float:
    """The median of the ratios of the classes; 1.0 for another archive, or if Sphinx was not measured."""
    archive = results.archive
    for peer in results.peers:
        if (peer.name, peer.version, archive.statements, archive.seed) == ("Sphinx", VERSION, STATEMENTS, SEED):
            return median(peer.times[name].median / REFERENCE[name] for name in CLASSES)
    return 1.0
