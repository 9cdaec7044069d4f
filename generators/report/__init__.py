"""What a check says, written: for the terminal and as JSON."""
