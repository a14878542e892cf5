"""The pages for patients: requesting an appointment, and managing it."""
