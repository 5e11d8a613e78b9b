"""One file a way to see several articles on a page; `segmentation.ORDER` lists those that are asked."""
