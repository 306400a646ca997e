"""What the desktop program does when nobody looks: runs, schedule, state. No Qt here.

Commands go in as functions of the façade and come back as futures; `Snapshot`s and `Event`s come out.
"""
