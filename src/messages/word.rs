//! What can be wrong with a Word document.

use super::{Lang, Words};

messages! {
    /// Where in a Word document something stands; all numbers from 1.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Spot: words(lang) -> String {
        /// A paragraph with words in it, counted outside tables and notes; text boxes count with their paragraph.
        Paragraph(number: usize) => { Zh: "第 {number} 段"; En: "paragraph {number}" }
        /// A cell of a table, counted in the columns of the table's grid.
        Cell { table: usize, row: usize, column: usize } => {
            Zh: "第 {table} 个表格第 {row} 行第 {column} 列";
            En: "table {table}, row {row}, column {column}";
        }
        /// A footnote or endnote, in the order of the text.
        Note(number: usize) => { Zh: "第 {number} 条脚注"; En: "footnote {number}" }
    }
}

messages! {
    /// Why a Word document cannot be read.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum BadWord: words(lang, path: &str) -> Words {
        /// It is cut short or its contents make no sense.
        Damaged => {
            Zh: "Word 文件“{path}”损坏或不完整，读不了", label: "读不了",
                hint: "请用 Word 或 WPS 打开看看；能打开的话，另存为 .docx 后再用，打不开就向供稿人再要一份";
            En: "the Word file `{path}` is damaged or incomplete", label: "unreadable",
                hint: "try to open it in Word or WPS; if that works, save it as .docx again, if not, ask for another copy";
        }
        /// It has a password.
        Encrypted => {
            Zh: "Word 文件“{path}”设了打开密码", label: "有密码",
                hint: "请用 Word 或 WPS 打开，去掉密码后存盘（文件→信息→保护文档→用密码进行加密，清空密码）";
            En: "the Word file `{path}` has a password", label: "password",
                hint: "open it in Word or WPS and save it without one";
        }
        /// It is a file of Word 97–2003 (`.doc`) or of an old WPS (`.wps`).
        Old => {
            Zh: "“{path}”是旧格式的文档（.doc 或 .wps），读不了", label: "旧格式",
                hint: "请用 Word 或 WPS 打开，点“另存为”，类型选 .docx，再用存出来的文件";
            En: "`{path}` is a document of an old format (.doc or .wps)", label: "old format",
                hint: "open it in Word or WPS, choose Save As, and save it as .docx";
        }
        /// It is Rich Text.
        RichText => {
            Zh: "“{path}”是 RTF 文档，读不了", label: "不是 .docx",
                hint: "请用 Word 或 WPS 打开，点“另存为”，类型选 .docx，再用存出来的文件";
            En: "`{path}` is Rich Text", label: "no .docx",
                hint: "open it in Word or WPS, choose Save As, and save it as .docx";
        }
        /// It is an OpenDocument text.
        OpenDocument => {
            Zh: "“{path}”是 OpenDocument 文档（.odt），读不了", label: "不是 .docx",
                hint: "请用 LibreOffice、Word 或 WPS 打开，点“另存为”，类型选 .docx，再用存出来的文件";
            En: "`{path}` is an OpenDocument text (.odt)", label: "no .docx",
                hint: "open it in Word or WPS, choose Save As, and save it as .docx";
        }
        /// It is a PDF.
        Pdf => {
            Zh: "“{path}”是 PDF，读不了", label: "不是 .docx",
                hint: "请向供稿人要 Word 文件；只有 PDF 的话，把文字复制到 .txt 文件里";
            En: "`{path}` is a PDF", label: "no .docx",
                hint: "ask for the Word file; if there is none, copy the text into a .txt file";
        }
        /// It is a web page or plain XML.
        Page => {
            Zh: "“{path}”其实是网页，只是用了文档的名字", label: "不是 .docx",
                hint: "请用 Word 或 WPS 打开，点“另存为”，类型选 .docx，再用存出来的文件";
            En: "`{path}` is a web page under the name of a document", label: "no .docx",
                hint: "open it in Word or WPS, choose Save As, and save it as .docx";
        }
        /// It is another kind of file.
        Foreign => {
            Zh: "“{path}”不是 Word 文件", label: "不是 Word 文件",
                hint: "正文请用 .docx、.md 或 .txt 文件；压缩包请先解压，旧的 .doc、.wps 请另存为 .docx";
            En: "`{path}` is no Word file", label: "no Word file",
                hint: "texts are read from .docx, .md and .txt files; unpack archives, and save .doc and .wps as .docx";
        }
        /// It unpacks to more than any article needs.
        TooLarge => {
            Zh: "Word 文件“{path}”解开后太大，没有读", label: "太大",
                hint: "请只留要印的内容，压缩图片，另存为新文件；来路不明的文件请不要用";
            En: "the Word file `{path}` unpacks to too much and was not read", label: "too large",
                hint: "keep only what is to be printed, compress the pictures, and save it as a new file; do not use files of unknown origin";
        }
        /// A part is not well-formed XML, at a line and a column.
        Xml { part: String, line: usize, column: usize } => {
            Zh: "Word 文件“{path}”里的 {part} 损坏：第 {line} 行第 {column} 个字符处读不通", label: "读不了",
                hint: "请用 Word 或 WPS 打开看看；能打开的话，另存为 .docx 后再用，打不开就向供稿人再要一份";
            En: "{part} in the Word file `{path}` is broken at line {line}, column {column}", label: "unreadable",
                hint: "try to open it in Word or WPS; if that works, save it as .docx again, if not, ask for another copy";
        }
        /// A part declares a document type, which no Word document does.
        Doctype { part: String } => {
            Zh: "Word 文件“{path}”里的 {part} 带有文档类型声明（DOCTYPE），没有读", label: "不可靠",
                hint: "Word 和 WPS 不写这样的文件；来路不明的文件请不要用";
            En: "{part} in the Word file `{path}` has a document type declaration and was not read",
                label: "not to be trusted",
                hint: "neither Word nor WPS writes such files; do not use files of unknown origin";
        }
        /// Its packing can be read in more than one way.
        Ambiguous => {
            Zh: "Word 文件“{path}”的内部目录自相矛盾（同名部分、大小不符等），没有读", label: "不可靠",
                hint: "请用 Word 或 WPS 打开看看；能打开的话，另存为 .docx 后再用；来路不明的文件请不要用";
            En: "the packing of the Word file `{path}` contradicts itself (parts of one name, sizes that differ), and it was not read",
                label: "not to be trusted",
                hint: "try to open it in Word or WPS; if that works, save it as .docx again; do not use files of unknown origin";
        }
        /// A part is nested too deeply.
        Deep { part: String } => {
            Zh: "Word 文件“{path}”里的 {part} 嵌套太深，没有读", label: "不可靠",
                hint: "请把表格里的表格、文本框里的文本框拆开；来路不明的文件请不要用";
            En: "{part} in the Word file `{path}` is nested too deeply and was not read", label: "not to be trusted",
                hint: "take tables out of tables and text boxes out of text boxes; do not use files of unknown origin";
        }
        /// A part or a relation has a name that leads out of the document.
        Outside { name: String } => {
            Zh: "Word 文件“{path}”要用文件之外的“{name}”，没有读", label: "不可靠",
                hint: "Word 和 WPS 不写这样的文件；来路不明的文件请不要用";
            En: "the Word file `{path}` refers to `{name}`, outside of it, and was not read",
                label: "not to be trusted",
                hint: "neither Word nor WPS writes such files; do not use files of unknown origin";
        }
        /// There is no text in it.
        Empty => {
            Zh: "Word 文件“{path}”里没有文字", label: "没有文字",
                hint: "请检查是不是用错了文件；扫描成图片的稿子要先转成文字";
            En: "there is no text in the Word file `{path}`", label: "no text",
                hint: "look whether it is the right file; scanned papers must be made text first";
        }
    }
}

