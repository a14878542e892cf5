"""Backups of database and media, and restoring them. Owns the form of a backup file and the policy that deletes it."""
