//! What the rules of the checker say, a file for each family.

mod sums;
mod agreement;
mod structure;
mod wording;
mod punctuation;
mod typography;
mod people;

pub use agreement::{AgreementFault, IssueValue};
pub use people::PeopleFault;
pub use punctuation::PunctuationFault;
pub use structure::StructureFault;
pub use sums::{SumFault, SumReason, TotalSort};
pub use typography::TypographyFault;
pub use wording::WordingFault;
