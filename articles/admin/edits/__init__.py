"""What an editor does to stored records. Start reading at saving.py."""
