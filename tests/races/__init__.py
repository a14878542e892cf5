"""Everybody at once: one scenario for each write path, for the normal tests and for the long proof."""
