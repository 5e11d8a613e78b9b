"""The signs of faults, a sign or a group of them a file: each looks at what was read of one site."""
