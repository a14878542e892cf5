"""The project package, and the clinic's own facts."""
