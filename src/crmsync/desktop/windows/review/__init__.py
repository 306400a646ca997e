"""The Review page: conflicts, problems and everything else that waits for the person."""
