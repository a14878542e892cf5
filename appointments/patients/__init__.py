"""Patients: files, search, export, erasure and retention.

It may ask `appointments.booking` for the history of an appointment; it changes no status.
"""
