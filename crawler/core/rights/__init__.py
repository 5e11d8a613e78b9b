"""What a site says of the use of its pages: read where it says so, and told in few words."""
