"""Sweeps: a whole calendar, moment by moment. `make test` runs the short ones, `make prove` all of them."""
