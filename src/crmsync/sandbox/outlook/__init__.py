"""What Exchange does alike behind every door: the embedded Graph and the embedded Exchange Server share it.

Knows no protocol of either.
"""
