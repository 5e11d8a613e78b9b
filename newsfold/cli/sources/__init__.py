"""What the commands below `newsfold sources` share: the configuration's file, a look at a site, and lists of feeds."""
