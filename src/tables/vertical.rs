//! Vertical lines of text for the heads of narrow columns.
//!
//! Han characters stand upright, one below the other, marks in the forms that
//! fonts have for it; runs of Latin letters
//! and digits lie on their side, but for those of two characters, which stand
//! side by side, as in vertical Chinese text (clreq, 2.3).

use serde::Serialize;

use crate::fonts::Measure;
use crate::hanzi::is_cjk;

/// Height in em that a character takes in a vertical line.
const STEP: f64 = 1.08;
/// White before and after a run that lies on its side, in em.
const AROUND: f64 = 0.15;

/// Width in em that a vertical line takes.
pub(super) const LINE: f64 = 1.2;

/// What stands upright in a vertical line, or lies in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cluster {
    /// A character, or a run of Latin letters and digits.
    pub text: String,
    /// Whether it is turned by a quarter.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub turned: bool,
    /// How much of the line's height it takes.
    pub height: f64,
}

/// Splits a text into what stands or lies in a vertical line; heights in em.
pub(super) fn clusters(text: &str, measure: &Measure) -> Vec<Cluster> {
    let mut out: Vec<Cluster> = Vec::new();
    let mut run = String::new();
    let end_run = |run: &mut String, out: &mut Vec<Cluster>| {
        if run.trim().is_empty() {
            run.clear();
            return;
        }
        let text = std::mem::take(run).trim().to_owned();
        let turned = text.chars().count() > 2;
        let height = if turned { measure.em(&text) + 2.0 * AROUND } else { STEP };
        out.push(Cluster { text, turned, height });
    };
    for c in text.chars() {
        if is_cjk(c) {
            end_run(&mut run, &mut out);
            out.push(Cluster { text: c.into(), turned: false, height: STEP });
        } else {
            run.push(c);
        }
    }
    end_run(&mut run, &mut out);
    out
}

/// Distributes clusters over as few vertical lines of a height in em as they need, evenly.
pub(super) fn stacks(clusters: Vec<Cluster>, height: f64) -> Vec<Vec<Cluster>> {
    let total: f64 = clusters.iter().map(|cluster| cluster.height).sum();
    let lines = (total / height).ceil().max(1.0);
    let aim = total / lines;
    let mut out: Vec<Vec<Cluster>> = Vec::new();
    let mut used = f64::INFINITY;
    for cluster in clusters {
        if used + cluster.height / 2.0 > aim && (out.len() as f64) < lines {
            out.push(Vec::new());
            used = 0.0;
        }
        used += cluster.height;
        if let Some(line) = out.last_mut() {
            line.push(cluster);
        }
    }
    out
}

/// Returns the height in em of the highest of some vertical lines.
pub(super) fn height(stacks: &[Vec<Cluster>]) -> f64 {
    let height = |line: &Vec<Cluster>| line.iter().map(|cluster| cluster.height).sum::<f64>();
    stacks.iter().map(height).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cluster(text: &str) -> Cluster {
        Cluster { text: text.into(), turned: false, height: STEP }
    }

    #[test]
    fn lines_are_as_even_as_can_be() {
        let clusters: Vec<Cluster> = "失信主体提交信用报告情况".chars().map(|c| cluster(&c.to_string())).collect();
        let lines = stacks(clusters.clone(), 9.0);
        assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [6, 6]);
        assert_eq!(stacks(clusters.clone(), 20.0).len(), 1);
        assert_eq!(stacks(clusters, 5.0).iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 4]);
    }
}
