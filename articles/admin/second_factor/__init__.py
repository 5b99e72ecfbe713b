"""The second factor of accounts: asked for after the password, set up and changed at the desk."""
