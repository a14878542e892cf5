"""Clinical reviews: requests, reading by link, comments, codes, and the list of reviews that are due.

It may import publishing. An approval belongs to the exact clinical content of one edition.
"""
