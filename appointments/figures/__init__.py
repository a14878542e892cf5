"""Counting: what became of requests, how full the hours were, as tables and pictures. It only reads."""
