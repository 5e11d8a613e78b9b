"""How fast a host may be asked, and for how long not at all."""
