"""What operators do with an installation: backups, restoring them, and a check of the whole.

The commands of manage.py and make are thin; the work is done here, with a file for each kind of database.
"""
