//! What options take whose values are not words of a list.

use super::{Lang, Term};

/// Returns what an option such as `--bleed` takes; the bounds are those of its reader.
pub(super) fn accepts(option: &str, lang: Lang) -> Option<Term> {
    Some(say!(lang => Term {
        match option {
            "--bleed" => { Zh: "0 到 20 的毫米数，例如 3mm"; En: "0 to 20 mm, such as 3mm" }
            "--creep" => { Zh: "0 到 2 的毫米数，例如 0.1mm"; En: "0 to 2 mm, such as 0.1mm" }
            "--signature" => { Zh: "4 到 128 之间 4 的倍数，例如 16"; En: "a multiple of 4 from 4 to 128, such as 16" }
            "--paper" => { Zh: "纸张名（A4、A3、SRA3 等）或 宽x高，例如 450x320mm";
                           En: "a name such as A4, A3 or SRA3, or width x height such as 450x320mm" }
            "--size" => { Zh: "A4、A3、16K，或 宽x高，例如 210x285mm";
                          En: "A4, A3, 16K, or width x height such as 210x285mm" }
            "--inks" => { Zh: "1 到 32 的整数，例如 2"; En: "a whole number from 1 to 32, such as 2" }
            "--dpi" => { Zh: "50 到 5000 的整数，例如 300"; En: "a whole number from 50 to 5000, such as 300" }
            "--ink-limit" => { Zh: "100 到 400 的整数（百分之几），例如 300";
                               En: "a whole number (per cent) from 100 to 400, such as 300" }
            "--timeout" => { Zh: "1 到 86400 的整数（秒），例如 60";
                             En: "a whole number of seconds from 1 to 86400, such as 60" }
            _ => { return None }
        }
    }))
}
