"""Speed and memory, side by side in one run with what a user would pick instead. Never a timed test."""
