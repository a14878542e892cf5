"""The staff's door: signing in with a second factor, sessions, limits of attempts, accounts and mail about them.

Pages of the site may ask it who is signed in; it asks clinic's models and limits, never articles or appointments.
"""
