"""One file a way to see several articles on a page; `segments.SEGMENTERS` lists those that are asked."""
