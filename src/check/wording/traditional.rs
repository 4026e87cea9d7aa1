//! W110: traditional characters in a text in simplified ones.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::{Terms, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_word_ideograph;
use crate::messages::WordingFault;

/// Traditional characters that are nothing else, each followed by its simplified form.
const PAIRS: &str = "國国會会業业務务發发電电開开關关東东車车長长門门問问間间聞闻馬马鳥鸟魚鱼龍龙龜龟學学號号貿贸費费資资質质\
買买賣卖實实對对將将專专尋寻導导層层屬属歲岁島岛峽峡師师帶带幣币幫帮幹干庫库應应廳厅廢废廣广張张強强彈弹彙汇後后從从徵征\
復复態态慶庆憲宪憂忧懷怀戰战戶户擁拥擇择擊击擔担據据擴扩擬拟攜携敵敌數数斷断時时晉晋晝昼書书勞劳動动務务勝胜\
勢势勵励區区協协單单卻却廠厂參参雙双變变叢丛員员啟启嚴严團团圖图圓圆場场塊块壓压壞坏壽寿夢梦奪夺獎奖婦妇孫孙寧宁審审\
寫写寬宽寶宝條条來来傑杰備备傷伤傳传債债傾倾僅仅價价儀仪億亿優优償偿兒儿內内兩两冊册凍冻凱凯創创劃划劇剧劉刘劍剑\
槍枪構构標标樓楼樣样樹树橋桥機机權权歡欢歐欧歷历歸归殘残殺杀氣气決决況况減减準准溫温漢汉滅灭潔洁濟济澤泽濕湿\
營营爭争爾尔牆墙獨独獲获獻献現现環环產产畫画異异當当療疗癥症盜盗監监盤盘眾众確确碼码礦矿祿禄禮礼種种稱称積积穩稳窮穷\
競竞筆笔節节範范築筑簡简簽签籃篮糧粮糾纠紀纪約约紅红納纳純纯紙纸級级細细終终組组結结給给統统絕绝經经綠绿維维網网緊紧線线\
編编練练縣县總总績绩織织續续罰罚羅罗義义習习聖圣聯联聲声聽听職职腦脑膽胆臨临舉举舊旧艦舰藝艺藥药蘇苏處处虛虚虧亏\
蟲虫術术衛卫裝装製制複复見见規规視视覺觉覽览觀观計计訂订記记討讨訓训許许設设訪访證证評评詞词詢询試试話话該该詳详認认\
語语誠诚誤误說说課课調调談谈請请論论諾诺謝谢識识譯译議议護护讀读讓让豐丰貝贝負负財财貢贡貧贫貨货責责貫贯貸贷貴贵\
賀贺賃赁賓宾賞赏賢贤賴赖購购贈赠贊赞贏赢趕赶趙赵跡迹踐践軍军軟软輕轻載载輔辅輛辆輪轮輸输轉转辦办農农邊边達达遞递\
過过運运進进違违遠远適适選选遺遗還还郵邮鄉乡鄭郑鄧邓醫医釋释針针鈔钞鉅巨銀银銅铜銷销鋼钢錄录錢钱錯错鍵键鎮镇鏈链鐵铁鑒鉴\
閉闭閱阅闊阔陳陈陽阳階阶際际隊队隨随險险雜杂難难雲云電电靈灵靜静響响頁页頂顶項项順顺須须預预領领頭头頻频題题額额顏颜願愿\
類类顧顾顯显風风飛飞飯饭館馆養养驗验驛驿驚惊體体魯鲁鮮鲜黃黄點点黨党齊齐齡龄";

/// Most characters that are told in one finding.
const MOST: usize = 20;

static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut chars = PAIRS.chars();
    let mut pairs = HashMap::new();
    while let (Some(old), Some(new)) = (chars.next(), chars.next()) {
        if old != new {
            pairs.insert(old, new);
        }
    }
    pairs
});

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let terms = Terms::of(subject);
    for text in texts(subject) {
        let mut rest = 0;
        for (at, c) in text.line.char_indices() {
            if at < rest || !SIMPLE.contains_key(&c) {
                continue;
            }
            // A few words at a time, from the first traditional character to the last.
            let run = text.line[at..].char_indices().take(MOST).take_while(|(_, c)| is_word_ideograph(*c));
            let old = run.filter(|(_, c)| SIMPLE.contains_key(c)).map(|(offset, c)| offset + c.len_utf8());
            let end = at + old.last().unwrap_or(c.len_utf8());
            rest = end;
            let words = &text.line[at..end];
            if terms.hide(&text.line, &(at..end)) {
                continue;
            }
            let simple = words.chars().map(|c| SIMPLE.get(&c).copied().unwrap_or(c)).collect();
            let fault = WordingFault::Traditional { words: words.to_owned(), simple };
            found.add(fault, text.place(at..end));
        }
    }
}