messages! {
    /// What of a Word document is not printed as it stands there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum WordNote: words(lang) -> Words {
        /// Tracked insertions, which are kept.
        Insertions = "word-revision" => {
            Zh: "Word 文件里有修订：插入的字已照印", hint: "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用";
            En: "the Word file has tracked changes: insertions are printed",
                hint: "accept or reject the changes in Word (Review) before the text is used";
        }
        /// Tracked deletions, which are left out.
        Deletions = "word-revision" => {
            Zh: "Word 文件里有修订：删除的字没有印", hint: "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用";
            En: "the Word file has tracked changes: deletions are left out",
                hint: "accept or reject the changes in Word (Review) before the text is used";
        }
        /// Tracked moves, printed where they went.
        Moves = "word-revision" => {
            Zh: "Word 文件里有修订：移动的字印在移到的地方", hint: "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用";
            En: "the Word file has tracked changes: moved text is printed where it went",
                hint: "accept or reject the changes in Word (Review) before the text is used";
        }
        /// Tracked changes of looks alone; the new ones are printed.
        Looks = "word-revision" => {
            Zh: "Word 文件里有修订：有的段落改过格式，照改后的印", hint: "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用";
            En: "the Word file has tracked changes of formatting, printed as changed",
                hint: "accept or reject the changes in Word (Review) before the text is used";
        }
        /// Comments, which are left out.
        Comments = "word-comment" => {
            Zh: "Word 文件里有批注，没有印", hint: "请在 Word 的“审阅”里看过、处理好，再删去批注";
            En: "the Word file has comments, which are left out",
                hint: "settle and delete them in Word (Review) before the text is used";
        }
        /// Content controls that nothing was put in, which are left out.
        Placeholder = "word-placeholder" => {
            Zh: "Word 文件里有没填的空（例如“单击此处输入文字”），没有印", hint: "请在 Word 里填好，或者删去";
            En: "the Word file has fields of a form that are not filled in, which are left out",
                hint: "fill them in in Word, or delete them";
        }
        /// Hidden text, which is left out.
        Hidden = "word-hidden" => {
            Zh: "Word 文件里有隐藏的字，没有印", hint: "要印就在 Word 的“字体”里取消“隐藏”，不印就删去";
            En: "the Word file has hidden text, which is left out", hint: "show it in Word (Font, Hidden) or delete it";
        }
        /// Text struck through, which is printed without the line.
        Struck = "word-form" => {
            Zh: "Word 文件里有划了删除线的字，已照印，没有线", hint: "不要的字请在 Word 里删去";
            En: "the Word file has text struck through, which is printed without the line",
                hint: "delete it in Word if it is not wanted";
        }
        /// Superscripts or subscripts that have no characters of their own, which are printed on the line.
        Raised = "word-form" => {
            Zh: "Word 文件里有上标或下标，没有相应的字符，印成了普通的字", hint: "请改写；数字的上标和下标（²、₂）会照印";
            En: "the Word file has superscripts or subscripts that no characters exist for, printed on the line",
                hint: "word it differently; raised and lowered figures are printed as such";
        }
        /// 拼音 above characters, which is left out.
        Ruby = "word-form" => {
            Zh: "Word 文件里有拼音指南，只印了字，没有印拼音", hint: "要印读音，请写在后面的括号里";
            En: "the Word file has readings above characters, which are left out",
                hint: "write them in brackets behind the characters";
        }
        /// Characters in a circle or another frame, printed without it.
        Enclosed = "word-form" => {
            Zh: "Word 文件里有带圈字符，只印了字，没有圈", hint: "请改写，例如加括号；圈里是数字的（①到⑳）会照印";
            En: "the Word file has characters in a circle, printed without it",
                hint: "use brackets; figures in a circle, ① to ⑳, are printed as such";
        }
        /// Equations that cannot be said in a line, printed as well as that can be.
        Equation = "word-form" => {
            Zh: "Word 文件里有公式，一行里印不出原样，只能这样印", hint: "请对照原稿；不妥就改用文字或图片";
            En: "the Word file has equations that cannot be said in a line of text",
                hint: "compare what is printed with the Word file; use words or a picture if it will not do";
        }
        /// Fields that have no result, so that nothing is printed.
        Field = "word-field" => {
            Zh: "Word 文件里有域没有结果，没有印", hint: "请在 Word 里点它，按 F9 更新，或者改成文字";
            En: "the Word file has fields without a result, of which nothing is printed",
                hint: "click on it in Word and press F9, or use words";
        }
        /// Numbers with no words behind them, which are left out.
        EmptyItem = "word-form" => {
            Zh: "Word 文件里有只有编号、没有字的段落，没有印；后面的编号照 Word 里的", hint: "请在 Word 里删去这样的空段";
            En: "the Word file has paragraphs with a number and no words, which are left out; numbers behind them are Word's",
                hint: "delete such paragraphs in Word";
        }
        /// Numbers of lists or headings in a form that is not known, printed in digits.
        Numbering = "word-form" => {
            Zh: "Word 文件里有的编号样式认不出，印成了阿拉伯数字", hint: "请在 Word 里换一种编号样式，或手打编号";
            En: "the Word file has numbers of a form that is not known, printed in digits",
                hint: "choose another form of numbers in Word, or type them";
        }
        /// Signs of a symbol font that are not known; a □ stands for each.
        Symbol = "word-form" => {
            Zh: "Word 文件里有认不出的符号，印成了□", hint: "请在 Word 里换成普通字符";
            En: "the Word file has symbols that are not known, printed as `□`", hint: "use ordinary characters in Word";
        }
        /// Pictures that are only linked, and so left out.
        LinkedPicture = "word-picture" => {
            Zh: "Word 文件里有链接来的图片，没有印", hint: "请在 Word 里把图片插入文件，而不是链接";
            En: "the Word file has linked pictures, which are left out", hint: "insert them into the file in Word";
        }
        /// Pictures in other formats than PNG, JPEG, GIF and WebP, which are left out.
        PictureFormat = "word-picture" => {
            Zh: "Word 文件里有图片不是 PNG、JPEG、GIF 或 WebP，没有印", hint: "请在 Word 里另存为 PNG 再插入";
            En: "the Word file has pictures that are not PNG, JPEG, GIF or WebP, which are left out",
                hint: "save them as PNG and insert them again";
        }
        /// Pictures within tables, which are left out.
        PictureInTable = "word-picture" => {
            Zh: "Word 文件里表格中的图片没有印", hint: "请把图片移到表格外面";
            En: "pictures within tables of the Word file are left out", hint: "move them out of the table";
        }
        /// Pictures that are cropped in Word, printed whole.
        Cropped = "word-picture" => {
            Zh: "Word 文件里有图片裁剪过，印出来是整幅", hint: "请在 Word 里选“压缩图片”，删去裁剪区域";
            En: "the Word file has cropped pictures, printed whole",
                hint: "choose Compress Pictures in Word and delete the cropped areas";
        }
        /// Charts, diagrams and embedded objects, which are left out.
        Object = "word-picture" => {
            Zh: "Word 文件里有图表、图示或嵌入的对象，没有印",
                hint: "请在 Word 里把它粘贴为图片，或在 issue.toml 里用 kind = \"chart\" 画图";
            En: "the Word file has charts, diagrams or embedded objects, which are left out",
                hint: "paste them as pictures in Word, or draw a chart with kind = \"chart\" in issue.toml";
        }
        /// Tables within tables, whose words are in the cell.
        NestedTable = "word-form" => {
            Zh: "Word 文件里有表格中的表格，它的字并进了一格", hint: "请把里面的表格拆出来";
            En: "the Word file has tables within tables, whose words were put into the cell",
                hint: "take the inner table out";
        }
        /// Tables of one row or one column, printed as paragraphs.
        TableAsText = "word-form" => {
            Zh: "Word 文件里只有一行或一列的表格，已印成段落", hint: "要印成表格，至少要有表头和一行数据、两列";
            En: "tables of one row or one column in the Word file are printed as paragraphs",
                hint: "a table needs a head, a row and two columns";
        }
        /// A list of contents, which is left out.
        Contents = "word-form" => {
            Zh: "Word 文件里的目录没有印", hint: "目录由 issue.toml 的 contents = true 生成";
            En: "the list of contents in the Word file is left out", hint: "`contents = true` in issue.toml prints one";
        }
    }
}

