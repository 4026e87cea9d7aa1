//! The program `typeset`: its fonts, and the call into the library.

use std::process::ExitCode;

use typeset::fonts::Bundle;
use typeset::memory::Ceiling;

#[global_allocator]
static ALLOCATOR: Ceiling = Ceiling;

/// The bundled fonts, raw: unpacking them at every start would cost more than it saves.
static FONTS: [&[u8]; 10] = [
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
    include_bytes!("../fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("../fonts/NotoSansSC-Medium.ttf"),
    include_bytes!("../fonts/NotoSansSymbols2-Regular.ttf"),
    include_bytes!("../fonts/NotoSerifSC-Bold.ttf"),
    include_bytes!("../fonts/NotoSerifSC-Regular.ttf"),
    include_bytes!("../fonts/TypesetKaiGB-Regular.ttf"),
    include_bytes!("../fonts/ZhuqueFangsong-Regular.ttf"),
];

fn main() -> ExitCode {
    typeset::cli::run(std::env::args_os().collect(), Bundle::embedded(&FONTS))
}
