"""The lists of the desk: how they are searched, filtered and counted, and what waits to be done."""
