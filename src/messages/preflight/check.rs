//! What the inspection before printing looks for: codes and words.

use crate::messages::{Lang, Words};

messages! {
    /// Something that the inspection before printing looks for.
    ///
    /// Codes begin with F1 for the file, F2 pages, F3 type, F4 colour, F5 pictures, F6 lines and effects.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    #[expect(missing_docs, reason = "the texts of each say what it is")]
    pub enum Check: words(lang) -> Words {
        Encrypted = "F101" => {
            Zh: "文件加了密，不少制版系统不收", hint: "请在导出时去掉安全设置（密码、禁止打印等），重新导出";
            En: "the file is encrypted, which many prepress systems refuse",
                hint: "export it again without any security settings";
        }
        PageCount = "F102" => {
            Zh: "页数不是 4 的倍数，骑马订配不成帖", hint: "请在末尾（或版记前）补空白页，或增减内容";
            En: "the number of pages is no multiple of 4, as saddle stitching needs",
                hint: "add blank pages at the end, or shorten the content";
        }
        Script = "F103" => {
            Zh: "文件里有脚本（JavaScript），制版时不会运行，也不该有",
                hint: "请用原来的软件重新导出，不带脚本；来路不明的文件先查毒";
            En: "the file has scripts (JavaScript), which a press does not run",
                hint: "export it again without them; be careful with files of unknown origin";
        }
        Annotation = "F104" => {
            Zh: "有批注或其他附加对象，没有设成可打印，印不出来", hint: "不要印的请删去，要印的请改成正文内容";
            En: "there are annotations that are not set to print",
                hint: "remove them, or make those to be printed part of the page";
        }
        Form = "F105" => {
            Zh: "有表单域，里面填的字可能印不出来", hint: "请先“平面化”（拼合表单），或打印成 PDF 再交";
            En: "there are form fields, whose contents may not be printed",
                hint: "flatten the form before handing the file over";
        }
        Layers = "F106" => {
            Zh: "有图层，印哪些层由制版软件决定", hint: "请合并图层，只留要印的内容";
            En: "there are layers, and the press decides which are printed",
                hint: "merge them and keep only what is to be printed";
        }
        Newest = "F107" => {
            Zh: "PDF 版本太新，有的制版系统不认", hint: "请导出为 PDF 1.6、1.7 或 PDF/X-4";
            En: "this version of PDF is too new for some prepress systems", hint: "export as PDF 1.6, 1.7 or PDF/X-4";
        }
        Unread = "F108" => {
            Zh: "有的内容读不出来，没有查到", hint: "请重新导出；印前务必看打样";
            En: "some content could not be read and was not checked", hint: "export it again, and look at a proof";
        }
        Claim = "F109" => {
            Zh: "文件自称符合印刷或归档标准（这里没有验证）", hint: "印刷厂要求某一标准时，请用专门的软件验证";
            En: "the file claims to meet standards (not verified here)",
                hint: "have it validated if the print shop asks for one";
        }
        PrintedAnnotation = "F110" => {
            Zh: "有设成可打印的印章、批注等附加对象，会印出来；颜色已一并检查，但拼版时可能丢失",
                hint: "要印的请先“打印成 PDF”或“拼合批注”，变成页面内容再交；不要印的请删去";
            En: "there are stamps or other annotations that print; their colours were checked, but imposition may lose them",
                hint: "flatten those to be printed into the page, and remove the others";
        }
        WrongSize = "F201" => {
            Zh: "成品尺寸不对", hint: "请改页面设置后重新导出；有出血的要写明裁切框（TrimBox）";
            En: "the trimmed size is wrong",
                hint: "change the page size and export again; with bleed, the file must have a TrimBox";
        }
        MixedSizes = "F202" => {
            Zh: "各页大小不一样，拼不成版", hint: "请统一页面大小后重新导出";
            En: "pages differ in size and cannot be imposed together", hint: "give all pages the same size";
        }
        Rotated = "F203" => {
            Zh: "页面是靠“旋转”标记转过来的，拼版软件可能不认，会放倒", hint: "请把页面真正转正后重新导出";
            En: "pages are turned by a mark that imposition may ignore",
                hint: "turn the pages themselves and export again";
        }
        Lying = "F204" => {
            Zh: "有横放的页，与其他页方向不同", hint: "请改成竖页，内容在页内旋转";
            En: "pages lie on their side", hint: "make them upright and turn their content instead";
        }
        Blank = "F205" => {
            Zh: "有空白页", hint: "请确认是有意留的（例如凑成双数页）；多余的请删去";
            En: "pages are blank", hint: "see whether that is meant, and remove what is not";
        }
        NoBleed = "F206" => {
            Zh: "色块或图贴着裁切边，却没有做足出血，裁切后会露白边",
                hint: "请把贴边的内容向外延伸，并在导出时加上出血；或者缩进页面里";
            En: "something touches the trim edge without enough bleed, and will show white after trimming",
                hint: "extend it beyond the edge and export with bleed, or keep it inside";
        }
        NearTrim = "F207" => {
            Zh: "内容离裁切边太近，可能被裁掉", hint: "请把文字和线条往里收";
            En: "content is too near the trim edge and may be cut off", hint: "move text and lines further in";
        }
        NotEmbedded = "F301" => {
            Zh: "字体没有嵌入，印刷厂没有这个字体就会换字、乱码",
                hint: "请在导出设置里选“嵌入所有字体”，或改用可以嵌入的字体";
            En: "fonts are not embedded and will be replaced by others", hint: "export again with all fonts embedded";
        }
        Type3 = "F302" => {
            Zh: "有 Type 3 字体，可能发虚，有的制版系统会出错",
                hint: "请换用普通的 TrueType 或 OpenType 字体后重新导出";
            En: "there are Type 3 fonts, which may print blurred or fail", hint: "use TrueType or OpenType fonts";
        }
        SmallText = "F303" => {
            Zh: "字太小，印出来看不清", hint: "请放大到 5 磅以上（表格、图里的字也算）";
            En: "text is too small to print well", hint: "make it 5 pt or larger, in tables and figures too";
        }
        SmallReversed = "F304" => {
            Zh: "反白的字太小，笔画会被油墨填满", hint: "请放大、加粗，或改成浅底深字";
            En: "white text on colour is so small that ink will fill it",
                hint: "make it larger or bolder, or use dark text";
        }
        RgbText = "F401" => {
            Zh: "文字用的是屏幕颜色（RGB），分色后会变成四色字，套不准就有重影",
                hint: "请把黑字改成单色黑（K100），彩色字改成专色或 CMYK";
            En: "text is in screen colours (RGB) and will be printed in four inks",
                hint: "make black text K 100 only, coloured text a spot colour or CMYK";
        }
        RgbGraphics = "F402" => {
            Zh: "色块或线条用的是屏幕颜色（RGB），印出来会变色", hint: "请改成单色黑、专色或 CMYK 后重新导出";
            En: "areas or lines are in screen colours (RGB), which will change in print",
                hint: "make them black, a spot colour or CMYK";
        }
        RichBlack = "F403" => {
            Zh: "黑字是四色叠成的，套不准就有重影、发虚", hint: "请改成单色黑：C0 M0 Y0 K100";
            En: "black text is made of several inks and needs perfect register", hint: "make it C0 M0 Y0 K100";
        }
        Inks = "F404" => {
            Zh: "用的颜色多，要的印版比预定的多，费用会增加",
                hint: "只印黑、红两色的，请把其他颜色改掉；确要彩印的，用 --inks 写明";
            En: "the job needs more plates than planned, and costs more",
                hint: "change the other colours, or say --inks if the job is meant so";
        }
        Coverage = "F405" => {
            Zh: "同一处的油墨太多，干得慢，会粘脏、透印", hint: "请减淡深色；大面积深黑用 K100 加少量 C";
            En: "there is too much ink in one place, which dries slowly and sets off", hint: "lighten dark colours";
        }
        IccGray = "F406" => {
            Zh: "灰色带有颜色配置（ICC），有的制版系统会分成四色",
                hint: "请改成单色黑的深浅（DeviceGray），或请印刷厂按单黑输出";
            En: "gray has a colour profile and may be separated into four inks",
                hint: "make it tints of black (DeviceGray), or ask the shop to print it in black";
        }
        IccCmyk = "F407" => {
            Zh: "四色带有颜色配置（ICC），可能被重新分色，单黑会变成四色黑",
                hint: "请按印刷厂的要求导出 CMYK，不再转换";
            En: "CMYK has a colour profile and may be separated anew",
                hint: "export as plain CMYK for the shop's conditions";
        }
        OtherColor = "F408" => {
            Zh: "有 Lab 或看不出的颜色，印出来的样子由制版系统决定", hint: "请改成单色黑、专色或 CMYK";
            En: "there are Lab or unknown colours, and the press decides how they look",
                hint: "make them black, a spot colour or CMYK";
        }
        Registration = "F409" => {
            Zh: "用了套版色（All），每一块版上都会印", hint: "套版色只能画角线；请改成单色黑";
            En: "registration colour (All) is printed on every plate", hint: "keep it for crop marks; use black";
        }
        VeryCoarse = "F501" => {
            Zh: "图片太粗，印出来满是方块", hint: "请换清晰的原图，或把图缩小";
            En: "pictures are far too coarse", hint: "use the original pictures, or make them smaller";
        }
        Coarse = "F502" => {
            Zh: "图片不够清晰，印出来会发虚", hint: "请换更清晰的图，或把图缩小";
            En: "pictures are too coarse", hint: "use finer pictures, or make them smaller";
        }
        RgbPicture = "F503" => {
            Zh: "图片是屏幕颜色（RGB），印出来会变色；黑白印刷时深浅也会变",
                hint: "请转成灰度（单色印刷）或 CMYK（彩色印刷）";
            En: "pictures are in screen colours (RGB), which will change in print",
                hint: "make them grayscale, or CMYK for colour printing";
        }
        CoarseBilevel = "F504" => {
            Zh: "黑白线条图太粗，边缘会有锯齿", hint: "请按 600 dpi 以上扫描（细线 1200 dpi），或改用灰度";
            En: "black-and-white pictures are too coarse and will show steps",
                hint: "scan at 600 dpi or more (1200 for fine lines), or use grayscale";
        }
        Hairline = "F601" => {
            Zh: "线太细（发丝线），印版上可能断开或没有", hint: "请加粗到 0.25 磅以上";
            En: "lines are so thin that they may not print", hint: "make them 0.25 pt or thicker";
        }
        ThinLine = "F602" => {
            Zh: "线偏细，印出来可能断断续续", hint: "请加粗到 0.25 磅以上";
            En: "lines are thin and may print broken", hint: "make them 0.25 pt or thicker";
        }
        Transparency = "F603" => {
            Zh: "用了透明效果，拼合时颜色可能变、边上可能有细线",
                hint: "请导出时拼合透明，或请印刷厂确认系统支持（PDF/X-4）";
            En: "there is transparency, which may change colours when flattened",
                hint: "flatten it, or ask whether the shop takes PDF/X-4";
        }
        Overprint = "F604" => {
            Zh: "用了叠印，下面的颜色不挖空", hint: "请确认是有意的；印刷厂须打开叠印预览看打样";
            En: "colours overprint what lies below", hint: "see whether that is meant, and proof with overprint on";
        }
        WhiteOverprint = "F605" => {
            Zh: "白色设了叠印，印出来会不见", hint: "请去掉白色对象的叠印";
            En: "white overprints, and so vanishes", hint: "take overprint off white objects";
        }
    }
}
