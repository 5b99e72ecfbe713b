"""How fast Parley answers, measured against a count by hand and beside its peers: `make bench`.

No part of the site: nothing in `articles` or `config` imports it.
"""
