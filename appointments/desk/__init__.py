"""Pages of the reception desk, inside the Django admin."""
