"""Comments and feedback of readers, and protection against spam.

It may import the public pages and the models. Comments are held until an editor shows them.
"""
