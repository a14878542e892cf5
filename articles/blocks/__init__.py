"""The kinds of blocks that an article is made of: one small model a kind, `kinds` lists them.

They import only the models.
"""
