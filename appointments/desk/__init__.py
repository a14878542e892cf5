"""The reception desk, inside the Django admin."""
