"""What readers answer: comments, votes, and what keeps machines out.

It may ask the public pages and the models. Comments are held until an editor shows them.
"""
