//! What stands in the way of printing, and its words.

use super::{Lang, Term, Words};

messages! {
    /// Why an issue cannot go to the press as it is.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub enum PrintFault: words(lang) -> Words {
        /// A text that is no colour of process inks.
        InkForm { text: String } = "ink-form" => {
            Zh: "“{text}”不是油墨配比",
                label: "应为油墨配比", hint: "请写青 C、品红 M、黄 Y、黑 K 各占百分之几，例如 \"M80 Y80\"";
            En: "\"{text}\" is no mixture of inks",
                label: "expected inks",
                hint: "give the per cent of cyan C, magenta M, yellow Y and black K, such as \"M80 Y80\"";
        }
        /// A file that is no ICC profile of a press with four inks.
        NotAProfile { path: String } = "not-a-profile" => {
            Zh: "“{path}”不是四色印刷的 ICC 特性文件",
                label: "不是印刷特性文件", hint: "请向印刷厂要 CMYK 输出特性文件（.icc），或删去这一行";
            En: "\"{path}\" is no ICC profile of a press with four inks",
                label: "no output profile",
                hint: "ask the print shop for its CMYK output profile (.icc), or remove this line";
        }
        /// Colours on a page that the inks cannot print, as `#rrggbb`; they are printed grey.
        Greyed { colours: Vec<String> } = "colour-greyed" => {
            Zh: ("有印不出来的颜色：{}，已改印成灰色", colours.join("、")),
                hint: "只用黑、红两种墨时印不出别的颜色；要印彩色，请在 [print] 里写 ink = \"process\"（四色印刷，价钱要高）";
            En: ("colours that the inks cannot print: {}; they are grey now", colours.join(", ")),
                hint: "black and red ink print no other colours; for a job of four inks write ink = \"process\" in [print]";
        }
        /// A coloured picture, by its pixels, that is printed grey.
        PictureGreyed { width: usize, height: usize } = "picture-greyed" => {
            Zh: "彩色图片（{width}×{height} 像素）改印成了灰色",
                hint: "只用黑、红两种墨时图片印成灰色；要印彩色，请在 [print] 里写 ink = \"process\"（四色印刷，价钱要高）";
            En: "a coloured picture ({width} × {height} pixels) is printed in grey",
                hint: "black and red ink print no other colours; for a job of four inks write ink = \"process\" in [print]";
        }
        /// A picture that cannot be put into inks.
        Picture { why: PictureFault } = "picture-not-printable" => {
            match why {
                PictureFault::Damaged => {
                    Zh: "有一幅图片的数据坏了，换不成印刷颜色", hint: "请重新导出或重新保存这幅图片";
                    En: "a picture's data is damaged and cannot be put into inks", hint: "export or save it again";
                }
                PictureFault::Filter(name) => {
                    Zh: "有一幅图片用了 {name} 压缩，换不成印刷颜色", hint: "请把这幅图片另存为 PNG 或 JPG 再放进来";
                    En: "a picture packed by {name} cannot be put into inks", hint: "save it as PNG or JPEG";
                }
                PictureFault::Space | PictureFault::ColourKey => {
                    Zh: "有一幅图片的颜色格式特殊，换不成印刷颜色",
                        hint: "请把这幅图片另存为普通的 RGB 或灰度 PNG、JPG";
                    En: "a picture has colours of a special sort and cannot be put into inks",
                        hint: "save it as an ordinary RGB or grey PNG or JPEG";
                }
            }
        }
        /// A gradient that is printed grey.
        GradientGreyed = "gradient-greyed" => {
            Zh: "渐变色改印成了灰色",
                hint: "红到白、黑到白的渐变可以照印；别的渐变只用黑、红两种墨印不出来，请改成单色，或在 [print] 里写 ink = \"process\"";
            En: "a gradient is printed in grey",
                hint: "gradients from red or black to white can be printed; use one colour, or ink = \"process\" in [print]";
        }
        /// More copies for recipients than there are.
        MoreRecipients { recipients: u32, copies: u32 } = "more-recipients" => {
            Zh: "各单位一共要 {recipients} 份，印数只有 {copies} 份",
                label: "比印数多", hint: "请核对 [[print.recipient]] 里的份数，或改 copies";
            En: "recipients get {recipients} copies, but only {copies} are printed",
                label: "more than are printed", hint: "check the numbers in [[print.recipient]], or change copies";
        }
        /// A name of a spot ink that means something else to every press.
        ReservedInk { name: String } = "reserved-ink" => {
            Zh: "专色不能叫“{name}”",
                label: "这个名称另有含义",
                hint: "这个名称在印刷里另有所指；请写印刷厂油墨的名称，例如 \"PANTONE 485 C\" 或 \"专红\"";
            En: "a spot ink cannot be called \"{name}\"",
                label: "means something else",
                hint: "write the name of the ink as the print shop knows it, such as \"PANTONE 485 C\"";
        }
        /// More numbered copies than are made at once.
        TooManyCopies { copies: u32, limit: u32 } = "too-many-copies" => {
            Zh: "一次最多编 {limit} 份，现在是 {copies} 份",
                hint: "份号一般只用于涉密的少量份数；印数多的，请改小 copies，或请印刷厂用号码机打号";
            En: "at most {limit} copies are numbered at once, not {copies}",
                hint: "lower copies, or have the print shop number them by machine";
        }
        /// A gradient that cannot be put into inks.
        Gradient = "gradient-not-printable" => {
            Zh: "有渐变色换不成印刷颜色", hint: "请把模板或图片里的渐变改成单色，或把图片另存为 PNG";
            En: "a gradient cannot be put into inks", hint: "use one colour instead, or save the picture as PNG";
        }
        /// Something in a colour that is not understood.
        UnknownColour = "colour-not-printable" => {
            Zh: "有一种颜色看不懂，换不成印刷颜色",
                hint: "请把图片另存为 PNG 或 JPG；自己的模板里请只用 rgb、luma 或 cmyk 颜色";
            En: "a colour is not understood and cannot be put into inks",
                hint: "save pictures as PNG or JPEG; use only rgb, luma or cmyk in templates of your own";
        }
        /// Numbered copies of an issue whose number of copies is not given.
        NoCopies = "no-copies" => {
            Zh: "要印份号，但没有写印多少份", hint: "请在 publication.toml 里写 copies = 80 这样的印数";
            En: "copies are to be numbered, but there is no number of copies",
                hint: "write copies = 80 or the like in publication.toml";
        }
        /// The label of a copy moves other pages.
        CopiesDiffer = "copies-differ" => {
            Zh: "有的份号或收件单位太长，会挤动后面的页", hint: "请把 [[print.recipient]] 里的单位名称写短一些";
            En: "a copy's number or recipient is so long that it moves other pages",
                hint: "shorten the names in [[print.recipient]]";
        }
        /// A PDF of this name in a kit fails its inspection.
        NotPassed { file: &'static str } = "not-passed" => {
            Zh: "“{file}”印前检查不合格，没有打包",
                hint: "请先改好上面列出的错误；也可以用 --for print 单独生成 PDF，再用 typeset preflight 检查";
            En: "{file} fails the inspection before printing, and no kit was made",
                hint: "put right the errors above; --for print makes the PDF alone, typeset preflight inspects it";
        }
        /// The finished PDF could not be read again.
        Unreadable { message: String } = "print-failed" => {
            Zh: "做成的 PDF 不能再处理：{message}", hint: "请把这句话告诉软件的维护人";
            En: "the finished PDF cannot be worked on: {message}", hint: "please tell those who maintain the program";
        }
    }
}

/// Why a picture cannot be put into inks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureFault {
    /// Its data is not what it says.
    Damaged,
    /// It is packed in a way of this name, which is not unpacked here.
    Filter(String),
    /// Its colours are of a sort that is not understood.
    Space,
    /// One of its colours stands for what is transparent.
    ColourKey,
}

impl Lang {
    /// Says what to do with the page of rulers.
    pub fn calibration_advice(self) -> Term {
        say!(self => Term {
            Zh: "校准页：用白纸按 100% 打印，叠在预印红头的纸上对着光看。尺上的数是离纸上边、左边的毫米数。\
                位置不对时，在 publication.toml 的 [masthead] 里改 height，或用 style = \"preprinted\" 加 number_at、issuer_at。";
            En: "Calibration: print on plain paper at 100 %, lay it on a pre-printed sheet and look against the light. \
                Figures are mm from the top and the left edge. Change height in [masthead] of publication.toml, or use \
                style = \"preprinted\" with number_at and issuer_at.";
        })
    }
}
