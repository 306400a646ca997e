"""Makes crmsync.ico and crmsync.icns out of the SVG: both are small containers of PNG pictures.

Needs Qt, which draws; knows nothing of the program but its drawings.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SIMPLER_UP_TO = 32
"""Up to this size the drawing with fewer, thicker lines is taken."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}
ICNS_TYPES |= {b"ic11": 32, b"ic12": 64, b"ic13": 128, b"ic14": 256, b"ic10": 1024}
"""Apple's types of PNG entries → edge in pixels; the second line is for screens of double density."""


def drawn(icons: Path, size: int) -> bytes:
    """The program's icon as PNG. icons: the folder of the drawings. size: its edge in pixels."""
    renderer = QSvgRenderer(str(icons / ("app-small.svg" if size <= SIMPLER_UP_TO else "app.svg")))
    if not renderer.isValid():
        raise ValueError(f"{icons} has no drawing of the program's icon")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise ValueError("Qt cannot write PNG here")
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """A Windows icon. pictures: edge in pixels (at most 256) → PNG."""
    header, entries, position = struct.pack("<HHH", 0, 1, len(pictures)), b"", 6 + 16 * len(pictures)
    for size, png in pictures.items():
        # 256 is written as 0: the field is one byte.
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), position)
        position += len(png)
    return header + entries + b"".join(pictures.values())


def icns(pictures: Mapping[bytes, bytes]) -> bytes:
    """A macOS icon. pictures: Apple's type → PNG."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_ico(icons: Path, target: Path) -> Path:
    """Write the Windows icon; return where it is."""
    target.write_bytes(ico({size: drawn(icons, size) for size in ICO_SIZES}))
    return target


def write_icns(icons: Path, target: Path) -> Path:
    """Write the macOS icon; return where it is."""
    target.write_bytes(icns({kind: drawn(icons, size) for kind, size in ICNS_TYPES.items()}))
    return target