messages! {
    /// What can be wrong with a Word document.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum WordFault: words(lang) -> Words {
        /// It cannot be read.
        Unreadable { path: String, why: BadWord } = "word" => { why.words(lang, path) }
        /// Something is not printed as it stands there, in so many places.
        Note { what: WordNote, count: usize } = { what.code() } => {
            let Words { message, hint, .. } = what.words(lang);
            match count {
                2.. => {
                    Zh: "{message}（共 {count} 处）", label: "第一处在这里", hint: hint;
                    En: "{message} ({count} places)", label: "the first is here", hint: hint;
                }
                _ => { Zh: message, label: "在这里", hint: hint; En: message, label: "here", hint: hint; }
            }
        }
        /// No title can be made out in it, and `issue.toml` gives none.
        NoTitle { path: String } = "word-no-title" => {
            Zh: "看不出“{path}”里哪一行是标题", label: "没有标题",
                hint: "请在这里加一行 title = \"标题\"；或在 Word 里给标题行选“标题”样式（或居中），放在最前面";
            En: "no title can be made out in `{path}`", label: "no title",
                hint: "add `title = \"…\"` here; or give the title line in Word the style Title, or centre it, at the very beginning";
        }
        /// Its title is another than that in `issue.toml`, and is left out.
        OtherTitle { text: String } = "word-title" => {
            Zh: "Word 文件里的标题“{text}”没有印，印的是 issue.toml 里的 title", label: "与 title 不同",
                hint: "两个标题应当一样；要用 Word 文件里的，就删去 title 这一行；这一行若不是标题，请在 Word 里取消居中和标题样式";
            En: "the title in the Word file, `{text}`, is not printed, but `title` in issue.toml is",
                label: "differs from `title`",
                hint: "make both the same; to use that of the Word file, remove `title`; if this line is no title, take its centring or style away in Word";
        }
        /// Its source is another than that in `issue.toml`, and is left out.
        OtherSource { text: String } = "word-source" => {
            Zh: "Word 文件末尾的来源“{text}”没有印，印的是 issue.toml 里的 source", label: "与 source 不同",
                hint: "两处来源应当一样；要用 Word 文件里的，就删去 source 这一行";
            En: "the source at the end of the Word file, `{text}`, is not printed, but `source` in issue.toml is",
                label: "differs from `source`",
                hint: "make both the same; to use that of the Word file, remove `source`";
        }
        /// Signature or date at its end are others than in `issue.toml`, and are left out.
        OtherSigned { text: String } = "word-signed" => {
            Zh: "Word 文件末尾的“{text}”没有印，印的是 issue.toml 里的 signed、signed_date", label: "与署名、日期不同",
                hint: "两处应当一样；要用 Word 文件里的，就删去 signed、signed_date";
            En: "`{text}` at the end of the Word file is not printed, but `signed` and `signed_date` in issue.toml are",
                label: "differs from the signature",
                hint: "make both the same; to use that of the Word file, remove `signed` and `signed_date`";
        }
        /// A table or picture where none can stand: in the notice.
        NoRoom { table: bool } = "word-no-room" => {
            text what = match table {
                true => { Zh: "表格"; En: "table" }
                false => { Zh: "图片"; En: "picture" }
            };
            Zh: "方框、按语和封底里放不下{what}", label: "在这里", hint: "请移到栏目里，作为单独的一项";
            En: "a box, a note or the back cover has no room for a {what}", label: "here", hint: "make it an item of its own in a section";
        }
        /// The value of `text` is the name of a file.
        TextNamesFile { path: String } = "text-names-file" => {
            Zh: "text 里要写正文本身，这里写的却是文件名“{path}”", label: "这是文件名",
                hint: "请写成 file = \"{path}\"";
            En: "`text` takes the text itself, but this is the name of a file, `{path}`", label: "the name of a file",
                hint: "write file = \"{path}\"";
        }
    }
}
