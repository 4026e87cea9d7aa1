"""Gives the bundled fonts the names that Word documents of ours ask for, so that LibreOffice sets them in the faces of
the PDF. `folder(fonts, out)` returns a file for FONTCONFIG_FILE."""

import os

from fontTools.ttLib import TTFont

FACES = [
    ("ZhuqueFangsong-Regular.ttf", "仿宋_GB2312", "FangSong_GB2312", False),
    ("TypesetKaiGB-Regular.ttf", "楷体_GB2312", "KaiTi_GB2312", False),
    ("NotoSerifSC-Bold.ttf", "方正小标宋简体", "FZXBSJW--GB1-0", False),
    ("NotoSansSC-Medium.ttf", "黑体", "SimHei", False),
    ("NotoSerifSC-Regular.ttf", "宋体", "SimSun", False),
    ("LiberationSerif-Regular.ttf", "Times New Roman", "TimesNewRomanPSMT", False),
    ("LiberationSerif-Bold.ttf", "Times New Roman", "TimesNewRomanPS-BoldMT", True),
]


def renamed(path, family, postscript, bold, out):
    font = TTFont(path)
    font["name"].names = []
    style = "Bold" if bold else "Regular"
    for number, value in ((1, family), (2, style), (4, f"{family} {style}"), (6, postscript)):
        font["name"].setName(value, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)
    font.save(out)


def folder(fonts, out):
    os.makedirs(out, exist_ok=True)
    for file, family, postscript, bold in FACES:
        path = os.path.join(out, postscript + ".ttf")
        if not os.path.exists(path):
            renamed(os.path.join(fonts, file), family, postscript, bold, path)
    conf = os.path.join(out, "fonts.conf")
    with open(conf, "w") as file:
        file.write(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{out}</dir>'
                   f"<cachedir>{out}/cache</cachedir></fontconfig>")
    return conf
