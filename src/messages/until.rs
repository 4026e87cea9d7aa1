//! Families whose languages still stand apart, until they are tables too.

use super::{AgreementFault, PunctuationFault, StructureFault, SumFault, TypographyFault, WordingFault};
use super::{ArchiveFault, BadPdf, ImposeFault, ImposeNote, Lang, PreflightFault, PrintFault, Refused, Words};

macro_rules! apart {
    ($($fault:ty: $said:ident -> $words:ty),+ $(,)?) => {
        $(impl $fault {
            pub(super) fn $said(&self, lang: Lang) -> $words {
                say!(lang => Term { Zh: self.zh(); En: self.en() })
            }
        })+
    };
}

apart!(
    ArchiveFault: words -> Words,
    ImposeFault: words -> Words,
    BadPdf: words -> Words,
    PreflightFault: words -> Words,
    PrintFault: words -> Words,
    AgreementFault: words -> Words,
    PunctuationFault: words -> Words,
    StructureFault: words -> Words,
    SumFault: words -> Words,
    TypographyFault: words -> Words,
    WordingFault: words -> Words,
    ImposeNote: line -> String,
);

impl Refused {
    pub(super) fn zh(&self) -> (String, &'static str) {
        (self.words(Lang::Zh).message, "")
    }

    pub(super) fn en(&self) -> (String, &'static str) {
        (self.words(Lang::En).message, "")
    }
}
