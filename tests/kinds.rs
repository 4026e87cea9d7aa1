//! Made-up issues of ten kinds: each is built without a finding, and says the same in every rendition.

use std::path::PathBuf;

use crate::archive::{archive, assert_valid};
use crate::print::{all_plates, print};
use crate::same::{compared, documents};
use crate::support::{Case, LaidOut, copy, root, run, squeeze};

/// The folders, and words that each must show.
const KINDS: [(&str, &[&str]); 10] = [
    ("inspection", &["2026年第6期", "附件：1.上半年重点工作任务完成情况表", "附件1", "附件2", "抄送：市委督查室。"]),
    ("opinion", &["第142期", "领导批示", "来源：云州论坛　浏览量：2.3万　跟帖数：188", "（整理：韩立新）"]),
    ("boards", &["红榜", "黑榜", "附件：8月份各街道（镇）得分"]),
    ("duty", &["特急", "签发人：罗成", "2026年7月21日18时30分"]),
    ("meeting", &["总第61期", "主持：吴建国", "议程", "请假：周正（病假）、郑和平（公差）"]),
    ("supplement", &["增刊", "编者按：", "【名词解释】", "扫码看往期"]),
    ("joint", &["秘密★1年", "编号：000007", "签发人：高峰　陈晓东", "第三期"]),
    ("environment", &["CODCr", "①", "优良率指空气质量指数"]),
    ("commendation", &["专刊", "（此件公开发布）", "附件1", "附件2"]),
    ("picture-news", &["10月3日清晨的云湖（摄影：江帆）", "秋日平湖：清河大桥、北山林场、滨湖夜灯（摄影：沈一诺）"]),
];

fn folder(kind: &str) -> PathBuf {
    root().join("samples/kinds").join(kind)
}

#[test]
fn every_kind_is_built_without_a_finding_and_shows_what_it_has() {
    for (kind, words) in KINDS {
        let checked = run(&folder(kind), &["check", "issue.toml", "--lang", "en", "--deny", "warning"]);
        assert_eq!(checked.code, 0, "{kind}: {}{}", checked.err, String::from_utf8_lossy(&checked.out));
        let text = squeeze(&LaidOut::new(&folder(kind).join("issue.toml")).text());
        for words in words {
            assert!(text.contains(&squeeze(words)), "{kind}: {words}: {text}");
        }
    }
}

#[test]
fn every_kind_says_the_same_in_pdf_and_word() {
    for (kind, _) in KINDS {
        let [pdf, word] = documents(&folder(kind));
        let verdict = compared([&pdf, &word]);
        assert!(verdict.faults.is_empty(), "{kind}: {:#?}", verdict.faults);
    }
}

#[test]
fn archives_of_every_kind_meet_pdf_a_3a_and_pdf_ua_1() {
    for (kind, _) in KINDS {
        let pdf = archive(&folder(kind), &[]);
        assert_valid(&pdf, "3a");
        assert_valid(&pdf, "ua1");
    }
}

#[test]
fn every_kind_is_printed_in_black_and_one_red() {
    for (kind, _) in KINDS {
        let case = Case::with_issue("");
        copy(&folder(kind), case.path());
        let plates = all_plates(&print(&case, &[]));
        assert!(
            plates.iter().all(|plate| ["Black", "Spot Red", "picture in DeviceGray"].contains(&plate.as_str())),
            "{kind}: {plates:?}"
        );
    }
}
