//! The roles that fonts play in a bulletin, and who may play them.

use typst::text::{FontBook, FontStretch, FontStyle, FontVariant, FontWeight};

/// What a font is used for, GB/T 9704-2012 5.2.2 and 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 小标宋: masthead and titles.
    Title,
    /// 仿宋: running text.
    Body,
    /// 黑体: heads of the first level, emphasis.
    Hei,
    /// 楷体: heads of the second level.
    Kai,
    /// 宋体: page numbers.
    Song,
    /// Latin letters and digits.
    Latin,
}

/// The roles in the order in which they are shown.
const ROLES: [Role; 6] = [Role::Title, Role::Body, Role::Hei, Role::Kai, Role::Song, Role::Latin];

impl Role {
    /// Returns the name of the role in the trade.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "小标宋",
            Self::Body => "仿宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Song => "宋体",
            Self::Latin => "Latin",
        }
    }

    /// Returns the key of the role in the data for templates.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Hei => "hei",
            Self::Kai => "kai",
            Self::Song => "song",
            Self::Latin => "latin",
        }
    }

    /// Returns the weight in which the bundled font serves the role.
    pub fn variant(self) -> FontVariant {
        let weight = match self {
            Self::Title => FontWeight::BOLD,
            Self::Hei => FontWeight::MEDIUM,
            _ => FontWeight::REGULAR,
        };
        FontVariant::new(FontStyle::Normal, weight, FontStretch::NORMAL)
    }

    /// Office fonts, best first, by every name that a font file may carry.
    fn office(self) -> &'static [&'static str] {
        match self {
            Self::Title => &[
                "FZXiaoBiaoSong-B05S",
                "方正小标宋简体",
                "FZXiaoBiaoSong-B05",
                "方正小标宋_GBK",
                "STZhongsong",
                "华文中宋",
            ],
            Self::Body => &[
                "FangSong_GB2312",
                "仿宋_GB2312",
                "FZFangSong-Z02S",
                "方正仿宋简体",
                "FZFangSong-Z02",
                "方正仿宋_GBK",
                "FangSong",
                "仿宋",
                "STFangsong",
                "华文仿宋",
            ],
            Self::Hei => {
                &["FZHei-B01S", "方正黑体简体", "FZHei-B01", "方正黑体_GBK", "SimHei", "黑体", "STHeiti", "Heiti SC"]
            }
            Self::Kai => &[
                "KaiTi_GB2312",
                "楷体_GB2312",
                "FZKai-Z03S",
                "方正楷体简体",
                "FZKai-Z03",
                "方正楷体_GBK",
                "KaiTi",
                "楷体",
                "STKaiti",
                "华文楷体",
                "Kaiti SC",
            ],
            Self::Song => &["SimSun", "宋体", "NSimSun", "FZShuSong-Z01S", "FZShuSong-Z01", "STSong", "Songti SC"],
            Self::Latin => &["Times New Roman"],
        }
    }

    fn bundled(self) -> &'static [&'static str] {
        match self {
            Self::Title | Self::Song => &["Noto Serif SC"],
            Self::Body => &["Zhuque Fangsong (technical preview)", "Zhuque Fangsong", "Noto Serif SC"],
            Self::Hei => &["Noto Sans SC", "Noto Serif SC"],
            Self::Kai => &["Typeset Kai GB", "Noto Serif SC"],
            Self::Latin => &["Liberation Serif"],
        }
    }
}

/// Bundled fonts for signs that those of the roles lack.
const SIGNS: [&str; 3] = ["Noto Sans Symbols 2", "Noto Sans Math", "Noto Emoji"];

/// Which fonts serve a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The role.
    pub role: Role,
    /// Families that are there, first choice first.
    pub families: Vec<String>,
    /// Whether the first choice is the bundled font.
    pub bundled: bool,
    /// The office fonts that would have been preferred but are not there.
    pub absent: Vec<&'static str>,
}

/// Finds who serves each role; office fonts are considered only when asked for.
pub(super) fn serve(book: &FontBook, office: bool) -> Vec<Served> {
    let there = |name: &&&str| book.contains_family(&name.to_lowercase());
    let serve = |role: Role| {
        let preferred = if office { role.office() } else { &[] };
        let found: Vec<&str> = preferred.iter().filter(there).copied().collect();
        let bundled = role.bundled().iter().chain(&SIGNS).filter(there).copied();
        let absent = preferred.iter().copied().take_while(|name| found.first() != Some(name)).collect();
        Served {
            role,
            bundled: found.is_empty(),
            absent,
            families: found.iter().copied().chain(bundled).map(str::to_owned).collect(),
        }
    };
    ROLES.into_iter().map(serve).collect()
}
