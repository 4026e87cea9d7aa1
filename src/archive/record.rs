//! The record metadata of an issue, and the files that hold it beside the PDF.

use quick_xml::escape::escape;
use serde_json::{Map, Value};

use super::filing::{code, compact_date};
use crate::document::Meta;
use crate::hanzi::flat;
use crate::messages::PROGRAM;
use crate::model::{Instruction, Issue, Item, NumberForm};
use crate::source::{Located, sha256};

/// The record metadata of an issue, GB/T 18894-2016, DA/T 46-2009 and GB/T 33480-2016.
///
/// What is not known is left out, never made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record(pub Vec<Field>);

/// One element of the metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the standards, such as 题名.
    pub name: &'static str,
    /// Its name as a property of XMP.
    pub property: &'static str,
    /// Its values; one, unless it is a list.
    pub values: Vec<String>,
}

/// The words between the values of a list where they must be one text.
pub const BETWEEN: &str = "；";

impl Record {
    /// Describes an issue whose pages are finished; `standards` are those that the file meets.
    pub fn new(issue: &Issue, meta: &Meta, pages: usize, standards: &[String]) -> Self {
        let publication = &issue.publication;
        let archiving = &publication.archiving;
        let text = |text: &Option<Located<String>>| text.as_ref().map(|text| text.value.clone());
        let secrecy = text(&issue.secrecy).map(|words| match words.split_once('★') {
            Some((level, period)) => (level.trim().to_owned(), Some(period.trim().to_owned())),
            None => (words, None),
        });
        let (level, period) = secrecy.map_or((None, None), |(level, period)| (Some(level), period));
        let one = |value: Option<String>| value.into_iter().collect::<Vec<String>>();
        let always = |value: &str| vec![value.to_owned()];
        let list = |list: &[Located<String>]| list.iter().map(|item| item.value.clone()).collect::<Vec<String>>();
        let distribution = &publication.distribution;
        // The usual form of the number says all that it is made of.
        let own = publication.masthead.number_form != NumberForm::Year;
        let printed = issue.printed_date.as_ref().map(|date| date.value);
        let printed = printed.or(publication.printed_by.as_ref().map(|_| issue.date));
        let said = |one: &Instruction| {
            let by = one.by.iter().map(|by| by.value.trim().to_owned());
            by.chain(one.date.iter().map(|(moment, _)| moment.to_string())).collect::<Vec<_>>().join("\u{3000}")
        };
        let instructions = issue.instructions().map(said).collect();
        let attached: Vec<String> =
            issue.attachments.iter().map(|one| flat(&one.title.value).replace('\n', "")).collect();
        let closings =
            || issue.items().filter_map(|item| if let Item::Closing(closing) = item { Some(closing) } else { None });
        let signed = closings().flat_map(|closing| &closing.signed).map(|body| body.value.trim().to_owned()).collect();
        let dates =
            closings().filter_map(|closing| closing.date.as_ref()).map(|date| date.moment.to_string()).collect();
        let addressed = issue.addressed().flat_map(list).collect();
        let fields = [
            ("聚合层次", "aggregationLevel", always("件")),
            ("档号", "archivalCode", one(code(archiving, issue.date))),
            ("全宗号", "fondsCode", one(archiving.fonds.clone())),
            ("档案门类代码", "categoryCode", always(&archiving.category)),
            ("年度", "year", always(&issue.date.year.to_string())),
            ("保管期限", "retentionPeriod", always(archiving.retention.word())),
            ("保管期限代码", "retentionCode", always(archiving.retention.code())),
            ("机构或问题", "departmentCode", one(archiving.department.clone())),
            ("件号", "itemNumber", one(archiving.item.map(|item| format!("{item:04}")))),
            ("题名", "title", always(&meta.title)),
            ("责任者", "creator", list(&publication.issuers)),
            ("文种", "documentType", one(text(&publication.kind))),
            ("文件编号", "documentNumber", one(number(issue))),
            ("增刊", "supplement", one(text(&issue.supplement))),
            ("专刊", "edition", one(text(&issue.edition))),
            ("期号", "issueNumber", one(issue.number.filter(|_| own).map(|number| number.to_string()))),
            ("总期号", "totalNumber", one(issue.total.filter(|_| own).map(|total| total.to_string()))),
            ("日期", "date", always(&compact_date(issue.date))),
            ("密级", "securityClass", one(level)),
            ("保密期限", "secrecyPeriod", one(period)),
            ("紧急程度", "urgency", one(text(&issue.urgency))),
            ("签发人", "signer", list(&issue.signers)),
            ("份号", "copyNumber", one(issue.copy_number.map(|number| format!("{number:06}")))),
            ("份数", "copies", one(publication.copies.map(|copies| copies.to_string()))),
            ("页数", "pages", always(&pages.to_string())),
            ("主题词", "keywords", meta.keywords.clone()),
            ("主送机关", "addressedTo", addressed),
            ("报送机关", "reportedTo", list(&distribution.report)),
            ("抄送机关", "sentTo", [list(&distribution.send), list(&distribution.copy_to)].concat()),
            ("发送机关", "issuedTo", list(&distribution.issue)),
            ("增发机关", "alsoIssuedTo", list(&issue.extra_recipients)),
            ("印发机关", "printedBy", one(text(&publication.printed_by))),
            ("印发日期", "printedDate", one(printed.map(compact_date))),
            ("署名", "signedBy", signed),
            ("成文日期", "signedDate", dates),
            ("批示", "instructions", instructions),
            (
                "附件数",
                "attachmentCount",
                one(Some(attached.len()).filter(|count| *count > 0).map(|count| count.to_string())),
            ),
            ("附件题名", "attachmentTitle", attached),
            ("格式信息", "format", vec![standards.join(BETWEEN)]),
            ("文档创建程序", "creatingApplication", always(PROGRAM)),
        ];
        let field = |(name, property, values): (_, _, Vec<String>)| Field { name, property, values };
        Self(fields.into_iter().map(field).filter(|field| !field.values.is_empty()).collect())
    }

