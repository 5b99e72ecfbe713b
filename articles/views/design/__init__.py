"""The page of all components with their states, from made-up values."""
