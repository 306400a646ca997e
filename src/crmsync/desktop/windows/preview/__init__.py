"""What a sync would do, row by row, before it does it."""
