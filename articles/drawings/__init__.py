"""Drawings as finished shapes: everything is computed here, the template only places it."""
