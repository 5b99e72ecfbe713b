"""Display only: what templates may call. Nothing here asks the database."""
