"""The sample articles in Arabic, each in a module of the name of the English one.

They were written for the same facts, not word by word. A module holds the words only: of each block of the English
article, in its order, the fields that have some. Everything else, such as signs and pictures, is read from there.
"""
