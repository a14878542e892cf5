"""What readers and machines see of published editions: pages, feeds, sitemap, structured data, pictures to share.

It reads what publishing has made and changes nothing.
"""
