"""A library catalogue: the index of articles/index serves it as well, given declarations of books and reviews."""
