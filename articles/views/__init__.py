"""Views, a file per noun. Each view chooses a template and passes it finished values."""
