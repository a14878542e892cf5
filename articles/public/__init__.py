"""Public output of live editions: pages, feeds, sitemap, structured data, share pictures.

It only reads what publishing has made.
"""
