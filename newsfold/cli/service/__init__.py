"""What the commands share that see and steer the service: its sources, its daemons, and how they stand."""
