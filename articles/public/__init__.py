"""What readers and machines see of published editions: pages, feeds, sitemap, structured data, pictures to share.

It reads live editions only and changes nothing; the search and the models are what it may ask.
"""
