"""The template engine of the public pages with its functions and filters. Nothing here queries the database."""
