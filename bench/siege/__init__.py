"""How Parley behaves under attack and when its processes are killed, behind a real nginx. Run it as `make siege`."""
