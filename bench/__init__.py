"""The benchmark: measures Parley, checks its answers, and compares it with other servers. Run it with `make bench`.

It is no part of the site: nothing in `articles` or `config` imports it.
"""
