"""A file per noun: each view chooses a template and hands it finished values."""
