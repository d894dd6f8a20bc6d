"""What people decide about claims and events, and how far coders agree."""
