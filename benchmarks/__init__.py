"""What a sync costs, measured beside the bare wire and beside vdirsyncer: `python3 dev.py bench`.

Drives crmsync from outside, as a person does; knows its command line and its configuration file, nothing
else.
"""
