"""How articles come in: the pure core, the spiders, the pipelines and the crawl.

This file imports nothing, so that `crawler.core` can be used without Scrapy.
"""
