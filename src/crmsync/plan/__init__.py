"""Pure decisions: halves, bases and rules in, operations with reasons out. No clock, network, database
or Qt."""
