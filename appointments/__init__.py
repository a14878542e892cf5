"""Appointments: free times, requests, answers and the messages about them."""
