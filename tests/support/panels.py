"""The real panels of a seat: tint2, whose tray is of the older kind (XEmbed), and Xfce's, whose tray is of the newer one
(StatusNotifierItem); and the icon in the latter, as anybody on the bus sees it.
"""

from __future__ import annotations

import subprocess
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney.wrappers import DBusErrorResponse
from support.seat import Seat, wait_for

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"

PANEL_COLOUR = "#e8e8e8"
ICON_SIZE = 24
_TINT2 = f"""\
background_color = {PANEL_COLOUR} 100
panel_items = S
panel_size = 100% 36
panel_position = bottom center horizontal
panel_background_id = 1
systray_icon_size = {ICON_SIZE}
"""

_XFCE = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""
_XFCONF = Path("/usr/share/dbus-1/services/org.xfce.Xfconf.service")


def tint2(seat: Seat) -> subprocess.Popen[str]:
    """Start tint2, and the window manager that it asks for."""
    seat.manage_windows()
    settings = seat.home / "tint2rc"
    settings.write_text(_TINT2, encoding="ascii")
    return seat.start("tint2", "-c", str(settings))


def xfce(seat: Seat) -> subprocess.Popen[str]:
    """Start Xfce's panel, and where it finds its settings; it has taken its name on the bus."""
    if not seat.has("org.xfce.Xfconf"):
        folder = seat.home / "config" / "xfce4" / "xfconf" / "xfce-perchannel-xml"
        folder.mkdir(parents=True)
        (folder / "xfce4-panel.xml").write_text(_XFCE, encoding="ascii")
        service = ConfigParser(interpolation=None)
        service.read(_XFCONF)
        seat.start(service["D-BUS Service"]["Exec"])
        wait_for(lambda: seat.has("org.xfce.Xfconf"))
    panel = seat.start("xfce4-panel", "--disable-wm-check")
    wait_for(lambda: seat.has(WATCHER), lambda: seat.said(panel))
    return panel


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu. number: in the menu's own counting."""

    number: int
    enabled: bool


@dataclass(frozen=True, slots=True)
class Item:
    """An icon in the tray of the newer kind, seen over the bus. name: whose."""

    seat: Seat
    name: str

    def read(self, key: str) -> Any:
        """A property (StatusNotifierItem, "Properties")."""
        return self.seat.read(self.name, "/StatusNotifierItem", ITEM, key)

    @property
    def pictures(self) -> dict[int, bytes]:
        """Edge in pixels → the picture, as ARGB32 in network order."""
        return {width: bytes(data) for width, _, data in self.read("IconPixmap")}

    @property
    def tooltip(self) -> str:
        """Its text."""
        _, _, title, text = self.read("ToolTip")
        return f"{title}\n{text}"

    def entries(self) -> dict[str, Entry]:
        """The menu's visible lines by their text, submenus included (com.canonical.dbusmenu, GetLayout)."""
        _, layout = self.seat.call(self.name, self.read("Menu"), MENU, "GetLayout", "iias", 0, -1, [])
        return dict(_entries(layout))

    def click(self, text: str) -> None:
        """Choose a line, once it is there and can be chosen."""

        def chosen() -> Entry | None:
            entry = self.entries().get(text)
            return entry if entry is not None and entry.enabled else None

        entry = wait_for(chosen, lambda: f"no {text!r} in {list(self.entries())}")
        arguments = (entry.number, "clicked", ("s", ""), 0)
        self.seat.call(self.name, self.read("Menu"), MENU, "Event", "isvu", *arguments)


def _entries(layout: Any) -> list[tuple[str, Entry]]:
    number, properties, children = layout
    shown = {name: value for name, (_, value) in properties.items()}
    if not shown.get("visible", True):
        return []
    found = (
        [(text.replace("_", ""), Entry(number, shown.get("enabled", True)))]
        if (text := shown.get("label"))
        else []
    )
    return found + [entry for _, child in children for entry in _entries(child)]


def all_items(seat: Seat) -> list[Item]:
    """The icons that the panel's own watcher has; none while there is no panel."""
    try:
        registered = seat.read(WATCHER, "/StatusNotifierWatcher", WATCHER, "RegisteredStatusNotifierItems")
    except DBusErrorResponse:
        return []
    return [Item(seat, str(one).partition("/")[0]) for one in registered]


def items(seat: Seat, process: subprocess.Popen[str]) -> list[Item]:
    """Those of this program."""
    return [one for one in all_items(seat) if seat.process_of(one.name) == process.pid]


def the_item(seat: Seat, process: subprocess.Popen[str]) -> Item:
    """The one icon of this program, once there is exactly one and it answers."""

    def one() -> Item | None:
        found = items(seat, process)
        if len(found) != 1:
            return None
        try:
            found[0].entries()
        except DBusErrorResponse:
            return None
        return found[0]

    item = wait_for(one, lambda: f"icons: {items(seat, process)}; it said: {seat.said(process)}")
    assert isinstance(item, Item)
    return item
