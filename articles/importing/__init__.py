"""Moving in: an export of WordPress becomes drafts that wait for their clinicians. Nothing is downloaded."""
