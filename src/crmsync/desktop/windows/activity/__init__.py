"""The Activity page: what every run did, why, and how to undo it."""
