"""What stands between a spider and the network: guard, decoding, robots.txt, redirects, waiting, revalidation."""
