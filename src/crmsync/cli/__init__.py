"""The command line: words in, façade called, words or JSON out. Knows only `app`."""
