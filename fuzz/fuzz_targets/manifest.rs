//! Any bytes as the manifest of an archive: what it names is among the files or it is refused, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use typeset::archive::attachments::{Attached, Attachment};
use typeset::archive::manifest::{self, Manifest};
use typeset::archive::names;

fuzz_target!(|bytes: &[u8]| {
    let file = |name: &str, bytes: &[u8]| Attachment { name: name.to_owned(), bytes: bytes.to_vec() };
    let files = vec![file("issue.toml", b"year = 2026"), file("a/b.csv", b"1"), file(manifest::NAME, bytes)];
    if let Ok(manifest) = Manifest::parse(bytes)
        && manifest.unknown(&files).is_none()
    {
        let named = manifest.files.iter().map(|file| &file.name).chain([&manifest.issue]);
        for name in named {
            assert!(names::check(name).is_ok() && files.iter().any(|file| file.name == *name), "{name:?}");
        }
        assert_eq!(Manifest::parse(manifest.text().as_bytes()).as_ref(), Ok(&manifest));
    }
    let count = files.len();
    let (Attached { files, damaged, .. }, _) = manifest::vouch(Attached { files, ..Attached::default() });
    assert_eq!(files.len() + damaged.len(), count);
});
