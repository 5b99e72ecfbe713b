"""The middleware of the site. config/settings.py gives the order."""
