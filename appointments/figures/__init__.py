"""Figures: what happened to requests and how full the hours were, as tables and charts. It only reads."""
