"""System checks: what a live clinic must set, each named by itself."""
