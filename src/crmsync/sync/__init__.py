"""The only place with effects on both sides: pull, recover, plan, hold, execute, acknowledge, undo."""
