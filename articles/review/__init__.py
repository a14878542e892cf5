"""A clinician's word: asking for a review, reading by link, comments, codes, and the board of what is due.

It may ask publishing for the edition that is read; an approval belongs to the exact clinical content of one edition.
"""
