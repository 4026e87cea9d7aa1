#!/bin/sh
# Puts the program, its icon and its type of file where this user's desktop finds them. Run it in the unpacked folder.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$HOME/.local/bin" "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
cp "$here/typeset" "$HOME/.local/bin/typeset"
sed "s|^Exec=typeset |Exec=\"$HOME/.local/bin/typeset\" |" "$here/dist/linux/typeset.desktop" > "$share/applications/typeset.desktop"
cp "$here/dist/linux/typeset.xml" "$share/mime/packages/typeset.xml"
cp "$here/dist/linux/typeset.svg" "$share/icons/hicolor/scalable/apps/typeset.svg"
if command -v update-mime-database > /dev/null; then update-mime-database "$share/mime"; fi
if command -v update-desktop-database > /dev/null; then update-desktop-database "$share/applications"; fi