    /// Returns the record with what is known of its file once that is written.
    ///
    /// 计算机文件名, its size in bytes and its SHA-256.
    pub fn of_file(&self, name: &str, pdf: &[u8]) -> Self {
        let file = [
            ("计算机文件名", "fileName", name.to_owned()),
            ("计算机文件大小", "fileSize", pdf.len().to_string()),
            ("摘要算法", "digestAlgorithm", "SHA-256".to_owned()),
            ("摘要", "digest", sha256(pdf)),
        ];
        let file = file.into_iter().map(|(name, property, value)| Field { name, property, values: vec![value] });
        Self(self.0.iter().cloned().chain(file).collect())
    }

    /// Returns the record as JSON, by the names of the standards; lists of several values are arrays.
    pub fn json(&self) -> String {
        let value = |field: &Field| match field.values.as_slice() {
            [one] => Value::from(one.as_str()),
            several => Value::from(several.to_vec()),
        };
        let map: Map<String, Value> = self.0.iter().map(|field| (field.name.to_owned(), value(field))).collect();
        serde_json::to_string_pretty(&map).expect("a record has only text") + "\n"
    }

    /// Returns the record as XML, by the names of the standards; a list is an element for each value.
    pub fn xml(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<电子文件元数据>\n");
        for Field { name, values, .. } in &self.0 {
            values.iter().for_each(|value| xml += &format!("  <{name}>{}</{name}>\n", escape(value.as_str())));
        }
        xml + "</电子文件元数据>\n"
    }
}

/// Returns the 期号, which serves a bulletin as 文件编号: 〔2020〕第3期（总第10期）, 增刊第2期.
fn number(issue: &Issue) -> Option<String> {
    let word = issue.supplement.as_ref().map_or("", |word| word.value.trim());
    let printed = issue.printed_number();
    let number = if printed.lines.is_empty() {
        let total = printed.total.map(|total| format!("（{total}）")).unwrap_or_default();
        let number = [printed.year, printed.number].into_iter().flatten().collect::<String>();
        format!("{number}{total}")
    } else {
        printed.in_one_line()
    };
    Some(format!("{word}{number}")).filter(|number| !number.is_empty())
}
