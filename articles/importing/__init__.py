"""Imports a WordPress export as drafts that need a clinical review. Nothing is downloaded."""
